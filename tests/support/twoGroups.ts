import type { Comparison } from '../../src/analysis/comparison';
import type { GroupComparison } from '../../src/analysis/groupComparison';

/** A comparison that a test knows to be of two groups. */
export function twoGroups(comparison: Comparison): GroupComparison {
  if (comparison.kind !== 'two') throw new Error('a comparison of two groups expected');
  return comparison;
}
