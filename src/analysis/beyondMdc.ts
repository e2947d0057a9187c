import { type ChangesAgainstMdc, changesAgainstMdc, type MdcTables } from './changeAgainstMdc';
import { type ByGroup, byGroup, ofGroup } from './grouping';
import { type PanelChoice, studyChoice } from './panelChoice';
import type { TableTwoRow } from './tableTwo';

/** How many subjects changed by more than the observers' disagreement about the change. */
export interface BeyondMdc {
  readonly mdc95: number;
  readonly counts: ByGroup<number>;
  /** Every subject's change, with where it stands. */
  readonly changes: ChangesAgainstMdc;
}

/**
 * Counts subjects whose percent change exceeds the MDC of that change, either way. Undefined where `changesAgainstMdc` has
 * none: for lines that are no change, for values of one observer alone, with other than two observers or too few subjects.
 */
export function beyondMdc(
  row: TableTwoRow,
  tables: MdcTables,
  choice: Pick<PanelChoice, 'observers' | 'side'> = studyChoice,
): BeyondMdc | undefined {
  const changes = changesAgainstMdc(row, tables, Object.keys(row.values), choice);
  if (!changes.ok) return undefined;
  const { mdc, counts, groups } = changes.value;
  return {
    mdc95: mdc.mdc95,
    changes: changes.value,
    counts: byGroup(groups, (group) => ofGroup(counts, group).decrease + ofGroup(counts, group).increase),
  };
}
