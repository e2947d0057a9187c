import type { PointPx } from '../domain/image/point';
import { distanceToSegmentPx } from './planePx';

/** How far a freehand line's vertices may leave what the hand drew, pixels. */
export const strokeTolerancePx = 0.25;

/**
 * The few points of a freehand line that carry its shape (Ramer 1972; Douglas and Peucker 1973).
 *
 * Points are only left out, never moved; first and last stay. Distances are to the segment, not to its endless
 * line, so every drawn point lies within `tolerancePx` of the result, and, because the drawn line runs unbroken
 * from one end of each segment to the other, every place of the result lies within it of the drawn line too.
 */
export function simplifyStroke(
  drawnPx: readonly PointPx[],
  tolerancePx: number = strokeTolerancePx,
): readonly PointPx[] {
  if (drawnPx.length < 3) return drawnPx;
  const isKept = new Uint8Array(drawnPx.length);
  isKept[0] = 1;
  isKept[drawnPx.length - 1] = 1;
  // A stack of its own: a long spiral would take recursion as deep as the stroke has points.
  const open: [first: number, last: number][] = [[0, drawnPx.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    const farthest = farthestFromSegment(drawnPx, first, last, tolerancePx);
    if (farthest === undefined) continue;
    isKept[farthest] = 1;
    open.push([first, farthest], [farthest, last]);
  }
  return drawnPx.filter((_, index) => isKept[index] === 1);
}

/** The point between two others that is farthest from their segment, if any is farther than the tolerance. */
function farthestFromSegment(
  drawnPx: readonly PointPx[],
  first: number,
  last: number,
  tolerancePx: number,
): number | undefined {
  const from = drawnPx[first];
  const to = drawnPx[last];
  if (from === undefined || to === undefined) return undefined;
  let farthest: number | undefined;
  let farthestPx = tolerancePx;
  for (let index = first + 1; index < last; index += 1) {
    const point = drawnPx[index];
    if (point === undefined) continue;
    const awayPx = distanceToSegmentPx(point, from, to);
    if (awayPx > farthestPx) {
      farthest = index;
      farthestPx = awayPx;
    }
  }
  return farthest;
}
