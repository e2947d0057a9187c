import { present } from '../../base/assert';
import type { PointPx } from '../image/point';
import { polygonAreaPx2 } from './polygonAreaPx2';
import { crossingOf, segmentContact } from './segmentContact';

/**
 * Area of an outline minus the union of its exclusions, in pixels².
 *
 * Exclusions may overlap, nest, repeat each other, touch the outline or reach beyond it: what several of them
 * cover is taken away once, what lies outside the outline not at all. All rings simple and open. The image is
 * cut into horizontal bands at every vertex and every crossing; inside a band no edges cross, so the net width
 * at its middle times its height is its area. Error about 1e-13 of the outline's area. Without exclusions, and
 * with exclusions that take nothing, exactly `polygonAreaPx2(outer)`. MEASUREMENT.md section 2.
 */
export function netAreaPx2(outer: readonly PointPx[], exclusions: readonly (readonly PointPx[])[]): number {
  const near = exclusions.filter((ring) => doBoxesMeet(outer, ring));
  if (near.length === 0) return polygonAreaPx2(outer);
  const edges = [outer, ...near].flatMap(edgesOf).toSorted((a, b) => a.top - b.top);
  const bandRows = sortedUnique([
    ...edges.flatMap((edge) => [edge.top, edge.bottom]),
    ...crossingRows(edges),
  ]);

  let netPx2 = 0;
  let excludedPx2 = 0;
  let active: readonly Edge[] = [];
  let next = 0;
  for (let i = 0; i + 1 < bandRows.length; i++) {
    const top = present(bandRows[i], 'row');
    const bottom = present(bandRows[i + 1], 'row');
    const entering: Edge[] = [];
    for (let edge = edges[next]; edge !== undefined && edge.top <= top; edge = edges[++next]) {
      entering.push(edge);
    }
    active = [...active, ...entering].filter((edge) => edge.bottom > top);
    const width = widthsAt(active, top + (bottom - top) / 2, near.length + 1);
    netPx2 += width.netPx * (bottom - top);
    excludedPx2 += width.excludedPx * (bottom - top);
  }
  return excludedPx2 === 0 ? polygonAreaPx2(outer) : netPx2;
}

/** A non-horizontal edge, from its upper to its lower end, so that a shared edge is computed alike in both rings. */
interface Edge {
  readonly ring: number;
  readonly top: number;
  readonly bottom: number;
  readonly upper: PointPx;
  readonly lower: PointPx;
}

function edgesOf(vertices: readonly PointPx[], ring: number): readonly Edge[] {
  return vertices.flatMap((from, i) => {
    const to = present(vertices[(i + 1) % vertices.length], 'next vertex');
    if (from[1] === to[1]) return [];
    const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from];
    return [{ ring, top: upper[1], bottom: lower[1], upper, lower }];
  });
}

/** Rows at which edges of different rings cross; edges sorted by their top. */
function crossingRows(edges: readonly Edge[]): readonly number[] {
  const rows: number[] = [];
  for (let i = 0; i < edges.length; i++) {
    const edge = present(edges[i], 'edge');
    for (let j = i + 1; j < edges.length; j++) {
      const other = present(edges[j], 'edge');
      if (other.top >= edge.bottom) break;
      if (other.ring === edge.ring) continue;
      const contact = segmentContact(edge.upper, edge.lower, other.upper, other.lower);
      if (contact?.kind !== 'proper-crossing') continue;
      rows.push(crossingOf(edge.upper, edge.lower, other.upper, other.lower)[1]);
    }
  }
  return rows;
}

/** Widths of the net and of the excluded part of the outline along one row; ring 0 is the outline. */
function widthsAt(
  active: readonly Edge[],
  row: number,
  ringCount: number,
): { readonly netPx: number; readonly excludedPx: number } {
  const crossings = active
    .map((edge) => ({ ring: edge.ring, column: columnAt(edge, row) }))
    .sort((a, b) => a.column - b.column);
  const isInsideRing = new Array<boolean>(ringCount).fill(false);
  let exclusionsHere = 0;
  let netPx = 0;
  let excludedPx = 0;
  let before = 0;
  for (const { ring, column } of crossings) {
    if (isInsideRing[0] === true) {
      if (exclusionsHere === 0) netPx += column - before;
      else excludedPx += column - before;
    }
    const isInside = isInsideRing[ring] !== true;
    isInsideRing[ring] = isInside;
    if (ring !== 0) exclusionsHere += isInside ? 1 : -1;
    before = column;
  }
  return { netPx, excludedPx };
}

function columnAt({ upper, lower }: Edge, row: number): number {
  return upper[0] + ((row - upper[1]) / (lower[1] - upper[1])) * (lower[0] - upper[0]);
}

function doBoxesMeet(a: readonly PointPx[], b: readonly PointPx[]): boolean {
  return [0, 1].every((axis) => {
    const along = (ring: readonly PointPx[]): readonly number[] => ring.map((vertex) => vertex[axis] ?? 0);
    const [ofA, ofB] = [along(a), along(b)];
    return smallest(ofA) < largest(ofB) && smallest(ofB) < largest(ofA);
  });
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}

function sortedUnique(values: readonly number[]): Float64Array {
  return Float64Array.from(new Set(values)).sort();
}
