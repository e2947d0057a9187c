import { present } from '../../base/assert';
import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { createNearest } from './nearestEdge';
import { scratchNumbers } from './scratchNumbers';
import { weightedQuantileIn } from './weightedQuantile';

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
    percentile95Mm: Math.max(there.percentile95Mm, back.percentile95Mm),
    largestMm: Math.max(there.largestMm, back.largestMm),
  };
}

/** Edges of a ring as x, y, x, y of their ends, mm. */
function edgesMm(ringPx: readonly PointPx[], { columnMm, rowMm }: PixelSpacing): Float64Array {
  const edges = new Float64Array(4 * ringPx.length);
  for (let at = 0; at < ringPx.length; at++) {
    const [column, row] = present(ringPx[at], 'vertex');
    const [nextColumn, nextRow] = present(ringPx[(at + 1) % ringPx.length], 'next vertex');
    edges[4 * at] = column * columnMm;
    edges[4 * at + 1] = row * rowMm;
    edges[4 * at + 2] = nextColumn * columnMm;
    edges[4 * at + 3] = nextRow * rowMm;
  }
  return edges;
}

/** Distances along one outline to another. */
interface Walk {
  readonly lengthMm: number;
  readonly sumMm2: number;
  readonly largestMm: number;
  readonly percentile95Mm: number;
}

/** Of the pieces of a walk: how far away each is, and how long. Used again by the next walk. */
const distances = scratchNumbers();
const lengths = scratchNumbers();

function walked(along: Float64Array, to: Float64Array): Walk {
  const edges = along.length / 4;
  const edgeLengthsMm = new Float64Array(edges);
  let places = 0;
  for (let edge = 0; edge < edges; edge++) {
    const at = 4 * edge;
    const edgeMm = Math.hypot(
      (along[at + 2] ?? 0) - (along[at] ?? 0),
      (along[at + 3] ?? 0) - (along[at + 1] ?? 0),
    );
    edgeLengthsMm[edge] = edgeMm;
    places += Math.ceil(edgeMm / stepMm);
  }
  const distancesMm = distances(places);
  const lengthsMm = lengths(places);
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
  // The distance that 95 % of the outline's length do not exceed.
  const percentile95Mm = weightedQuantileIn(distancesMm, lengthsMm, 0.95 * lengthMm * (1 - 1e-12));
  return { lengthMm, sumMm2, largestMm, percentile95Mm };
}
