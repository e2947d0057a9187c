import type { ImagePlane, PixelSpacing } from '../image/imageGrid';
import type { PointLps, PointPx } from '../image/point';
import { dot, subtract } from './lps';

/**
 * The image point nearest to a point in the patient: its perpendicular foot on the image plane, which may lie
 * outside the image. The inverse of `pixelToLps` for points in the plane.
 *
 * Files round their direction cosines, so the two directions are not assumed to be exactly of length 1 and
 * perpendicular: the 2 × 2 normal equations are solved.
 */
export function lpsToPixel(plane: ImagePlane, spacing: PixelSpacing, pointLps: PointLps): PointPx {
  const { rowDirectionLps: row, columnDirectionLps: column } = plane;
  const way = subtract(pointLps, plane.originLps);
  const rowRow = dot(row, row);
  const rowColumn = dot(row, column);
  const columnColumn = dot(column, column);
  const determinant = rowRow * columnColumn - rowColumn * rowColumn;
  const alongRow = dot(way, row);
  const alongColumn = dot(way, column);
  const acrossMm = (alongRow * columnColumn - alongColumn * rowColumn) / determinant;
  const downMm = (alongColumn * rowRow - alongRow * rowColumn) / determinant;
  return [acrossMm / spacing.columnMm, downMm / spacing.rowMm];
}
