import { parseDicom } from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { dataSet } from '../../../../../src/io/dicomObjects/write/dataSet';
import { encodeObject } from '../../../../../src/io/dicomObjects/write/encodeObject';

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/[ \0]+$/, '');

/* Read back by dicom-parser; the bytes expected are those of PS3.5 and PS3.10. */
describe('encodeObject', () => {
  const encoded = encodeObject(
    '1.2.3',
    '1.2.3.4',
    dataSet({
      PatientName: '홍길동',
      PatientID: 'ABC',
      PatientBirthDate: '',
      StudyInstanceUID: '1.2.3',
      PixelSpacing: [0.8, 1 / 3],
      ReferencedPerformedProcedureStepSequence: [],
      ContentSequence: [dataSet({ TextValue: 'a\\b\nc\u0007d', FloatingPointValue: 1 / 3 })],
      SegmentLabel: `${'x'.repeat(63)}🦴🦴`,
      StudyID: 'back\\slash',
    }),
  );
  const read = parseDicom(encoded);
  const bytesOf = (tag: string): Uint8Array => {
    const element = read.elements[tag];
    if (!element) throw new Error(`${tag} is absent`);
    return encoded.subarray(element.dataOffset, element.dataOffset + element.length);
  };

  it('writes a preamble of 128 zeros, DICM and the file meta information with its length', () => {
    expect(encoded.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
    expect(utf8(encoded.subarray(128, 132))).toBe('DICM');
    expect(read.string('x00020002')).toBe('1.2.3');
    expect(read.string('x00020003')).toBe('1.2.3.4');
    expect(read.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(read.string('x00020012')).toMatch(/^2\.25\.\d{1,39}$/);
    const meta = read.elements['x00020000'];
    const last = read.elements['x00020013'];
    expect(read.uint32('x00020000')).toBe(
      (last?.dataOffset ?? 0) + (last?.length ?? 0) - (meta?.dataOffset ?? 0) - 4,
    );
  });

  it('makes every value even: text by a space, UIDs by a zero', () => {
    expect([...bytesOf('x00100020')]).toEqual([...new TextEncoder().encode('ABC ')]);
    expect([...bytesOf('x0020000d')]).toEqual([...new TextEncoder().encode('1.2.3\0')]);
    for (const element of Object.values(read.elements)) expect(element.length % 2).toBe(0);
  });

  it('writes UTF-8, empty elements and empty sequences', () => {
    expect(utf8(bytesOf('x00100010'))).toBe('홍길동');
    expect(bytesOf('x00100030')).toHaveLength(0);
    expect(read.elements['x00081111']?.items).toEqual([]);
  });

  it('writes decimal strings with 16 characters at most and floating-point values bit by bit', () => {
    expect(read.string('x00280030')).toBe('0.8\\0.33333333333333');
    expect(read.elements['x0040a730']?.items?.[0]?.dataSet?.double('x0040a161')).toBe(1 / 3);
  });

  it('keeps a backslash where it is a letter, and takes it out where it divides values; control characters never', () => {
    const item = read.elements['x0040a730']?.items?.[0]?.dataSet;
    expect(item?.text('x0040a160')).toBe('a\\b\nc d');
    expect(read.string('x00200010')).toBe('back slash');
  });

  it('cuts a text to what its element may hold, never through a character', () => {
    expect(utf8(bytesOf('x00620005'))).toBe('x'.repeat(63));
  });

  it('goes over to implicit VR where one value is longer than explicit VR can say', () => {
    const points = Array.from({ length: 40_000 }, (_, i) => i % 10);
    const long = encodeObject('1.2.3', '1.2.3.4', dataSet({ ContourData: points, PatientID: 'A' }));
    const back = parseDicom(long);
    expect(back.string('x00020010')).toBe('1.2.840.10008.1.2');
    expect(back.elements['x30060050']?.length).toBe(80_000);
    expect(back.numStringValues('x30060050')).toBe(40_000);
    const fits = encodeObject('1.2.3', '1.2.3.4', dataSet({ ContourData: points.slice(0, 32_767) }));
    expect(parseDicom(fits).string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(parseDicom(fits).numStringValues('x30060050')).toBe(32_767);
  });
});
