import type { PointPx } from '../../domain/image/point';
import { distancePx } from '../planePx';
import { type Convex, clipToConvex } from './clipToConvex';

/** A place where a ring crosses the border of a convex polygon. */
export interface ConvexCrossing {
  readonly isEntering: boolean;
  readonly edge: number;
  readonly placePx: PointPx;
  /** The polygon's side, and how far along it. */
  readonly side: number;
  readonly alongPx: number;
}

/** Where a ring crosses the border of a convex polygon, in the order in which the ring comes by. */
export function convexCrossings(
  ringPx: readonly PointPx[],
  isInside: readonly boolean[],
  convex: Convex,
): readonly ConvexCrossing[] {
  const found: ConvexCrossing[] = [];
  for (const [edge, from] of ringPx.entries()) {
    const next = (edge + 1) % ringPx.length;
    const to = ringPx[next] ?? from;
    const isFromInside = isInside[edge] === true;
    const isToInside = isInside[next] === true;
    if (isFromInside && isToInside) continue;
    if (!isFromInside && !isToInside && doesMissBox(convex, from, to)) continue;
    const part = clipToConvex(convex, from, to);
    if (part === undefined) continue;
    const enter = Math.min(Math.max(part.enter, 0), 1);
    const leave = Math.min(Math.max(part.leave, 0), 1);
    // A touch shorter than rounding can tell is none.
    if (!isFromInside && !isToInside && (leave - enter) * distancePx(from, to) < 1e-9) continue;
    const at = { edge, from, to };
    if (!isFromInside) found.push(crossingAt(convex, at, enter, part.enterSide, true));
    if (!isToInside) found.push(crossingAt(convex, at, leave, part.leaveSide, false));
  }
  return found;
}

function crossingAt(
  convex: Convex,
  { edge, from, to }: { readonly edge: number; readonly from: PointPx; readonly to: PointPx },
  share: number,
  side: number,
  isEntering: boolean,
): ConvexCrossing {
  const placePx: PointPx = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  const { nx, ny } = convex.sides[side] ?? { nx: 0, ny: 0 };
  const corner = convex.corners[side] ?? placePx;
  // Along a side that runs clockwise: its outward normal turned by a quarter.
  const alongPx = -ny * (placePx[0] - corner[0]) + nx * (placePx[1] - corner[1]);
  return { isEntering, edge, placePx, side, alongPx };
}

function doesMissBox(convex: Convex, from: PointPx, to: PointPx): boolean {
  return (
    Math.max(from[0], to[0]) < convex.left ||
    Math.min(from[0], to[0]) > convex.right ||
    Math.max(from[1], to[1]) < convex.top ||
    Math.min(from[1], to[1]) > convex.bottom
  );
}
