/** How many of a list of whole numbers are `min + i`, by i. */
export interface OffsetCounts {
  readonly min: number;
  readonly counts: Uint32Array;
}

/** Counting is faster than sorting as long as the range is that of 16 bits. */
const widestRange = 65536;

/** Counts whole numbers; undefined where they lie too far apart for it. At least one number. */
export function countsByOffset(values: Int32Array): OffsetCounts | undefined {
  let min = values[0] ?? 0;
  let max = min;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (max - min >= widestRange) return undefined;
  const counts = new Uint32Array(max - min + 1);
  for (let i = 0; i < values.length; i++) {
    const at = (values[i] ?? 0) - min;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { min, counts };
}
