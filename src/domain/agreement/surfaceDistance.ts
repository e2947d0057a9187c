import { present } from '../../base/assert';
import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { createNearest } from './nearestEdge';
import { weightedQuantile } from './weightedQuantile';

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
    percentile95Mm: Math.max(percentileOf(there), percentileOf(back)),
    largestMm: Math.max(there.largestMm, back.largestMm),
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
  readonly largestMm: number;
}

function walked(along: Float64Array, to: Float64Array): Walk {
  const edges = along.length / 4;
  const edgeLengthsMm = new Float64Array(edges);
  let places = 0;
  for (let edge = 0; edge < edges; edge++) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = along.subarray(4 * edge, 4 * edge + 4);
    const edgeMm = Math.hypot(x2 - x1, y2 - y1);
    edgeLengthsMm[edge] = edgeMm;
    places += Math.ceil(edgeMm / stepMm);
  }
  const distancesMm = new Float64Array(places);
  const lengthsMm = new Float64Array(places);
  const nearest = createNearest(to);
  let lengthMm = 0;
  let sumMm2 = 0;
  let largestMm = 0;
  let from = 0;
  for (let edge = 0; edge < edges; edge++) {
    const edgeMm = edgeLengthsMm[edge] ?? 0;
    const pieces = Math.ceil(edgeMm / stepMm);
    const own = distancesMm.subarray(from, from + pieces);
    nearest.along(along.subarray(4 * edge, 4 * edge + 4), edgeMm, own);
    lengthsMm.fill(edgeMm / pieces, from, from + pieces);
    let sumMm = 0;
    for (let piece = 0; piece < pieces; piece++) {
      const distanceMm = own[piece] ?? 0;
      sumMm += distanceMm;
      if (distanceMm > largestMm) largestMm = distanceMm;
    }
    if (pieces > 0) sumMm2 += (sumMm * edgeMm) / pieces;
    lengthMm += edgeMm;
    from += pieces;
  }
  return { distancesMm, lengthsMm, lengthMm, sumMm2, largestMm };
}

/** The distance that 95 % of the outline's length do not exceed. */
function percentileOf({ distancesMm, lengthsMm, lengthMm }: Walk): number {
  return weightedQuantile(distancesMm, lengthsMm, 0.95 * lengthMm * (1 - 1e-12));
}
