import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { distancePx, distanceToSegmentPx } from '../planePx';

/** Two paths along one ridge differ by at most the tolerance to which each was simplified, twice. */
const sameRidgePx = 0.3;
/** A path that stays nearer to its beginning than this has not gone back over anything, unless it meets a very vertex. */
const shortestSpurPx = 1;

/** What is left of two paths that meet in a place, once the way out and back that they share is gone. */
export interface Joined {
  /** How many vertices of the path that comes in stay. */
  readonly keptCount: number;
  readonly onwardPx: readonly PointPx[];
}

/**
 * Two paths along the image's edges that join in a place beside the edge: in to it, and out again along the same ridge. A
 * line that goes back over itself encloses nothing, so both are cut where they part. `onwardPx` is without the place
 * itself, which is the last of `incomingPx`. A path that goes back all the way is somebody's wish, and stays.
 */
export function withoutSpur(incomingPx: readonly PointPx[], onwardPx: readonly PointPx[]): Joined {
  const unchanged: Joined = { keptCount: incomingPx.length, onwardPx };
  const placePx = incomingPx.at(-1);
  if (placePx === undefined) return unchanged;
  let shared = 0;
  let partingEdge: number | undefined;
  for (const vertex of onwardPx) {
    const edge = edgeUnder(incomingPx, vertex);
    if (edge === undefined) break;
    partingEdge = edge;
    shared += 1;
  }
  const partingPx = onwardPx[shared - 1];
  if (partingPx === undefined || partingEdge === undefined || shared === onwardPx.length) return unchanged;
  const isSpur =
    distancePx(partingPx, placePx) >= shortestSpurPx ||
    incomingPx.slice(0, -1).some((vertex) => isSamePoint(vertex, partingPx));
  if (!isSpur) return unchanged;
  const kept = incomingPx.slice(0, partingEdge + 1);
  const isTwice = kept.some((vertex) => isSamePoint(vertex, partingPx));
  return { keptCount: kept.length, onwardPx: onwardPx.slice(isTwice ? shared : shared - 1) };
}

/** The edge of a line nearest to a place, where it is near enough to be the same ridge; the latest of equals. */
function edgeUnder(linePx: readonly PointPx[], placePx: PointPx): number | undefined {
  let nearest: { readonly edge: number; readonly awayPx: number } | undefined;
  for (let edge = linePx.length - 2; edge >= 0; edge -= 1) {
    const [from, to] = [linePx[edge], linePx[edge + 1]];
    if (from === undefined || to === undefined) continue;
    const awayPx = distanceToSegmentPx(placePx, from, to);
    if (awayPx < (nearest?.awayPx ?? sameRidgePx)) nearest = { edge, awayPx };
  }
  return nearest?.edge;
}
