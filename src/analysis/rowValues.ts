import type { FurtherRow } from './furtherRows';
import { type GroupId, ofGroup } from './grouping';
import type { SubjectValue, TableTwoRow } from './tableTwo';

/** A row of a table that compares the groups. */
export type ComparedRow = Pick<TableTwoRow, 'values'> | Pick<FurtherRow, 'values'>;

/** The values behind a row of one group, with whose they are, by subject code: the only way to them. */
export function rowValues(row: ComparedRow, group: GroupId): readonly SubjectValue[] {
  return ofGroup(row.values, group);
}
