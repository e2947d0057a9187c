import type { PointPx } from '../image/point';
import { orientationSign } from './orientation';

/** How two edges that share no vertex of the ring meet. */
export type SegmentContact = {
  readonly kind: 'proper-crossing' | 'overlapping-edges' | 'vertex-touch';
  readonly atPx: PointPx;
};

/**
 * How the segments a–b and c–d meet, or undefined when they do not. Decided exactly.
 *
 * A crossing is proper when each segment passes through the inside of the other; its place is then rounded, the
 * decision is not.
 */
export function segmentContact(a: PointPx, b: PointPx, c: PointPx, d: PointPx): SegmentContact | undefined {
  const sideOfC = orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
  const sideOfD = orientationSign(a[0], a[1], b[0], b[1], d[0], d[1]);
  if (sideOfC * sideOfD > 0) return undefined;
  const sideOfA = orientationSign(c[0], c[1], d[0], d[1], a[0], a[1]);
  const sideOfB = orientationSign(c[0], c[1], d[0], d[1], b[0], b[1]);
  if (sideOfA * sideOfB > 0) return undefined;
  if (sideOfC * sideOfD < 0 && sideOfA * sideOfB < 0) {
    return { kind: 'proper-crossing', atPx: crossingOf(a, b, c, d) };
  }

  const touching: PointPx[] = [];
  if (sideOfC === 0 && isInBox(c, a, b)) touching.push(c);
  if (sideOfD === 0 && isInBox(d, a, b)) touching.push(d);
  if (sideOfA === 0 && isInBox(a, c, d)) touching.push(a);
  if (sideOfB === 0 && isInBox(b, c, d)) touching.push(b);
  const first = touching[0];
  if (first === undefined) return undefined;
  const isOneLine = sideOfC === 0 && sideOfD === 0;
  const hasStretch = touching.some((point) => point[0] !== first[0] || point[1] !== first[1]);
  return { kind: isOneLine && hasStretch ? 'overlapping-edges' : 'vertex-touch', atPx: first };
}

/** Whether the edges a–b and b–c run back over each other. Decided exactly; needs a ≠ b ≠ c. */
export function doesTurnBack(a: PointPx, b: PointPx, c: PointPx): boolean {
  // Going on in the same direction along either axis is no way back, and is told without products.
  if ((b[0] > a[0] && c[0] > b[0]) || (b[0] < a[0] && c[0] < b[0])) return false;
  if ((b[1] > a[1] && c[1] > b[1]) || (b[1] < a[1] && c[1] < b[1])) return false;
  if (orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]) !== 0) return false;
  const axis = a[0] === b[0] ? 1 : 0;
  return a[axis] < b[axis] === c[axis] < b[axis];
}

function isInBox(point: PointPx, a: PointPx, b: PointPx): boolean {
  return (
    Math.min(a[0], b[0]) <= point[0] &&
    point[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= point[1] &&
    point[1] <= Math.max(a[1], b[1])
  );
}

/** Where the lines a–b and c–d cross, to rounding; kept within a–b where they are all but parallel. */
export function crossingOf(a: PointPx, b: PointPx, c: PointPx, d: PointPx): PointPx {
  const abx = b[0] - a[0];
  const aby = b[1] - a[1];
  const cdx = d[0] - c[0];
  const cdy = d[1] - c[1];
  const along = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / (abx * cdy - aby * cdx);
  const share = Number.isFinite(along) ? Math.min(1, Math.max(0, along)) : 0.5;
  return [a[0] + share * abx, a[1] + share * aby];
}
