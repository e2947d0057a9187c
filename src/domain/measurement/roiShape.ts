import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { polygonPerimeterMm } from '../polygon/polygonPerimeterMm';
import type { RoiShape } from './roiMeasurement';

/** Lengths in pixels are lengths in mm on pixels of 1 mm. */
const unitSpacing: PixelSpacing = { rowMm: 1, columnMm: 1 };

/**
 * The self check of a measurement: the outline's area by geometry beside the number of its pixels, and its perimeter.
 *
 * A closed curve of length L ≥ 1 encloses, of a grid of unit squares, less than L centres more or fewer than its area
 * (Jarník's theorem; Steinhaus 1947). MEASUREMENT.md section 2.
 */
export function roiShape(
  outer: readonly PointPx[],
  polygonPx2: number,
  grossPixelCount: number,
  netPixelCount: number,
  spacing: PixelSpacing | undefined,
): RoiShape {
  const perimeterPx = polygonPerimeterMm(outer, unitSpacing);
  const pixelMm2 = spacing && spacing.rowMm * spacing.columnMm;
  const difference = grossPixelCount - polygonPx2;
  return {
    perimeterMm: spacing && polygonPerimeterMm(outer, spacing),
    grossPixelCount,
    netPixelCount,
    grossPixelAreaMm2: pixelMm2 === undefined ? undefined : grossPixelCount * pixelMm2,
    netPixelAreaMm2: pixelMm2 === undefined ? undefined : netPixelCount * pixelMm2,
    areaDifferencePercent: (100 * difference) / polygonPx2,
    isPlausible: Math.abs(difference) < Math.max(perimeterPx, 1),
  };
}
