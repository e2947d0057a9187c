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
  if (!verticesPx.every(([column, row]) => isNear(column) && isNear(row))) return err({ kind: 'not-finite' });
  const ring = normaliseRing(verticesPx);
  if (countOfPlaces(ring) < 3) return err({ kind: 'too-few-vertices' });
  if (isOneLine(ring)) return err({ kind: 'zero-area' });
  const problem = worstContact(ring);
  return problem === undefined ? ok(ring) : err(problem);
}

function isNear(coordinate: number): boolean {
  return Math.abs(coordinate) <= farthestPx;
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

interface Edge {
  readonly index: number;
  readonly from: PointPx;
  readonly to: PointPx;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function edgesOf(ring: readonly PointPx[]): readonly Edge[] {
  return ring.map((from, index) => {
    const to = present(ring[(index + 1) % ring.length], 'next vertex');
    return {
      index,
      from,
      to,
      top: Math.min(from[1], to[1]),
      bottom: Math.max(from[1], to[1]),
      left: Math.min(from[0], to[0]),
      right: Math.max(from[0], to[0]),
    };
  });
}

function worstContact(ring: readonly PointPx[]): OutlineProblem | undefined {
  let worst: Extract<OutlineProblem, { atPx: PointPx }> | undefined;
  const keep = (found: Extract<OutlineProblem, { atPx: PointPx }> | undefined): void => {
    if (found === undefined) return;
    if (worst === undefined || severity[found.kind] > severity[worst.kind]) worst = found;
  };

  const edges = edgesOf(ring);
  for (const edge of edges) {
    const next = present(edges[(edge.index + 1) % edges.length], 'next edge');
    if (doesTurnBack(edge.from, edge.to, next.to)) keep({ kind: 'overlapping-edges', atPx: edge.to });
  }
  // Edges sorted from the top: only those that begin above an edge's bottom can meet it.
  const sorted = edges.toSorted((a, b) => a.top - b.top);
  for (let i = 0; i < sorted.length; i++) {
    const edge = present(sorted[i], 'edge');
    for (let j = i + 1; j < sorted.length; j++) {
      const other = present(sorted[j], 'edge');
      if (other.top > edge.bottom) break;
      if (other.left > edge.right || other.right < edge.left) continue;
      if (areNeighbours(edge.index, other.index, edges.length)) continue;
      keep(segmentContact(edge.from, edge.to, other.from, other.to));
      if (worst?.kind === 'proper-crossing') return worst;
    }
  }
  return worst;
}

function areNeighbours(i: number, j: number, count: number): boolean {
  const apart = Math.abs(i - j);
  return apart === 1 || apart === count - 1;
}
