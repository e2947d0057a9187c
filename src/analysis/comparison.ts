import type { Result } from '../base/result';
import type { StatisticsError } from '../statistics/statisticsError';
import { compareGroups, type GroupComparison, type GroupDescription } from './groupComparison';
import { compareSeveral, type SeveralComparison } from './severalGroups';

/** A comparison of the groups: of two by the path of the reference study, of any other number by that of several. */
export type Comparison = GroupComparison | SeveralComparison;

/** Compares lists of present values, one for each group in print order. */
export function compareLists(lists: readonly (readonly number[])[], alpha: number): Comparison {
  const [first, second, ...others] = lists;
  return first && second && others.length === 0
    ? compareGroups(first, second, alpha)
    : compareSeveral(lists, alpha);
}

/** The groups as tables print them, in print order. */
export function descriptionsOf(comparison: Comparison): readonly Result<GroupDescription, StatisticsError>[] {
  return comparison.kind === 'two' ? [comparison.first, comparison.second] : comparison.groups;
}
