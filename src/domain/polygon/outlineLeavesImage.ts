import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** Whether any vertex lies outside the image, which covers −0.5 to N − 0.5 both ways; its border is inside. */
export function outlineLeavesImage(
  ring: readonly PointPx[],
  grid: Pick<ImageGrid, 'columns' | 'rows'>,
): boolean {
  const [right, bottom] = [grid.columns - 0.5, grid.rows - 0.5];
  for (const vertex of ring) {
    const column = vertex[0];
    const row = vertex[1];
    // Written so that a place that is no number is outside.
    if (!(column >= -0.5 && column <= right && row >= -0.5 && row <= bottom)) return true;
  }
  return false;
}
