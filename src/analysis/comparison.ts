import { compareGroups, type GroupComparison } from './groupComparison';
import { compareSeveral, type SeveralComparison } from './severalGroups';

/** A comparison of the groups: of two by the path of the reference study, of any other number by that of several. */
export type Comparison = GroupComparison | SeveralComparison;

const known = new WeakMap<object, Comparison>();

/** Compares lists of present values, one for each group in print order. The same lists are compared once: they never change. */
export function compareLists(lists: readonly (readonly number[])[], alpha: number): Comparison {
  const before = known.get(lists);
  if (before?.alpha === alpha) return before;
  const [first, second, ...others] = lists;
  const comparison =
    first && second && others.length === 0
      ? compareGroups(first, second, alpha)
      : compareSeveral(lists, alpha);
  known.set(lists, comparison);
  return comparison;
}
