import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { readUncompressedSlice } from './support/roisDicom';

/** ROIs on the shared spine studies; area, count, mean and SD computed by numpy on pydicom's pixels. */

interface TrueRoi {
  readonly label: string;
  readonly image: string;
  readonly polygonPixel_colRow_pixelCentresAtIntegers: readonly PointPx[];
  readonly areaMm2_shoelace: number;
  readonly pixelCount_centresInside: number;
  readonly mean_centresInside: number;
  readonly sd_sample: number;
  readonly min: number;
  readonly max: number;
}

const named = process.env['REFERENCE_DICOM'];
const folder = named ?? fileURLToPath(new URL('../../../shared/data/dicom', import.meta.url));
const truthFile = join(folder, 'roi-truth.json');

if (named === undefined && !existsSync(truthFile)) {
  it.skip('measures the ROIs of the spine studies (reference data absent; set REFERENCE_DICOM)', () =>
    undefined);
} else {
  const rois: readonly TrueRoi[] = JSON.parse(readFileSync(truthFile, 'utf8')).rois;

  describe('ROIs of the shared spine studies', () => {
    it('are there', () => {
      expect(rois.length).toBeGreaterThan(0);
    });
    for (const roi of rois) {
      it(`measures ${roi.label} on ${roi.image}`, () => {
        const image = readUncompressedSlice(readFileSync(join(folder, roi.image)));
        const measured = measureRoi(image, roi.polygonPixel_colRow_pixelCentresAtIntegers, []);
        if (!measured.ok) throw new Error(`refused: ${measured.error.kind}`);
        const { area, signal } = measured.value;
        if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
        const allowed = 1e-9 * Math.max(Math.abs(roi.min), Math.abs(roi.max));
        expect(signal.pixelCount).toBe(roi.pixelCount_centresInside);
        expect(Math.abs(area.grossMm2 - roi.areaMm2_shoelace)).toBeLessThan(1e-9 * roi.areaMm2_shoelace);
        expect(Math.abs(signal.displayed.mean - roi.mean_centresInside)).toBeLessThanOrEqual(allowed);
        expect(Math.abs((signal.displayed.sd ?? Number.NaN) - roi.sd_sample)).toBeLessThanOrEqual(allowed);
        expect(signal.displayed.min).toBe(roi.min);
        expect(signal.displayed.max).toBe(roi.max);
      });
    }
  });
}
