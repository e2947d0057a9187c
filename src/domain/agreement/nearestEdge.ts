/** Distances to the edges of one outline. */
export interface NearestEdge {
  /**
   * Writes the distance at the middle of each of as many equal pieces of a straight line as `intoMm` is long. `line`: x, y, x, y of
   * its ends, mm; `lineMm`: its length.
   */
  along(line: Float64Array, lineMm: number, intoMm: Float64Array): void;
}

/** More halvings than any line has. */
const depth = 64;
/** Ranges of no more pieces are not halved further: looking at their few edges costs less. */
const fewPieces = 4;

/**
 * Finds nearest edges for many places in a row. A distance changes by no more than the way between two places, so that an edge
 * farther from the middle of a line than the nearest one by more than the line's length is the nearest of none of its places: a
 * line is halved and halved again, and few edges are left to be looked at. The distances are those of looking at every edge.
 *
 * @param edges x, y, x, y of both ends of each edge, mm.
 */
export function createNearest(edges: Float64Array): NearestEdge {
  const count = edges.length / 4;
  /** Where the edge begins, the way along it, and 1 / its length²; 0 for an edge without length. */
  const parts = new Float64Array(5 * count);
  for (let edge = 0; edge < count; edge++) {
    const x1 = edges[4 * edge] ?? 0;
    const y1 = edges[4 * edge + 1] ?? 0;
    const alongX = (edges[4 * edge + 2] ?? 0) - x1;
    const alongY = (edges[4 * edge + 3] ?? 0) - y1;
    const squared = alongX * alongX + alongY * alongY;
    const at = 5 * edge;
    parts[at] = x1;
    parts[at + 1] = y1;
    parts[at + 2] = alongX;
    parts[at + 3] = alongY;
    parts[at + 4] = squared === 0 ? 0 : 1 / squared;
  }
  // A range's edges stand behind those of the range that it is half of.
  const kept = new Int32Array(depth * count);
  const squares = new Float64Array(count);
  for (let edge = 0; edge < count; edge++) kept[edge] = edge;

  /** Squared distance from a place to an edge. */
  function apart(edge: number, x: number, y: number): number {
    const at = 5 * edge;
    const alongX = parts[at + 2] ?? 0;
    const alongY = parts[at + 3] ?? 0;
    const fromX = x - (parts[at] ?? 0);
    const fromY = y - (parts[at + 1] ?? 0);
    const part = (fromX * alongX + fromY * alongY) * (parts[at + 4] ?? 0);
    const within = part < 0 ? 0 : part > 1 ? 1 : part;
    const apartX = fromX - within * alongX;
    const apartY = fromY - within * alongY;
    return apartX * apartX + apartY * apartY;
  }

  return {
    along(line, lineMm, intoMm) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line;
      const pieces = intoMm.length;
      const stepX = (x2 - x1) / pieces;
      const stepY = (y2 - y1) / pieces;

      /** Pieces of a range to the edges that stand in `kept`. */
      function measure(first: number, end: number, from: number, to: number): void {
        if (to - from === 1 || end - first <= fewPieces) {
          for (let piece = first; piece < end; piece++) {
            const x = x1 + (piece + 0.5) * stepX;
            const y = y1 + (piece + 0.5) * stepY;
            let least = Number.POSITIVE_INFINITY;
            for (let at = from; at < to; at++) {
              const square = apart(kept[at] ?? 0, x, y);
              if (square < least) least = square;
            }
            intoMm[piece] = Math.sqrt(least);
          }
          return;
        }
        const x = x1 + ((first + end) / 2) * stepX;
        const y = y1 + ((first + end) / 2) * stepY;
        let least = Number.POSITIVE_INFINITY;
        for (let at = from; at < to; at++) {
          const square = apart(kept[at] ?? 0, x, y);
          squares[at - from] = square;
          if (square < least) least = square;
        }
        // Half the range's way nearer at most, and the nearest as much farther; a little more, for rounding.
        const limitMm = Math.sqrt(least) + ((end - first) / pieces) * lineMm * (1 + 1e-9) + 1e-12;
        const limit = limitMm * limitMm;
        let left = to;
        for (let at = from; at < to; at++) {
          if ((squares[at - from] ?? 0) <= limit) kept[left++] = kept[at] ?? 0;
        }
        const middle = (first + end) >> 1;
        measure(first, middle, to, left);
        measure(middle, end, to, left);
      }
      if (pieces > 0) measure(0, pieces, 0, count);
    },
  };
}
