import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { demoUid } from '../../../../../src/io/sources/demo/demoUid';
import { decimalString, dicomHeaderBytes } from '../../../../../src/io/sources/demo/dicomWriter';

const instance = { sopClassUid: '1.2.840.10008.5.1.4.1.1.4', sopInstanceUid: '2.25.77', implementation: 'T' };

describe('dicomHeaderBytes', () => {
  const bytes = dicomHeaderBytes(
    [
      { tag: 0x00280010, vr: 'US', value: [320] },
      { tag: 0x00100010, vr: 'PN', value: 'Odd' },
      { tag: 0x0020000d, vr: 'UI', value: '2.25.123' },
      { tag: 0x2005100e, vr: 'FL', value: [0.25] },
      { tag: 0x00080060, vr: 'CS', value: 'MR' },
    ],
    instance,
  );
  const parsed = dicomParser.parseDicom(bytes);

  it('writes values that another program reads back', () => {
    expect(parsed.string('x00100010')).toBe('Odd');
    expect(parsed.uint16('x00280010')).toBe(320);
    expect(parsed.float('x2005100e')).toBe(0.25);
    expect(parsed.string('x0020000d')).toBe('2.25.123');
    expect(parsed.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(parsed.string('x00020003')).toBe('2.25.77');
  });

  it('sorts elements and gives each an even length', () => {
    const elements = Object.values(parsed.elements).sort((a, b) => a.dataOffset - b.dataOffset);
    const found = elements.map((element) => element.tag);
    expect(found).toEqual([...found].sort());
    expect(elements.every((element) => element.length % 2 === 0)).toBe(true);
  });

  it('states the length of the meta information', () => {
    const end = 132 + 12 + (parsed.uint32('x00020000') ?? 0);
    expect(String.fromCharCode(...bytes.subarray(end, end + 6))).toBe('\x08\x00\x60\x00CS');
  });
});

describe('decimalString', () => {
  it('never exceeds the 16 characters of a DS', () => {
    for (const value of [-123.456789012345, 1e-9, 0.1 + 0.2, -0.99999999995, 0, 2206.52, -1e-12]) {
      const text = decimalString(value);
      expect(text.length).toBeLessThanOrEqual(16);
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Math.abs(Number(text) - value)).toBeLessThan(1e-8);
    }
  });
});

describe('demoUid', () => {
  it('is a valid UID, the same for the same name', () => {
    for (let i = 0; i < 500; i++) {
      const uid = demoUid(3, `image ${i}`);
      expect(uid).toMatch(/^2\.25\.[1-9]\d*$/);
      expect(uid.length).toBeLessThanOrEqual(64);
      expect(demoUid(3, `image ${i}`)).toBe(uid);
    }
    expect(new Set(Array.from({ length: 5000 }, (_, i) => demoUid(3, `image ${i}`))).size).toBe(5000);
  });
});
