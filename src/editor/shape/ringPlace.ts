import type { PointPx } from '../../domain/image/point';
import { distancePx, nearestOnSegment } from '../planePx';

/** A place on a closed ring. */
export interface RingPlace {
  /** Index of the first vertex of the edge that it lies on. */
  readonly edge: number;
  readonly placePx: PointPx;
  /** Distance from that first vertex, pixels. */
  readonly alongPx: number;
}

/** The place on a closed ring that is nearest to a point, with its distance; undefined for a ring without vertices. */
export function nearestOnRing(
  ringPx: readonly PointPx[],
  atPx: PointPx,
): (RingPlace & { readonly awayPx: number }) | undefined {
  let nearest: { edge: number; from: PointPx; placePx: PointPx; awayPx: number } | undefined;
  for (const [edge, from] of ringPx.entries()) {
    const to = ringPx[(edge + 1) % ringPx.length] ?? from;
    const placePx = nearestOnSegment(atPx, from, to);
    const awayPx = distancePx(atPx, placePx);
    if (nearest === undefined || awayPx < nearest.awayPx) nearest = { edge, from, placePx, awayPx };
  }
  if (nearest === undefined) return undefined;
  const { edge, from, placePx, awayPx } = nearest;
  return { edge, placePx, awayPx, alongPx: distancePx(from, placePx) };
}

/** The vertices of a ring between two of its places, in its own direction. */
export function verticesBetween(
  ringPx: readonly PointPx[],
  from: RingPlace,
  to: RingPlace,
): readonly PointPx[] {
  const isAhead = from.edge === to.edge && to.alongPx >= from.alongPx;
  const steps = isAhead ? 0 : (to.edge - from.edge + ringPx.length) % ringPx.length || ringPx.length;
  const next = from.edge + 1;
  return [...ringPx, ...ringPx].slice(next, next + steps);
}
