import type { ImageGrid } from '../image/imageGrid';
import type { PointLps, PointPx } from '../image/point';
import { distanceToPlaneMm } from './distanceToPlaneMm';
import { lpsToPixel } from './lpsToPixel';

/** A patient point seen on an image. */
export interface PointOnImage {
  readonly pointPx: PointPx;
  /** Distance from the image plane, mm; positive along the image's normal. */
  readonly distanceMm: number;
  /** Whether the foot of the point lies on the image, pixel edges included. */
  readonly isInside: boolean;
}

/** Where a patient point falls on an image; undefined when the image states no plane or no spacing. */
export function pointOnImage(grid: ImageGrid, pointLps: PointLps): PointOnImage | undefined {
  if (!grid.plane || !grid.spacing) return undefined;
  const pointPx = lpsToPixel(grid.plane, grid.spacing, pointLps);
  const [column, row] = pointPx;
  const isInside = column >= -0.5 && column <= grid.columns - 0.5 && row >= -0.5 && row <= grid.rows - 0.5;
  return { pointPx, distanceMm: distanceToPlaneMm(grid.plane, pointLps), isInside };
}
