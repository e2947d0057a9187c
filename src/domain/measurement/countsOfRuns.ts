import type { OffsetCounts } from './countsByOffset';
import type { PixelRuns } from './pixelRuns';

/** Numbers of one outline lie within so many of each other unless a file is odd. */
const span = 65536;

/** Counts by value, all 0 between two calls; made once, because it is needed at every event of a pointer that draws. */
let tally: Uint32Array | undefined;

/**
 * Counts the stored values of a set of pixels where they lie, without gathering them first. The same counts as
 * `countsByOffset` of the gathered ones; undefined where there are none, or one lies farther than half of 16 bits from
 * the first.
 */
export function countsOfRuns(
  storedValues: Int32Array,
  columns: number,
  runs: PixelRuns,
): OffsetCounts | undefined {
  if (runs.length === 0) return undefined;
  tally ??= new Uint32Array(span);
  const counts = tally;
  const base = (storedValues[(runs[0] ?? 0) * columns + (runs[1] ?? 0)] ?? 0) - span / 2;
  let min = span;
  let max = -1;
  let isWithin = true;
  for (let i = 0; i < runs.length && isWithin; i += 3) {
    const rowStart = (runs[i] ?? 0) * columns;
    const end = rowStart + (runs[i + 2] ?? 0);
    for (let pixel = rowStart + (runs[i + 1] ?? 0); pixel < end; pixel++) {
      const at = (storedValues[pixel] ?? 0) - base;
      if (at < 0 || at >= span) {
        isWithin = false;
        break;
      }
      if (at < min) min = at;
      if (at > max) max = at;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const found = isWithin ? { min: base + min, counts: counts.slice(min, max + 1) } : undefined;
  counts.fill(0, min, max + 1);
  return found;
}
