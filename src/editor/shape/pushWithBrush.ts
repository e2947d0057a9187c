import type { PointPx } from '../../domain/image/point';
import { findPolygonProblem } from '../../domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../domain/polygon/polygonAreaPx2';
import { polygonIncludesPoint } from '../../domain/polygon/polygonIncludesPoint';
import { segmentContact } from '../../domain/polygon/segmentContact';
import type { ImageSize } from '../imageSize';
import { distanceToSegmentPx } from '../planePx';
import { convexOf } from './clipToConvex';
import { cutAtImage } from './cutAtImage';
import { cutByConvex } from './cutByConvex';
import { sweptDisc } from './sweptDisc';

/** Which way the brush pushes the border. */
export type BrushDirection = 'outwards' | 'inwards';

/** One move of the brush. */
export interface BrushMove {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
  readonly radiusPx: number;
  readonly direction: BrushDirection;
  readonly image: ImageSize;
}

/** A ring after a move of the brush. */
export interface Brushed {
  readonly ringPx: readonly PointPx[];
  /** A part of the move would have made the ring touch itself or fall apart, and was left out. */
  readonly isStopped: boolean;
}

/** A brush put down inside a ring pushes its border outwards, outside it inwards. */
export function brushDirection(ringPx: readonly PointPx[], downPx: PointPx): BrushDirection {
  return polygonIncludesPoint(ringPx, downPx) ? 'outwards' : 'inwards';
}

/**
 * Pushes the border of a simple ring with a round brush that moves straight from one place to another.
 *
 * Outwards, what the disc sweeps joins the area; inwards, it leaves the area. The new border follows the swept disc
 * at 0.01 to 0.05 px from it, on the outside, so that no vertex is left inside the disc and the same move again changes
 * nothing; every vertex outside the polygon around the disc stays, the very same. What reaches beyond the image is cut at
 * its edge. The result is always simple: a move that would close off a bay, cut the area in two or swallow it goes only as
 * far as it can. Bays and pieces that lie under the hand (within 1.5 radii of the move, and at most a tenth of the
 * disc) are filled or dropped instead, so that a fringed border does not hold the brush up.
 */
export function pushWithBrush(ringPx: readonly PointPx[], move: BrushMove): Brushed {
  const start = pushOnce(ringPx, { ...move, toPx: move.fromPx });
  if (start === undefined) {
    // It stands where it was stopped before: it goes on where the disc alone has room again.
    const there = pushOnce(ringPx, { ...move, fromPx: move.toPx });
    return { ringPx: there ?? ringPx, isStopped: true };
  }
  const whole = pushOnce(start, move);
  if (whole !== undefined) return { ringPx: whole, isStopped: false };
  let [ring, fromPx] = [start, move.fromPx];
  for (const share of [1 / 2, 1 / 4, 1 / 8, 1 / 16]) {
    const toPx: PointPx = [
      fromPx[0] + share * (move.toPx[0] - move.fromPx[0]),
      fromPx[1] + share * (move.toPx[1] - move.fromPx[1]),
    ];
    const part = pushOnce(ring, { ...move, fromPx, toPx });
    if (part !== undefined) [ring, fromPx] = [part, toPx];
  }
  return { ringPx: ring, isStopped: true };
}

/** The ring after a move, or undefined where that would not be one simple ring. */
function pushOnce(ringPx: readonly PointPx[], move: BrushMove): readonly PointPx[] | undefined {
  if (!doesDiscMeet(ringPx, move)) return ringPx;
  const isOutwards = move.direction === 'outwards';
  const swept = convexOf(sweptDisc(move.fromPx, move.toPx, move.radiusPx));
  const rings = cutByConvex(ringPx, swept, isOutwards ? 'add' : 'take');
  if (rings === undefined) return undefined;
  const ring = rings.length === 1 ? rings[0] : theLargest(rings, move);
  if (ring === undefined) return undefined;
  const checked = findPolygonProblem(isOutwards ? cutAtImage(ring, move.image) : ring);
  return checked.ok ? checked.value : undefined;
}

/** The largest of several rings, if the others are small and under the hand. */
function theLargest(
  rings: readonly (readonly PointPx[])[],
  { fromPx, toPx, radiusPx }: BrushMove,
): readonly PointPx[] | undefined {
  const bySize = rings.map((ring) => ({ ring, areaPx2: polygonAreaPx2(ring) }));
  bySize.sort((a, b) => b.areaPx2 - a.areaPx2);
  const mostPx2 = (Math.PI * radiusPx * radiusPx) / 10;
  const isUnderHand = (ring: readonly PointPx[]): boolean =>
    ring.every((vertex) => distanceToSegmentPx(vertex, fromPx, toPx) <= 1.5 * radiusPx);
  const [largest, ...others] = bySize;
  const areOthersSmall = others.every(({ ring, areaPx2 }) => areaPx2 <= mostPx2 && isUnderHand(ring));
  return areOthersSmall ? largest?.ring : undefined;
}

/** Whether any edge of the ring comes into the disc on its way. */
function doesDiscMeet(ringPx: readonly PointPx[], { fromPx, toPx, radiusPx }: BrushMove): boolean {
  const left = Math.min(fromPx[0], toPx[0]) - radiusPx;
  const right = Math.max(fromPx[0], toPx[0]) + radiusPx;
  const top = Math.min(fromPx[1], toPx[1]) - radiusPx;
  const bottom = Math.max(fromPx[1], toPx[1]) + radiusPx;
  let before = ringPx.at(-1);
  for (const vertex of ringPx) {
    const from = before ?? vertex;
    before = vertex;
    if (Math.max(from[0], vertex[0]) < left || Math.min(from[0], vertex[0]) > right) continue;
    if (Math.max(from[1], vertex[1]) < top || Math.min(from[1], vertex[1]) > bottom) continue;
    const awayPx = Math.min(
      distanceToSegmentPx(from, fromPx, toPx),
      distanceToSegmentPx(vertex, fromPx, toPx),
      distanceToSegmentPx(fromPx, from, vertex),
      distanceToSegmentPx(toPx, from, vertex),
    );
    if (awayPx < radiusPx || segmentContact(from, vertex, fromPx, toPx) !== undefined) return true;
  }
  return false;
}
