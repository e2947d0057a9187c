import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../../domain/image/point';
import { findPolygonProblem } from '../../domain/polygon/findPolygonProblem';
import { normaliseRing } from '../../domain/polygon/normaliseRing';
import { signedPolygonAreaPx2 } from '../../domain/polygon/polygonAreaPx2';
import { segmentContact } from '../../domain/polygon/segmentContact';
import { distancePx } from '../planePx';
import { simplifyStroke, strokeTolerancePx } from '../simplifyStroke';
import { nearestOnRing, type RingPlace, verticesBetween } from './ringPlace';

/** A stroke that cannot replace a stretch: its start or end, given, is too far from the outline. */
export interface StrokeOffOutline {
  readonly kind: 'stroke-off-outline';
  readonly atPx: PointPx;
}

/**
 * The ring with the stretch between a stroke's two ends replaced by the stroke.
 *
 * The ends go to the nearest places of the ring, on edges as well as vertices, at most `reachPx` away; where the
 * stroke crosses the ring within that reach, the crossing is the end and what the hand drew beyond it is left out.
 * Of the two stretches that could be replaced it is the one that changes the area less (with its sign, so that the
 * far side is never turned into a thin band beside the stroke); on a tie the shorter. Vertices of the other stretch,
 * and the ring's direction, stay exactly. The stroke is simplified within 0.25 px, less where only that keeps the ring
 * simple; `isInHand` leaves that last out, for looking on at every move. The result may cross itself, as the stroke did:
 * whoever commits it has to look.
 */
export function redrawStretch(
  ringPx: readonly PointPx[],
  strokePx: readonly PointPx[],
  reachPx: number,
  isInHand = false,
): Result<readonly PointPx[], StrokeOffOutline> {
  const startPx = strokePx[0];
  const endPx = strokePx.at(-1);
  if (startPx === undefined || endPx === undefined) return ok(ringPx);
  const middle = middleOf(strokePx);
  const start = endOnRing(ringPx, strokePx.slice(0, middle + 1), reachPx);
  if (start === undefined) return err({ kind: 'stroke-off-outline', atPx: startPx });
  const end = endOnRing(ringPx, strokePx.slice(middle).reverse(), reachPx);
  if (end === undefined) return err({ kind: 'stroke-off-outline', atPx: endPx });

  const linePx = normaliseLine([...start.linePx, ...end.linePx.toReversed()]);
  const ahead = verticesBetween(ringPx, start.place, end.place);
  const behind = verticesBetween(ringPx, end.place, start.place);
  const isAheadReplaced = isFirstReplaced(ringPx, linePx, ahead, behind);
  const join = (line: readonly PointPx[]): readonly PointPx[] =>
    normaliseRing(isAheadReplaced ? [...line, ...behind] : [...line.toReversed(), ...ahead]);

  const coarsest = join(simplifyStroke(linePx));
  if (isInHand) return ok(coarsest);
  for (const share of [1, 1 / 2, 1 / 4, 1 / 8]) {
    const ring = share === 1 ? coarsest : join(simplifyStroke(linePx, share * strokeTolerancePx));
    if (findPolygonProblem(ring).ok) return ok(ring);
  }
  return ok(coarsest);
}

/** Whether the stroke takes the place of the stretch that runs with it, from its start to its end, or of the other. */
function isFirstReplaced(
  ringPx: readonly PointPx[],
  linePx: readonly PointPx[],
  ahead: readonly PointPx[],
  behind: readonly PointPx[],
): boolean {
  const areaPx2 = signedPolygonAreaPx2(ringPx);
  const aheadReplacedPx2 = signedPolygonAreaPx2([...linePx, ...behind]);
  // The two candidates' areas sum to the ring's, so what the second changes is what the first has.
  const changes = [Math.abs(aheadReplacedPx2 - areaPx2), Math.abs(aheadReplacedPx2)] as const;
  if (Math.abs(changes[0] - changes[1]) > 1e-9 * Math.abs(areaPx2)) return changes[0] < changes[1];
  const ends = [linePx[0], linePx.at(-1)].filter((place) => place !== undefined);
  const [from, to] = ends;
  if (from === undefined || to === undefined) return true;
  return lengthPx([from, ...ahead, to]) <= lengthPx([to, ...behind, from]);
}

interface StrokeEnd {
  readonly place: RingPlace;
  /** From the place on the ring on. */
  readonly linePx: readonly PointPx[];
}

/** Where the first end of half a stroke meets the ring: its last crossing within reach, else the nearest place. */
function endOnRing(
  ringPx: readonly PointPx[],
  halfPx: readonly PointPx[],
  reachPx: number,
): StrokeEnd | undefined {
  const [first] = halfPx;
  if (first === undefined) return undefined;
  const nearest = nearestOnRing(ringPx, first);
  if (nearest === undefined || nearest.awayPx > reachPx) return undefined;
  let end: StrokeEnd = { place: nearest, linePx: [nearest.placePx, ...halfPx] };
  for (let index = 1; index < halfPx.length; index += 1) {
    const from = halfPx[index - 1];
    const to = halfPx[index];
    if (from === undefined || to === undefined || distancePx(from, first) > reachPx) break;
    const place = lastCrossing(ringPx, from, to);
    if (place === undefined || distancePx(place.placePx, first) > reachPx) continue;
    end = { place, linePx: [place.placePx, ...halfPx.slice(index)] };
  }
  return end;
}

function lastCrossing(ringPx: readonly PointPx[], from: PointPx, to: PointPx): RingPlace | undefined {
  let last: RingPlace | undefined;
  for (const [edge, a] of ringPx.entries()) {
    const b = ringPx[(edge + 1) % ringPx.length] ?? a;
    if (isApart(from[0], to[0], a[0], b[0]) || isApart(from[1], to[1], a[1], b[1])) continue;
    const contact = segmentContact(from, to, a, b);
    if (contact === undefined) continue;
    const place = { edge, placePx: contact.atPx, alongPx: distancePx(a, contact.atPx) };
    if (last === undefined || distancePx(from, place.placePx) > distancePx(from, last.placePx)) last = place;
  }
  return last;
}

/** Two spans without a place in common: cheaper than the exact question, which most edges need not be asked. */
function isApart(fromA: number, toA: number, fromB: number, toB: number): boolean {
  return Math.max(fromA, toA) < Math.min(fromB, toB) || Math.max(fromB, toB) < Math.min(fromA, toA);
}

/** The point halfway along a line, by length. */
function middleOf(linePx: readonly PointPx[]): number {
  const half = lengthPx(linePx) / 2;
  let sofar = 0;
  for (const [index, place] of linePx.entries()) {
    const before = linePx[index - 1];
    if (before !== undefined) sofar += distancePx(before, place);
    if (sofar >= half) return index;
  }
  return linePx.length - 1;
}

function lengthPx(linePx: readonly PointPx[]): number {
  return linePx.reduce((sum, place, index) => sum + distancePx(linePx[index - 1] ?? place, place), 0);
}

function normaliseLine(linePx: readonly PointPx[]): readonly PointPx[] {
  return linePx.filter((place, index) => {
    const before = linePx[index - 1];
    return before === undefined || before[0] !== place[0] || before[1] !== place[1];
  });
}
