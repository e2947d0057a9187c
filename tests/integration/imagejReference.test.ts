import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import type { ForeignRoi } from '../../src/domain/roiFiles/foreignRoi';
import { readRoiFile } from '../../src/io/roiFiles/readRoiFile';
import { loadRoiSuite, roiFolders } from '../reference/support/roisFiles';

/*
 * Files that real ImageJ 1.53t wrote, with what it measured in them on a real DICOM slice (`REFERENCE_ROIS`/imagej).
 * Vertices are exact; n, min and max exact; area 1e-9; mean 2e-7, because ImageJ computes with float32 values.
 */

interface ExpectedFile {
  readonly file: string;
  readonly zipEntry?: string;
  readonly nameInFile: string | null;
  readonly expectedImport: string;
  readonly verticesPx?: readonly PointPx[];
  readonly ringsPx?: readonly (readonly PointPx[])[];
  readonly ringRoles?: readonly string[];
  readonly polygonAreaMm2?: number;
  readonly slicePosition: number;
  readonly hasTies?: boolean;
  readonly subPixelFlag: boolean;
  readonly imagej?: {
    readonly areaMm2: number;
    readonly n: number;
    readonly mean: number;
    readonly min: number;
    readonly max: number;
  };
}

const folder = roiFolders().folders.find((one) => existsSync(join(one, 'imagej', 'expected.json')));
if (folder === undefined)
  process.stdout.write('\nfiles of real ImageJ not found; set REFERENCE_ROIS to their folder\n');

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/** Rings as sets: where one begins, and the closing vertex that a path repeats, mean nothing. */
function closedOnce(ring: readonly PointPx[]): readonly PointPx[] {
  const [first] = ring;
  const last = ring.at(-1);
  return first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]
    ? ring.slice(0, -1)
    : ring;
}

describe.skipIf(folder === undefined)('files that real ImageJ wrote', () => {
  const base = folder ?? '';
  const { image, rois } = folder
    ? readJson<{ image: string; rois: readonly ExpectedFile[] }>(join(base, 'imagej', 'expected.json'))
    : { image: '', rois: [] };
  const suite = folder ? loadRoiSuite(base) : undefined;
  const read = (expected: ExpectedFile) => {
    const { file, zipEntry } = expected;
    const all = readRoiFile(new Uint8Array(readFileSync(join(base, 'imagej', file))), file);
    const path = zipEntry === undefined ? file : `${file}/${zipEntry}`;
    return {
      roi: all.rois.find((one) => one.file === path),
      refused: all.refused.find((one) => one.file === path),
    };
  };

  it.each(rois.map((one) => [one.zipEntry ?? one.file, one] as const))('%s', (_title, expected) => {
    const { roi, refused } = read(expected);
    if (/^refuse/.test(expected.expectedImport)) {
      expect(roi).toBeUndefined();
      expect(refused?.kind).toBe(/approximate/.test(expected.expectedImport) ? 'curved' : 'not-an-area');
      return;
    }
    if (expected.ringRoles && expected.ringRoles.filter((role) => role === 'outer').length > 1) {
      expect(refused).toMatchObject({ kind: 'several-parts', detail: '2 parts' });
      return;
    }
    if (!roi) throw new Error(`not read: ${JSON.stringify(refused)}`);
    expectShape(roi, expected);
    expectNumbers(roi, expected);
  });

  function expectShape(roi: ForeignRoi, expected: ExpectedFile): void {
    if (expected.nameInFile !== null) expect(roi.name).toBe(expected.nameInFile);
    expect(roi.image.slicePosition ?? 0).toBe(expected.slicePosition);
    if (expected.verticesPx) expect(roi.outlinePx).toEqual(closedOnce(expected.verticesPx));
    const { ringsPx, ringRoles } = expected;
    if (!ringsPx || !ringRoles) return;
    const role = (wanted: string) => ringsPx.filter((_, at) => ringRoles[at] === wanted).map(closedOnce);
    expect([roi.outlinePx]).toEqual(role('outer'));
    expect(roi.exclusions.map(({ verticesPx }) => verticesPx)).toEqual(role('hole'));
  }

  function expectNumbers(
    roi: ForeignRoi,
    { imagej, expectedImport, subPixelFlag, polygonAreaMm2, file }: ExpectedFile,
  ): void {
    if (!suite) return;
    const slice = suite.image(image);
    const measured = measureRoi(slice, roi.outlinePx, roi.exclusions, 'imagej');
    if (/outside|leaves/.test(`${file}${roi.name}`)) {
      expect(measured).toMatchObject({ ok: false, error: { kind: 'outside-image' } });
      return;
    }
    if (!measured.ok || !imagej) throw new Error(JSON.stringify(measured));
    // ImageJ measures the rounded-out bounds of a sub-pixel rectangle, and a spline where one was fitted: said as notes.
    if (expectedImport.includes('spline')) {
      expect(roi.notes).toContain('spline');
      return;
    }
    const exact = measureRoi(slice, roi.outlinePx, roi.exclusions);
    if (!exact.ok || exact.value.area.kind !== 'known') throw new Error('not measured');
    expect(exact.value.area.netMm2 / (polygonAreaMm2 ?? Number.NaN)).toBeCloseTo(1, 9);
    if (expectedImport === 'polygon-of-4' && subPixelFlag) {
      expect(roi.notes).toContain('sub-pixel-rectangle');
      return;
    }
    const { area, signal } = measured.value;
    if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
    expect(signal.pixelCount).toBe(imagej.n);
    expect(area.netMm2 / imagej.areaMm2).toBeCloseTo(1, 9);
    expect(Math.abs(signal.displayed.mean / imagej.mean - 1)).toBeLessThan(2e-7);
    expect(Math.abs(signal.displayed.max / imagej.max - 1)).toBeLessThan(2e-7);
  }
});
