import type { PointPx } from '../../domain/image/point';
import { findPolygonProblem } from '../../domain/polygon/findPolygonProblem';
import { simplifiedBetween } from './simplifiedBetween';

/** How far leaving out vertices may move the pushed border: with what the brush's polygon adds, 0.2 px from the disc. */
const tolerancePx = 0.15;

/**
 * The ring at the end of a drag of the brush, with only as many new vertices as its shape needs: within 0.15 px, less
 * where only that keeps it simple. Vertices that it shares with the ring before the drag stay, the very same.
 */
export function settleBrush(beforePx: readonly PointPx[], pushedPx: readonly PointPx[]): readonly PointPx[] {
  if (beforePx === pushedPx) return pushedPx;
  const own = new Set(beforePx);
  const fixed = pushedPx.flatMap((vertex, index) => (own.has(vertex) ? [index] : []));
  const anchors = fixed.length > 0 ? fixed : [0, Math.floor(pushedPx.length / 2)];
  for (const share of [1, 1 / 2, 1 / 4]) {
    const settled = simplifiedBetween(pushedPx, anchors, share * tolerancePx);
    if (findPolygonProblem(settled).ok) return settled;
  }
  return pushedPx;
}
