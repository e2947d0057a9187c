import { assert, present } from '../../base/assert';
import type { PointPx } from '../image/point';
import { isBefore, type NodedEdge, type NodedEdges } from './nodedEdges';
import { orientationSign } from './orientation';

/** A ring of a region, and how many of its other rings contain it: even, an outer border; odd, a hole. */
export interface NestedRing {
  readonly verticesPx: readonly PointPx[];
  readonly depth: number;
}

/** A piece of the region's border, from one place to the next with the region to its right. */
interface BorderEdge {
  readonly edge: NodedEdge;
  readonly from: number;
  readonly to: number;
}

/**
 * The border of a region of a plane graph, as simple rings that do not cross; they may touch in single places. Outer borders
 * run clockwise on a screen, holes the other way. `isInRegion` says of a face, by the rings it lies in, whether it belongs.
 */
export function ringsOfRegion(
  { points, edges }: NodedEdges,
  isInRegion: (isInside: readonly boolean[]) => boolean,
  ringCount: number,
): readonly NestedRing[] {
  const border = borderOf(points, edges, isInRegion, ringCount);
  const rings = chained(points, border);
  const owner = new Map(rings.flatMap((ring, index) => ring.map(({ edge }) => [edge, index] as const)));
  return rings.map((ring, index) => {
    const probe = present(ring[0], 'edge').edge;
    const isWithin = new Array<boolean>(rings.length).fill(false);
    for (const { edge } of border) {
      if (edge === probe || !isBeside(points, edge, probe) || !isLeftOf(points, edge, probe)) continue;
      const of = present(owner.get(edge), 'ring of an edge');
      isWithin[of] = isWithin[of] !== true;
    }
    return {
      verticesPx: ring.map(({ from }) => present(points[from], 'point')),
      depth: isWithin.filter((isIn, of) => isIn && of !== index).length,
    };
  });
}

/** The edges between the region and the rest, by a sweep down the rows. */
function borderOf(
  points: readonly PointPx[],
  edges: readonly NodedEdge[],
  isInRegion: (isInside: readonly boolean[]) => boolean,
  ringCount: number,
): readonly BorderEdge[] {
  const sorted = edges.toSorted((a, b) => {
    if (a.upper === b.upper) return 0;
    return isBefore(points, a.upper, b.upper) ? -1 : 1;
  });
  const border: BorderEdge[] = [];
  let active: NodedEdge[] = [];
  let entered = 0;
  for (const edge of sorted) {
    for (let next = sorted[entered]; next; next = sorted[++entered]) {
      if (next.upper !== edge.upper && !isBefore(points, next.upper, edge.upper)) break;
      active.push(next);
    }
    active = active.filter((one) => isBefore(points, edge.upper, one.lower));
    const isInside = new Array<boolean>(ringCount).fill(false);
    for (const one of active) {
      if (one !== edge && isLeftOf(points, one, edge)) toggle(isInside, one.rings);
    }
    const isLeftIn = isInRegion(isInside);
    toggle(isInside, edge.rings);
    if (isInRegion(isInside) === isLeftIn) continue;
    const { upper, lower } = edge;
    border.push(isLeftIn ? { edge, from: upper, to: lower } : { edge, from: lower, to: upper });
  }
  return border;
}

function toggle(isInside: boolean[], rings: readonly number[]): void {
  for (const ring of rings) isInside[ring] = isInside[ring] !== true;
}

/** Whether an edge passes the height of another's upper end, just below it. */
function isBeside(points: readonly PointPx[], edge: NodedEdge, of: NodedEdge): boolean {
  return !isBefore(points, of.upper, edge.upper) && isBefore(points, of.upper, edge.lower);
}

/** Whether an edge lies left of another at the height that both pass. Exact: edges meet in their ends only. */
function isLeftOf(points: readonly PointPx[], edge: NodedEdge, of: NodedEdge): boolean {
  const [upperSide, lowerSide] = [sideOf(points, of, edge.upper), sideOf(points, of, edge.lower)];
  if (upperSide >= 0 && lowerSide >= 0) return true;
  if (upperSide <= 0 && lowerSide <= 0) return false;
  const [itsUpperSide, itsLowerSide] = [sideOf(points, edge, of.upper), sideOf(points, edge, of.lower)];
  assert(itsUpperSide * itsLowerSide >= 0, 'edges of a plane graph do not cross');
  return itsUpperSide + itsLowerSide < 0;
}

/** Positive where a place lies left of an edge, going down. */
function sideOf(points: readonly PointPx[], { upper, lower }: NodedEdge, place: number): number {
  if (place === upper || place === lower) return 0;
  return turnOf(points, upper, lower, place);
}

function turnOf(points: readonly PointPx[], from: number, to: number, place: number): number {
  const a = present(points[from], 'point');
  const b = present(points[to], 'point');
  const c = present(points[place], 'point');
  return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]);
}

/** Chains border edges to rings that pass no place twice, from the first place of `points` on. */
function chained(points: readonly PointPx[], border: readonly BorderEdge[]): readonly BorderEdge[][] {
  const leaving = new Map<number, BorderEdge[]>();
  for (const edge of border) {
    const known = leaving.get(edge.from);
    if (known) known.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  const rings: BorderEdge[][] = [];
  for (const start of [...leaving.keys()].sort((a, b) => a - b)) {
    for (let out = leaving.get(start); out && out.length > 0; out = leaving.get(start)) {
      const path: BorderEdge[] = [];
      const positionOf = new Map<number, number>([[start, 0]]);
      let edge = present(out.pop(), 'edge');
      for (;;) {
        path.push(edge);
        const position = positionOf.get(edge.to);
        if (position === undefined) {
          positionOf.set(edge.to, path.length);
        } else {
          const ring = path.splice(position);
          for (const { to } of ring) positionOf.delete(to);
          positionOf.set(edge.to, position);
          rings.push(ring);
          if (path.length === 0) break;
        }
        edge = takeNext(points, edge, present(leaving.get(edge.to), 'edges from a place'));
      }
    }
  }
  return rings;
}

/** Takes the edge that goes on along the same part of the region: the first one, turning from the way back to the right. */
function takeNext(points: readonly PointPx[], came: BorderEdge, leaving: BorderEdge[]): BorderEdge {
  let best = 0;
  for (let i = 1; i < leaving.length; i++) {
    const [candidate, known] = [present(leaving[i], 'edge'), present(leaving[best], 'edge')];
    if (isTurnSmaller(points, came.to, came.from, candidate.to, known.to)) best = i;
  }
  return present(leaving.splice(best, 1)[0], 'an edge that goes on');
}

/** Whether, seen from a place and turning counterclockwise on a screen from `back`, `one` comes before `other`. */
function isTurnSmaller(
  points: readonly PointPx[],
  at: number,
  back: number,
  one: number,
  other: number,
): boolean {
  const [half, otherHalf] = [turnOf(points, at, back, one), turnOf(points, at, back, other)];
  // −1: less than half a turn; 0: straight on; 1: more.
  if (half !== otherHalf) return half < otherHalf;
  return turnOf(points, at, one, other) < 0;
}
