import { settledOf } from './settledList';

/**
 * The values from the smallest to the largest, in a list of their own that is shared: callers do not change it.
 * Numbers are sorted as numbers: several times faster than by a comparison.
 */
export function ascending(values: readonly number[]): Float64Array {
  const known = settledOf(values);
  if (known?.sorted) return known.sorted;
  const sorted = Float64Array.from(values).sort();
  if (known) known.sorted = sorted;
  return sorted;
}
