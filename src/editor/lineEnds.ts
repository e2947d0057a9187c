import type { DrawnForm } from './draft';
import { distancePx } from './planePx';

/** The overlap may reach this share of the line from either end … */
const largestShare = 0.15;
/** … and at most this far, pixels. */
const longestPx = 20;

/** The edges of the first and the last stretch, by the index of their first vertex. */
export interface LineEnds {
  readonly head: readonly number[];
  readonly tail: readonly number[];
  readonly stretchPx: number;
  /** Length of the line up to each vertex, pixels. */
  readonly lengthsPx: readonly number[];
}

/** The two ends of a line, in which it may have overrun its beginning: 15 % of it each, at most 20 px. */
export function lineEnds({ verticesPx }: DrawnForm): LineEnds {
  const lengthsPx: number[] = [];
  let lengthPx = 0;
  for (const [index, vertex] of verticesPx.entries()) {
    lengthPx += distancePx(verticesPx[index - 1] ?? vertex, vertex);
    lengthsPx.push(lengthPx);
  }
  const stretchPx = Math.min(largestShare * lengthPx, longestPx);
  const edges = verticesPx.slice(1).map((_, index) => index);
  return {
    head: edges.filter((edge) => (lengthsPx[edge] ?? 0) < stretchPx),
    tail: edges.filter((edge) => (lengthsPx[edge + 1] ?? 0) > lengthPx - stretchPx),
    stretchPx,
    lengthsPx,
  };
}
