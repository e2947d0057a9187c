import { present } from '../../../base/assert';
import type { PointPx } from '../../../domain/image/point';
import { polygonIncludesPoint } from '../../../domain/polygon/polygonIncludesPoint';
import type { NestedRing } from '../../../domain/polygon/ringsOfRegion';
import { segmentContact } from '../../../domain/polygon/segmentContact';

type Ring = readonly PointPx[];

/**
 * The pieces of a region, each as one ring without holes: a hole is joined to its surroundings by a bridge that runs there and back
 * over the same two vertices ("keyhole"; DICOM PS3.3 C.8.8.6.3). Bridges enclose nothing and no vertex is added, so that a ring's area is the
 * piece's; they join the nearest places that see each other.
 *
 * @param rings Of `netRings`: outer borders run one way, holes the other.
 */
export function keyholeRings(rings: readonly NestedRing[]): readonly Ring[] {
  const outer = rings.filter(({ depth }) => depth % 2 === 0);
  const holes = rings.filter(({ depth }) => depth % 2 === 1);
  const all = rings.map(({ verticesPx }) => verticesPx);
  return outer.map((border) => {
    const own = holes.filter(
      (hole) => hole.depth === border.depth + 1 && isWithin(hole.verticesPx, border.verticesPx),
    );
    return withHoles(
      border.verticesPx,
      own.map(({ verticesPx }) => verticesPx),
      all,
    );
  });
}

/** All pieces of a region as one ring: the pieces are joined by bridges too, where one ring is all that a format has room for. */
export function singleKeyholeRing(rings: readonly NestedRing[]): Ring {
  const [first, ...others] = keyholeRings(rings);
  return others.reduce<Ring>((joined, piece) => {
    const [from, to] = nearestPair(joined, piece);
    return bridged(joined, from, piece, to);
  }, first ?? []);
}

/** Whether a ring that does not cross another lies inside it; they may share single places. */
function isWithin(ring: Ring, border: Ring): boolean {
  const own = new Set(border.map(String));
  const probe = ring.find((vertex) => !own.has(String(vertex))) ?? middleOf(ring);
  return polygonIncludesPoint(border, probe);
}

function middleOf(ring: Ring): PointPx {
  const [a, b] = [present(ring[0], 'vertex'), present(ring[1], 'vertex')];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Holes from left to right: what lies left of a hole's leftmost vertex is joined already, and always holds a vertex in sight. */
function withHoles(border: Ring, holes: readonly Ring[], all: readonly Ring[]): Ring {
  const sorted = holes
    .map((ring) => ({ ring, at: leftmost(ring) }))
    .sort((a, b) => (a.ring[a.at]?.[0] ?? 0) - (b.ring[b.at]?.[0] ?? 0));
  return sorted.reduce<Ring>((joined, { ring, at }) => {
    const [to, from] = present(
      sharedVertex(joined, ring) ?? bridgeInSight(joined, ring, at, all),
      'a vertex that a hole sees of its surroundings',
    );
    return bridged(joined, to, ring, from);
  }, border);
}

type Bridge = readonly [of: number, ofOther: number];

/** Where two rings touch in a vertex of both, no bridge is needed. */
function sharedVertex(ring: Ring, other: Ring): Bridge | undefined {
  const places = new Map(ring.map((vertex, index) => [String(vertex), index]));
  for (const [index, vertex] of other.entries()) {
    const at = places.get(String(vertex));
    if (at !== undefined) return [at, index];
  }
  return undefined;
}

function bridgeInSight(joined: Ring, hole: Ring, first: number, all: readonly Ring[]): Bridge | undefined {
  for (const from of [first, ...hole.keys()]) {
    const to = nearestInSight(present(hole[from], 'vertex'), joined, [...all, joined]);
    if (to !== undefined) return [to, from];
  }
  return undefined;
}

function leftmost(ring: Ring): number {
  let best = 0;
  for (const [index, [column]] of ring.entries()) if (column < (ring[best]?.[0] ?? column)) best = index;
  return best;
}

/** The nearest vertex of a ring that a straight line reaches without meeting any ring in between. */
function nearestInSight(from: PointPx, ring: Ring, obstacles: readonly Ring[]): number | undefined {
  const byDistance = [...ring.entries()]
    .map(([index, vertex]) => ({ index, vertex, distance: squaredDistance(from, vertex) }))
    .sort((a, b) => a.distance - b.distance);
  return byDistance.find(({ vertex }) => isInSight(from, vertex, obstacles))?.index;
}

function isInSight(from: PointPx, to: PointPx, obstacles: readonly Ring[]): boolean {
  const isFree = obstacles.every((ring) =>
    ring.every((vertex, index) => {
      const next = present(ring[(index + 1) % ring.length], 'next vertex');
      const contact = segmentContact(from, to, vertex, next);
      if (contact === undefined) return true;
      if (contact.kind !== 'vertex-touch') return false;
      return isSame(contact.atPx, from) || isSame(contact.atPx, to);
    }),
  );
  if (!isFree) return false;
  const middle: PointPx = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  // The last obstacle is the ring that is joined to: what lies outside of it is no part of the region.
  return polygonIncludesPoint(present(obstacles.at(-1), 'ring'), middle);
}

/** One ring of two: along the first to `from`, over to `to` of the second, around it, and back. */
function bridged(ring: Ring, from: number, other: Ring, to: number): Ring {
  const around = [...other.slice(to), ...other.slice(0, to)];
  const [a, b] = [present(ring[from], 'vertex'), present(other[to], 'vertex')];
  const back = isSame(a, b) ? [a] : [b, a];
  const there = isSame(a, b) ? around.slice(1) : around;
  return [...ring.slice(0, from + 1), ...there, ...back, ...ring.slice(from + 1)];
}

function nearestPair(one: Ring, other: Ring): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of one.entries()) {
    for (const [j, b] of other.entries()) {
      const distance = squaredDistance(a, b);
      if (distance < least) [least, best] = [distance, [i, j]];
    }
  }
  return best;
}

function squaredDistance(a: PointPx, b: PointPx): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
}

function isSame(a: PointPx, b: PointPx): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
