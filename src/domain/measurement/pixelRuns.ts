/**
 * A set of pixels, as runs along rows: triples (row, first column, end column), the end not included.
 *
 * Ordered by row, then column; runs of one row neither overlap nor touch, so equal sets are equal arrays.
 */
export type PixelRuns = Int32Array;

/** How many pixels a set holds. */
export function pixelCount(runs: PixelRuns): number {
  let count = 0;
  for (let i = 0; i < runs.length; i += 3) count += (runs[i + 2] ?? 0) - (runs[i + 1] ?? 0);
  return count;
}

/** The pixels of one set that are not in another. */
export function subtractRuns(runs: PixelRuns, removed: PixelRuns): PixelRuns {
  if (runs.length === 0 || removed.length === 0) return runs;
  // A removed run splits at most one run in two.
  const kept = new Int32Array(runs.length + removed.length);
  let length = 0;
  let j = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const row = runs[i] ?? 0;
    const end = runs[i + 2] ?? 0;
    let start = runs[i + 1] ?? 0;
    // Removed runs that end before this one begins cannot matter to any later one.
    while (j < removed.length && isBefore(removed, j, row, start)) j += 3;
    let k = j;
    while (k < removed.length && (removed[k] ?? 0) === row && (removed[k + 1] ?? 0) < end) {
      const gapEnd = removed[k + 1] ?? 0;
      if (gapEnd > start) {
        kept[length++] = row;
        kept[length++] = start;
        kept[length++] = gapEnd;
      }
      start = Math.max(start, removed[k + 2] ?? 0);
      k += 3;
    }
    if (start < end) {
      kept[length++] = row;
      kept[length++] = start;
      kept[length++] = end;
    }
  }
  return kept.slice(0, length);
}

/** Whether run `i` ends at or before a place, counted row by row. */
function isBefore(runs: PixelRuns, i: number, row: number, column: number): boolean {
  const runRow = runs[i] ?? 0;
  return runRow < row || (runRow === row && (runs[i + 2] ?? 0) <= column);
}
