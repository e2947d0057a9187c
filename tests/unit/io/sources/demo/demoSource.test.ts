import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { readSliceHeaders } from '../../../../../src/io/dicom/readSliceHeaders';
import { demoCohort } from '../../../../../src/io/sources/demo/demoCohort';
import { demoScan } from '../../../../../src/io/sources/demo/demoScan';
import { demoSeed } from '../../../../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../../../../src/io/sources/demo/demoSource';

const files = listDemoFiles(demoSeed);
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const whole = (path: string): Uint8Array => readDemoBytes(demoSeed, path, 0, Number.MAX_SAFE_INTEGER);

function headerOf(path: string) {
  const file = files.find((one) => one.path === path);
  const read = readSliceHeaders(readDemoBytes(demoSeed, path, 0, 4096), file?.sizeBytes ?? 0);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const [header] = read.value;
  if (!header) throw new Error('no header');
  return header;
}

describe('the list of demo files', () => {
  it('has two scans of 92 subjects, each with 15 axial and 11 to 13 sagittal slices', () => {
    expect(files.filter(({ path }) => path.includes('/ax/')).length).toBe(92 * 2 * 15);
    for (const { code } of demoCohort(demoSeed)) {
      for (const scan of ['preop', 'followup']) {
        const count = files.filter(({ path }) => path.startsWith(`${code}/${scan}/sag/`)).length;
        expect([11, 12, 13]).toContain(count);
      }
    }
  });

  it('names every path once and states its true size', () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    for (const { path, sizeBytes } of [files[0], files[2000], files.at(-1)].flatMap((f) => f ?? [])) {
      expect(whole(path).length).toBe(sizeBytes);
    }
  });
});

describe('readDemoBytes', () => {
  it('gives the same bytes in pieces as at once', () => {
    const path = 'S-003/preop/ax/IM0008.dcm';
    const all = whole(path);
    for (const [start, end] of [
      [0, 132],
      [100, 5000],
      [4096, 4100],
      [200_000, 300_000],
      [4000, 4096],
    ] as const) {
      expect(hash(readDemoBytes(demoSeed, path, start, end))).toBe(hash(all.subarray(start, end)));
    }
    expect(readDemoBytes(demoSeed, path, 10, 10).length).toBe(0);
  });

  it('draws the same slice again from the same seed, in a program started anew', async () => {
    const paths = ['S-001/preop/ax/IM0008.dcm', 'S-050/followup/sag/IM0006.dcm'];
    const before = paths.map((path) => hash(whole(path)));
    vi.resetModules();
    const anew = await import('../../../../../src/io/sources/demo/demoSource');
    // In the other order: what was drawn before must not matter.
    const after = [...paths].reverse().map((path) => hash(anew.readDemoBytes(demoSeed, path, 0, 1e9)));
    expect(after.reverse()).toEqual(before);
    const other = paths.map((path) => hash(anew.readDemoBytes(demoSeed + 1, path, 0, 1e9)));
    expect(other[0]).not.toBe(before[0]);
  });

  it('refuses a path that it did not list', () => {
    expect(() => readDemoBytes(demoSeed, 'S-093/preop/ax/IM0001.dcm', 0, 10)).toThrow();
    expect(() => readDemoBytes(demoSeed, 'S-001/preop/ax/IM0016.dcm', 0, 10)).toThrow();
  });
});

describe('demo headers', () => {
  it('are read without warnings as the study describes its images', () => {
    const header = headerOf('S-003/preop/ax/IM0008.dcm');
    expect(header.warnings).toEqual([]);
    expect(header.acquisition).toMatchObject({
      manufacturer: 'Philips Medical Systems',
      model: 'Achieva',
      stationName: 'MULTIFIDUS DEMO',
      fieldStrengthT: 1.5,
      echoTimeMs: 120,
      repetitionTimeMs: 2206.52,
      sliceThicknessMm: 4,
    });
    expect(header.pixels).toMatchObject({ bitsAllocated: 16, bitsStored: 12, highBit: 11, isSigned: false });
    expect(header.grid.spacing).toEqual({ rowMm: 0.625, columnMm: 0.625 });
    expect(header.rescale.isStated).toBe(true);
    expect(header.rescale.slope).not.toBe(1);
    expect(header.philipsScale?.slope).toBeGreaterThan(0);
    expect(header.patient.name).toContain('Demo');
  });

  it('have UIDs that tell all images, series, studies and frames of reference apart', () => {
    const some = files.filter(({ path }) => /^S-00[1-3]\//.test(path)).map(({ path }) => headerOf(path));
    expect(new Set(some.map((header) => header.sopInstanceUid)).size).toBe(some.length);
    expect(new Set(some.map((header) => header.seriesInstanceUid)).size).toBe(12);
    expect(new Set(some.map((header) => header.studyInstanceUid)).size).toBe(6);
    expect(new Set(some.map((header) => header.frameOfReferenceUid)).size).toBe(6);
  });

  it('give a patient one date of birth in both scans, and the recorded age before surgery', () => {
    for (const { code, ageYears } of demoCohort(demoSeed)) {
      const [before, after] = ['preop', 'followup'].map(
        (scan) => headerOf(`${code}/${scan}/ax/IM0001.dcm`).patient,
      );
      expect(before?.birthDate).toBeDefined();
      expect(after?.birthDate).toBe(before?.birthDate);
      expect(before?.ageYears).toBe(ageYears);
    }
  });

  it('state the rescale slope of the other scan in most pairs and another in a few', () => {
    const changed = demoCohort(demoSeed).filter(
      ({ index }) =>
        demoScan(demoSeed, index, 'preop').rescaleSlope !==
        demoScan(demoSeed, index, 'followUp').rescaleSlope,
    );
    expect(changed.length).toBeGreaterThanOrEqual(3);
    expect(changed.length).toBeLessThanOrEqual(8);
  });
});
