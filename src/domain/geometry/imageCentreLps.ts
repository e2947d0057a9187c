import type { ImageGrid } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { pixelToLps } from './pixelToLps';

/** The middle of an image in the patient; undefined when the image states no plane or no spacing. */
export function imageCentreLps(grid: ImageGrid): PointLps | undefined {
  if (!grid.plane || !grid.spacing) return undefined;
  return pixelToLps(grid.plane, grid.spacing, [(grid.columns - 1) / 2, (grid.rows - 1) / 2]);
}
