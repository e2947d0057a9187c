import type { PlaceMm } from './pairField';

/** A straight piece of a hatch. */
export type HatchLine = readonly [from: PlaceMm, to: PlaceMm];

/**
 * 45° lines inside a polygon, `gapMm` apart across them: where across + down is a multiple of gap × √2. Drawn as lines,
 * because a pattern or a clip needs a name, and names repeat where several figures stand on one page.
 */
export function hatchLines(polygon: readonly PlaceMm[], gapMm: number): readonly HatchLine[] {
  const step = gapMm * Math.SQRT2;
  const sums = polygon.map(([across, down]) => across + down);
  const lines: HatchLine[] = [];
  const last = Math.floor(Math.max(...sums) / step);
  for (let index = Math.ceil(Math.min(...sums) / step); index <= last; index += 1) {
    const sum = index * step;
    const crossings: number[] = [];
    for (const [at, [across, down]] of polygon.entries()) {
      const next = polygon[(at + 1) % polygon.length];
      if (!next) continue;
      const [here, there] = [across + down - sum, next[0] + next[1] - sum];
      // One end counts, so that a line through a vertex crosses there once.
      if (here < 0 === there < 0) continue;
      crossings.push(across + ((next[0] - across) * here) / (here - there));
    }
    crossings.sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at] ?? 0, crossings[at + 1] ?? 0];
      lines.push([
        [from, sum - from],
        [to, sum - to],
      ]);
    }
  }
  return lines;
}
