import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import type { LinePx } from './endplates';
import { middlePx, pixelSteps } from './pixelSteps';

/** A midline through the middle of the image, square to the image axis that runs nearest to the patient's left. */
export function imageMidline(grid: ImageGrid): LinePx {
  const [column, row] = middlePx(grid);
  const { plane } = grid;
  const isAlongColumns =
    plane !== undefined && Math.abs(plane.columnDirectionLps[0]) > Math.abs(plane.rowDirectionLps[0]);
  return isAlongColumns
    ? [
        [-0.5, row],
        [grid.columns - 0.5, row],
      ]
    : [
        [column, -0.5],
        [column, grid.rows - 0.5],
      ];
}

/**
 * An outline mirrored about a line of its own image, true to size also where pixels are not square. Vertices are in
 * reverse order, so that the direction of the ring stays. Undefined for a line without length.
 */
export function mirroredOutlinePx(
  outlinePx: readonly PointPx[],
  [from, to]: LinePx,
  grid: ImageGrid,
): readonly PointPx[] | undefined {
  const [columnStep, rowStep] = pixelSteps(grid);
  const along = [(to[0] - from[0]) * columnStep, (to[1] - from[1]) * rowStep] as const;
  const lengthSquared = along[0] ** 2 + along[1] ** 2;
  if (!(lengthSquared > 0)) return undefined;
  const mirrored = outlinePx.map((vertex): PointPx => {
    const way = [(vertex[0] - from[0]) * columnStep, (vertex[1] - from[1]) * rowStep] as const;
    const share = (way[0] * along[0] + way[1] * along[1]) / lengthSquared;
    const foot = [share * along[0], share * along[1]] as const;
    return [from[0] + (2 * foot[0] - way[0]) / columnStep, from[1] + (2 * foot[1] - way[1]) / rowStep];
  });
  return mirrored.reverse();
}
