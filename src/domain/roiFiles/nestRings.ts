import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../image/point';
import { orientationSign } from '../polygon/orientation';
import { polygonIncludesPoint } from '../polygon/polygonIncludesPoint';
import { segmentContact } from '../polygon/segmentContact';

type Ring = readonly PointPx[];

/** Why rings are not one outline with exclusions. */
export type NestingProblem =
  | { readonly kind: 'nothing-inside' }
  | { readonly kind: 'several-parts'; readonly parts: number }
  | { readonly kind: 'island-in-hole'; readonly atPx: PointPx }
  | { readonly kind: 'parts-cross'; readonly atPx: PointPx };

/**
 * Tells the outline from its exclusions by how deep rings lie inside each other, whatever their order and direction: a
 * ring in no other is an outline, one in an outline an exclusion. Rings may touch; they must not cross. More than one
 * outline, or a ring inside an exclusion (an island), is refused: it is no single ROI.
 *
 * Rings are open, without repeated vertices, and enclose something.
 */
export function nestRings(
  rings: readonly Ring[],
): Result<{ readonly outer: Ring; readonly holes: readonly Ring[] }, NestingProblem> {
  const boxes = rings.map(boxOf);
  const crossing = firstCrossing(rings, boxes);
  if (crossing) return err({ kind: 'parts-cross', atPx: crossing });
  const depths: number[] = [];
  for (const [at, ring] of rings.entries()) {
    let depth = 0;
    for (const [other, around] of rings.entries()) {
      if (other === at || !meets(boxes[at], boxes[other])) continue;
      const witness = offBoundary(ring, around);
      // Every vertex and every middle of an edge on the other ring: the same ring twice, or one along the other.
      if (!witness) return err({ kind: 'parts-cross', atPx: ring[0] ?? [0, 0] });
      if (polygonIncludesPoint(around, witness)) depth++;
    }
    depths.push(depth);
  }
  const outers = rings.filter((_, at) => depths[at] === 0);
  const [outer] = outers;
  if (!outer) return err({ kind: 'nothing-inside' });
  if (outers.length > 1) return err({ kind: 'several-parts', parts: outers.length });
  const island = rings.find((_, at) => (depths[at] ?? 0) > 1);
  if (island) return err({ kind: 'island-in-hole', atPx: island[0] ?? [0, 0] });
  return ok({ outer, holes: rings.filter((_, at) => depths[at] === 1) });
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function boxOf(ring: Ring): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [column, row] of ring) {
    left = Math.min(left, column);
    top = Math.min(top, row);
    right = Math.max(right, column);
    bottom = Math.max(bottom, row);
  }
  return [left, top, right, bottom];
}

function meets(a: Box | undefined, b: Box | undefined): boolean {
  return !!a && !!b && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

interface Edge {
  readonly from: PointPx;
  readonly to: PointPx;
  readonly box: Box;
}

function edgesOf(ring: Ring): readonly Edge[] {
  return ring.map((to, at) => {
    const from = ring.at(at - 1) ?? to;
    return { from, to, box: boxOf([from, to]) };
  });
}

function firstCrossing(rings: readonly Ring[], boxes: readonly Box[]): PointPx | undefined {
  const edges = rings.map(edgesOf);
  for (const [at, own] of edges.entries()) {
    for (let other = at + 1; other < edges.length; other++) {
      if (!meets(boxes[at], boxes[other])) continue;
      const place = crossingOfEdges(own, edges[other] ?? []);
      if (place) return place;
    }
  }
  return undefined;
}

function crossingOfEdges(some: readonly Edge[], others: readonly Edge[]): PointPx | undefined {
  for (const a of some) {
    for (const b of others) {
      if (!meets(a.box, b.box)) continue;
      const contact = segmentContact(a.from, a.to, b.from, b.to);
      if (contact?.kind === 'proper-crossing') return contact.atPx;
    }
  }
  return undefined;
}

/** A point of a ring that does not lie on another ring. */
function offBoundary(ring: Ring, other: Ring): PointPx | undefined {
  const edges = edgesOf(other);
  const isOff = (point: PointPx): boolean => !edges.some((edge) => isOn(point, edge));
  const vertex = ring.find(isOff);
  if (vertex) return vertex;
  const middles = edgesOf(ring).map(
    ({ from, to }): PointPx => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2],
  );
  return middles.find(isOff);
}

function isOn(point: PointPx, { from, to, box }: Edge): boolean {
  if (!meets([point[0], point[1], point[0], point[1]], box)) return false;
  return orientationSign(from[0], from[1], to[0], to[1], point[0], point[1]) === 0;
}
