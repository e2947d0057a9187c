import type { PointPx } from '../domain/image/point';
import { isSamePoint } from '../domain/polygon/normaliseRing';

/** Distance between two places, pixels. */
export function distancePx(a: PointPx, b: PointPx): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The place on the segment from `a` to `b` that is nearest to `p`; `a` itself for a segment without length. */
export function nearestOnSegment(p: PointPx, a: PointPx, b: PointPx): PointPx {
  const alongColumns = b[0] - a[0];
  const alongRows = b[1] - a[1];
  const lengthSquared = alongColumns * alongColumns + alongRows * alongRows;
  if (lengthSquared === 0) return a;
  const share = ((p[0] - a[0]) * alongColumns + (p[1] - a[1]) * alongRows) / lengthSquared;
  if (share <= 0) return a;
  if (share >= 1) return b;
  return [a[0] + share * alongColumns, a[1] + share * alongRows];
}

/** Distance of `p` from the segment from `a` to `b`, pixels. */
export function distanceToSegmentPx(p: PointPx, a: PointPx, b: PointPx): number {
  return distancePx(p, nearestOnSegment(p, a, b));
}

/** Whether two rings have the same vertices in the same order, to the last bit. */
export function isSameRing(a: readonly PointPx[], b: readonly PointPx[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((vertex, index) => {
    const other = b[index];
    return other !== undefined && isSamePoint(vertex, other);
  });
}
