import { groupColumns } from './groupColumns';
import { type NumberVariable, numberOf } from './numberVariable';
import type { StudyFlow } from './studyFlow';
import type { BaselineNumberRow } from './tableOne';

/** The values behind a line of numbers of Table 1, one list a group in print order. */
export function baselineLists(
  { variable }: Pick<BaselineNumberRow, 'variable'>,
  { analysed, groups }: Pick<StudyFlow, 'analysed' | 'groups'>,
): readonly (readonly number[])[] {
  const of: NumberVariable =
    typeof variable === 'string'
      ? { kind: 'baseline', variable }
      : { kind: 'custom', covariateId: variable.id };
  const columns = groupColumns(analysed, groups, ({ subject }) => numberOf(subject, of));
  return groups.map((group) => columns.get(group)?.numbers ?? []);
}
