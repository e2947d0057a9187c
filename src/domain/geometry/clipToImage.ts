import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** A straight line on an image. */
export interface LinePx {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
}

/**
 * The part of a line that lies on the image (outer pixel edges included), by Liang and Barsky; undefined when
 * none does. Keeps the line's direction.
 */
export function clipToImage(line: LinePx, grid: Pick<ImageGrid, 'columns' | 'rows'>): LinePx | undefined {
  const { fromPx, toPx } = line;
  const way: PointPx = [toPx[0] - fromPx[0], toPx[1] - fromPx[1]];
  let enter = 0;
  let leave = 1;
  const limits: readonly (readonly [step: number, room: number])[] = [
    [-way[0], fromPx[0] + 0.5],
    [way[0], grid.columns - 0.5 - fromPx[0]],
    [-way[1], fromPx[1] + 0.5],
    [way[1], grid.rows - 0.5 - fromPx[1]],
  ];
  for (const [step, room] of limits) {
    if (step === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const at = room / step;
    if (step < 0) enter = Math.max(enter, at);
    else leave = Math.min(leave, at);
  }
  if (enter > leave) return undefined;
  const point = (at: number): PointPx => [fromPx[0] + at * way[0], fromPx[1] + at * way[1]];
  return { fromPx: enter > 0 ? point(enter) : fromPx, toPx: leave < 1 ? point(leave) : toPx };
}
