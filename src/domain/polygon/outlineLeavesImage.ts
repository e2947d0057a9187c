import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** Whether any vertex lies outside the image, which covers −0.5 to N − 0.5 both ways; its border is inside. */
export function outlineLeavesImage(
  ring: readonly PointPx[],
  grid: Pick<ImageGrid, 'columns' | 'rows'>,
): boolean {
  const isInside = ([column, row]: PointPx): boolean =>
    column >= -0.5 && column <= grid.columns - 0.5 && row >= -0.5 && row <= grid.rows - 0.5;
  return !ring.every(isInside);
}
