import { compareGroups, type GroupComparison } from './groupComparison';
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
