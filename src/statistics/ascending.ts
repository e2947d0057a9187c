/** The values from the smallest to the largest, in a list of their own. Numbers are sorted as numbers: several times faster than by a comparison. */
export function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}
