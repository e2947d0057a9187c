import type { ImagePlane, PixelSpacing } from '../image/imageGrid';
import type { PointLps, PointPx } from '../image/point';
import { add, scale } from './lps';

/**
 * Where a point of the image lies in the patient, mm (DICOM PS3.3 C.7.6.2.1.1, equation C.7.6.2.1-1).
 * Pixel indices count from the centre of the top-left pixel, as Image Position (Patient) does.
 */
export function pixelToLps(plane: ImagePlane, spacing: PixelSpacing, pointPx: PointPx): PointLps {
  const across = scale(plane.rowDirectionLps, pointPx[0] * spacing.columnMm);
  const down = scale(plane.columnDirectionLps, pointPx[1] * spacing.rowMm);
  return add(plane.originLps, add(across, down));
}
