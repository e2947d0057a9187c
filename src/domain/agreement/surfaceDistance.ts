import { present } from '../../base/assert';
import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** How far two outlines lie apart. */
export interface SurfaceDistance {
  /** Mean distance from every place of either outline to the other one (average symmetric surface distance). */
  readonly meanMm: number;
  /** 95 % of each outline's length lies nearer to the other than this; of the two, the larger (HD95). */
  readonly percentile95Mm: number;
  /** Largest distance of any sampled place: the Hausdorff distance, to half a step. */
  readonly largestMm: number;
}

/** Outlines are walked in pieces no longer than this; a piece counts by its length, with the distance at its middle. */
const stepMm = 0.05;

/**
 * Distances between the borders of two polygons, in mm, by walking along both. Rings open, in pixels of one slice; pixels need
 * not be square. A distance changes by no more than the way along the outline, so the mean is within `stepMm` / 4 of the
 * integral, and in practice a hundred times nearer; percentile and largest are within `stepMm` / 2.
 *
 * Source of the definitions: Taha AA, Hanbury A, BMC Med Imaging 15 (2015) 29; lengths, not counts of vertices or pixels, are
 * the weights, so where somebody clicked has no part in it.
 */
export function surfaceDistance(
  onePx: readonly PointPx[],
  otherPx: readonly PointPx[],
  spacing: PixelSpacing,
): SurfaceDistance {
  const [one, other] = [edgesMm(onePx, spacing), edgesMm(otherPx, spacing)];
  const there = walked(one, other);
  const back = walked(other, one);
  return {
    meanMm: (there.sumMm2 + back.sumMm2) / (there.lengthMm + back.lengthMm),
    percentile95Mm: Math.max(percentileOf(there, 0.95), percentileOf(back, 0.95)),
    largestMm: Math.max(percentileOf(there, 1), percentileOf(back, 1)),
  };
}

/** Edges of a ring as x, y, x, y of their ends, mm. */
function edgesMm(ringPx: readonly PointPx[], { columnMm, rowMm }: PixelSpacing): Float64Array {
  const edges = new Float64Array(4 * ringPx.length);
  for (const [at, [column, row]] of ringPx.entries()) {
    const [nextColumn, nextRow] = present(ringPx[(at + 1) % ringPx.length], 'next vertex');
    edges.set([column * columnMm, row * rowMm, nextColumn * columnMm, nextRow * rowMm], 4 * at);
  }
  return edges;
}

/** Distances along one outline to another: each with the length of the piece that it is of. */
interface Walk {
  readonly distancesMm: Float64Array;
  readonly lengthsMm: Float64Array;
  readonly lengthMm: number;
  readonly sumMm2: number;
}

function walked(along: Float64Array, to: Float64Array): Walk {
  const distances: number[] = [];
  const lengths: number[] = [];
  let lengthMm = 0;
  let sumMm2 = 0;
  for (let at = 0; at < along.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = along.subarray(at, at + 4);
    const edgeMm = Math.hypot(x2 - x1, y2 - y1);
    const pieces = Math.ceil(edgeMm / stepMm);
    for (let piece = 0; piece < pieces; piece++) {
      const part = (piece + 0.5) / pieces;
      const distanceMm = distanceTo(to, x1 + part * (x2 - x1), y1 + part * (y2 - y1));
      distances.push(distanceMm);
      lengths.push(edgeMm / pieces);
      sumMm2 += (distanceMm * edgeMm) / pieces;
    }
    lengthMm += edgeMm;
  }
  return {
    distancesMm: Float64Array.from(distances),
    lengthsMm: Float64Array.from(lengths),
    lengthMm,
    sumMm2,
  };
}

/** Distance from a place to the nearest of some edges, mm. */
function distanceTo(edges: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = edges[at] ?? 0;
    const y1 = edges[at + 1] ?? 0;
    const alongX = (edges[at + 2] ?? 0) - x1;
    const alongY = (edges[at + 3] ?? 0) - y1;
    const squared = alongX * alongX + alongY * alongY;
    const part = squared === 0 ? 0 : ((x - x1) * alongX + (y - y1) * alongY) / squared;
    const within = Math.min(1, Math.max(0, part));
    const apartX = x - x1 - within * alongX;
    const apartY = y - y1 - within * alongY;
    const apart = apartX * apartX + apartY * apartY;
    if (apart < least) least = apart;
  }
  return Math.sqrt(least);
}

/** The distance that a share of the outline's length does not exceed. */
function percentileOf({ distancesMm, lengthsMm, lengthMm }: Walk, share: number): number {
  const order = [...distancesMm.keys()].sort((a, b) => (distancesMm[a] ?? 0) - (distancesMm[b] ?? 0));
  let passedMm = 0;
  for (const at of order) {
    passedMm += lengthsMm[at] ?? 0;
    if (passedMm >= share * lengthMm * (1 - 1e-12)) return distancesMm[at] ?? 0;
  }
  return distancesMm[present(order.at(-1), 'a place')] ?? 0;
}
