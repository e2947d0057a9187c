import { present } from '../../base/assert';
import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../image/point';
import { normaliseRing } from './normaliseRing';
import { orientationSign } from './orientation';
import type { OutlineProblem } from './outlineProblem';
import { doesTurnBack, segmentContact } from './segmentContact';

/** Far beyond any image, near enough that no product of coordinates can overflow. */
const farthestPx = 1e9;

const severity = { 'vertex-touch': 1, 'overlapping-edges': 2, 'proper-crossing': 3 } as const;

/**
 * Checks that a ring encloses one well-defined area, and returns it normalised; else the worst problem it has.
 *
 * Legal: either direction, a repeated closing vertex, consecutive repeated vertices, collinear vertices. All
 * decisions are exact, with no tolerance: edges that miss each other by the last digit are fine.
 */
export function findPolygonProblem(
  verticesPx: readonly PointPx[],
): Result<readonly PointPx[], OutlineProblem> {
  if (!areNear(verticesPx)) return err({ kind: 'not-finite' });
  const ring = normaliseRing(verticesPx);
  if (countOfPlaces(ring) < 3) return err({ kind: 'too-few-vertices' });
  if (isOneLine(ring)) return err({ kind: 'zero-area' });
  const problem = worstContact(ring);
  return problem === undefined ? ok(ring) : err(problem);
}

function areNear(verticesPx: readonly PointPx[]): boolean {
  for (const vertex of verticesPx) {
    // Written so that what is no number is far, too.
    if (!(Math.abs(vertex[0]) <= farthestPx && Math.abs(vertex[1]) <= farthestPx)) return false;
  }
  return true;
}

/** Counts different places, but stops at three. */
function countOfPlaces(ring: readonly PointPx[]): number {
  const [first, second] = ring;
  if (first === undefined || second === undefined) return ring.length;
  const third = ring.find(
    (vertex) =>
      (vertex[0] !== first[0] || vertex[1] !== first[1]) &&
      (vertex[0] !== second[0] || vertex[1] !== second[1]),
  );
  return third === undefined ? 2 : 3;
}

function isOneLine(ring: readonly PointPx[]): boolean {
  const [a, b] = ring;
  if (a === undefined || b === undefined) return true;
  return ring.every((vertex) => orientationSign(a[0], a[1], b[0], b[1], vertex[0], vertex[1]) === 0);
}

/** Heights are told apart as this many steps between the ring's highest and lowest place. */
const heightSteps = 2 ** 20;
/** With so many edges a step and a position fit into 32 bits. */
const mostInWords = 2 ** 12 - 1;

/** Boxes of a ring's edges, by the edge's position, and the positions sorted by height of the upper end. */
interface EdgeBoxes {
  /** Steps of the upper and lower end. Order is kept: what is higher is never in a lower step. */
  readonly topStep: Int32Array;
  readonly bottomStep: Int32Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly byTop: Int32Array;
}

function roomFor(count: number): EdgeBoxes {
  return {
    topStep: new Int32Array(count),
    bottomStep: new Int32Array(count),
    left: new Float64Array(count),
    right: new Float64Array(count),
    byTop: new Int32Array(count),
  };
}

/** Filled anew by every check: new lists at every event of a pointer that draws would be garbage. */
let room = roomFor(0);

/** The boxes of a ring's edges: the first of each list, as many as there are edges, until the next call. */
function edgeBoxes(ring: readonly PointPx[]): EdgeBoxes {
  const count = ring.length;
  let highest = Number.POSITIVE_INFINITY;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const vertex of ring) {
    const row = vertex[1];
    if (row < highest) highest = row;
    if (row > lowest) lowest = row;
  }
  const scale = heightSteps / (lowest - highest || 1);
  if (room.byTop.length < count) room = roomFor(2 * count);
  const { topStep, bottomStep, left, right, byTop } = room;
  // Numbers are sorted much faster than objects, and whole ones faster still: step and position in one.
  const keys = count <= mostInWords ? new Uint32Array(count) : new Float64Array(count);
  let from = present(ring[count - 1], 'vertex');
  let step = Math.floor((from[1] - highest) * scale);
  for (let next = 0; next < count; next++) {
    const to = present(ring[next], 'next vertex');
    const i = next === 0 ? count - 1 : next - 1;
    const nextStep = Math.floor((to[1] - highest) * scale);
    const isDownwards = step < nextStep;
    const top = isDownwards ? step : nextStep;
    const isRightwards = from[0] < to[0];
    topStep[i] = top;
    bottomStep[i] = isDownwards ? nextStep : step;
    left[i] = isRightwards ? from[0] : to[0];
    right[i] = isRightwards ? to[0] : from[0];
    keys[i] = top * count + i;
    from = to;
    step = nextStep;
  }
  keys.sort();
  for (let i = 0; i < count; i++) byTop[i] = (keys[i] ?? 0) % count;
  return room;
}

type Located = Extract<OutlineProblem, { atPx: PointPx }>;

function worstContact(ring: readonly PointPx[]): OutlineProblem | undefined {
  let worst: Located | undefined;
  const keep = (found: Located | undefined): void => {
    if (found === undefined) return;
    if (worst === undefined || severity[found.kind] > severity[worst.kind]) worst = found;
  };
  const count = ring.length;
  const vertex = (i: number): PointPx => present(ring[i < count ? i : i - count], 'vertex');
  let from = vertex(0);
  let to = vertex(1);
  for (let i = 0; i < count; i++) {
    const next = vertex(i + 2);
    if (doesTurnBack(from, to, next)) keep({ kind: 'overlapping-edges', atPx: to });
    from = to;
    to = next;
  }
  // Edges sorted from the top: only those that begin above an edge's bottom can meet it.
  const { topStep, bottomStep, left, right, byTop } = edgeBoxes(ring);
  for (let i = 0; i < count; i++) {
    const one = byTop[i] ?? 0;
    const bottom = bottomStep[one] ?? 0;
    const oneLeft = left[one] ?? 0;
    const oneRight = right[one] ?? 0;
    for (let j = i + 1; j < count; j++) {
      const other = byTop[j] ?? 0;
      if ((topStep[other] ?? 0) > bottom) break;
      if ((left[other] ?? 0) > oneRight || (right[other] ?? 0) < oneLeft) continue;
      if (areNeighbours(one, other, count)) continue;
      keep(segmentContact(vertex(one), vertex(one + 1), vertex(other), vertex(other + 1)));
      if (worst?.kind === 'proper-crossing') return worst;
    }
  }
  return worst;
}

function areNeighbours(i: number, j: number, count: number): boolean {
  const apart = Math.abs(i - j);
  return apart === 1 || apart === count - 1;
}
