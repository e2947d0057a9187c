import type { Result } from '../base/result';
import type { StatisticsError } from '../statistics/statisticsError';
import type { Comparison } from './comparison';
import type { GroupDescription } from './groupComparison';

/** The groups as tables print them, in print order. */
export function descriptionsOf(comparison: Comparison): readonly Result<GroupDescription, StatisticsError>[] {
  return comparison.kind === 'two' ? [comparison.first, comparison.second] : comparison.groups;
}
