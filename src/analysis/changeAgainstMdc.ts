import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { AgreementRow, ChangeMdc, PairError } from './agreementTable';
import { type ByGroup, byGroup, type GroupId } from './grouping';
import { type PanelChoice, shownChoice, studyChoice } from './panelChoice';
import { rowValues } from './rowValues';
import type { StudyResults } from './studyResults';
import type { TableTwoRow } from './tableTwo';

/** Where the MDC comes from: the observers' differences in the first round, or those of a later round from the first. */
export type MdcSource = 'observers' | 'rounds';

/** Why there is no MDC of a change. */
export type NoChangeMdc =
  | PairError
  | { readonly kind: 'one-observer' }
  /** Values of one observer alone are shown; the MDC is that of the observers' average. */
  | { readonly kind: 'one-observer-shown' }
  /** Nobody whose values are shown has read a second time. */
  | { readonly kind: 'no-second-round' }
  | { readonly kind: 'no-such-line' };

/** One subject's change against the MDC of the change. */
export interface ChangeAgainstMdc {
  readonly subjectId: string;
  readonly code: string;
  readonly group: GroupId;
  readonly changePercent: number;
  readonly standing: 'decrease' | 'within' | 'increase';
}

/** How many subjects of a group changed by more than the MDC, either way, and how many did not. */
export type MdcCounts = Readonly<Record<ChangeAgainstMdc['standing'], number>>;

/** All subjects' changes against the MDC. */
export interface ChangesAgainstMdc {
  readonly mdc: ChangeMdc;
  readonly source: MdcSource;
  /** Subjects with the change from both raters: those behind the MDC. */
  readonly ratedSubjects: number;
  /** The line of the agreement table that the MDC is from; its comparison says who is held against whom. */
  readonly line: AgreementRow;
  /** In print order. */
  readonly groups: readonly GroupId[];
  readonly counts: ByGroup<MdcCounts>;
  /** By change, the largest decrease first; of equal ones by code. */
  readonly subjects: readonly ChangeAgainstMdc[];
}

/** The agreement tables that an MDC is taken from, and the project that says whose values are analysed. */
export type MdcTables = Pick<StudyResults, 'agreement' | 'roundsAgreement' | 'project'>;

/**
 * Holds every subject's percent change against the MDC95 of that change: between observers or between rounds, variation of
 * scanning not included. Rules: *Agreement*. A change of exactly the MDC is within it.
 *
 * Between rounds it is that of what is shown: of the observers' average, or of the one observer. Where the other observers read a
 * part, the first one's values are shown, whatever the choice says.
 */
export function changesAgainstMdc(
  row: TableTwoRow,
  tables: MdcTables,
  groups: readonly GroupId[],
  wanted: Pick<PanelChoice, 'observers' | 'side'> = studyChoice,
  source: MdcSource = 'observers',
): Result<ChangesAgainstMdc, NoChangeMdc> {
  const choice = shownChoice(wanted, tables.project.protocol);
  const table = source === 'observers' ? betweenObservers(tables, choice) : betweenRounds(tables, choice);
  if (!table.ok) return table;
  const line = changeMdcLine(row, table.value, choice);
  if (!line.ok) return line;
  const { changeMdc, n } = line.value;
  if (!changeMdc.ok) return changeMdc;
  const { mdc95 } = changeMdc.value;
  const subjects = groups.flatMap((group) =>
    rowValues(row, group).map(
      ({ subjectId, code, value }): ChangeAgainstMdc => ({
        subjectId,
        code,
        group,
        changePercent: value,
        standing: value < -mdc95 ? 'decrease' : value > mdc95 ? 'increase' : 'within',
      }),
    ),
  );
  const count = (group: GroupId, standing: ChangeAgainstMdc['standing']) =>
    subjects.filter((one) => one.group === group && one.standing === standing).length;
  return {
    ok: true,
    value: {
      mdc: changeMdc.value,
      source,
      ratedSubjects: n,
      line: line.value,
      groups,
      counts: byGroup(groups, (group) => ({
        decrease: count(group, 'decrease'),
        within: count(group, 'within'),
        increase: count(group, 'increase'),
      })),
      subjects: subjects.toSorted(
        (a, b) => a.changePercent - b.changePercent || a.code.localeCompare(b.code, 'en', { numeric: true }),
      ),
    },
  };
}

type Rows = readonly AgreementRow[];

function betweenObservers(
  { agreement }: MdcTables,
  { observers }: Pick<PanelChoice, 'observers'>,
): Result<Rows, NoChangeMdc> {
  if (!agreement.ok) return err({ kind: 'one-observer' });
  return observers.kind === 'one' ? err({ kind: 'one-observer-shown' }) : ok(agreement.value.rows);
}

/** The first of later rounds. A study of one observer has no average but that observer. */
function betweenRounds(
  { agreement, roundsAgreement }: MdcTables,
  { observers }: Pick<PanelChoice, 'observers'>,
): Result<Rows, NoChangeMdc> {
  const found = roundsAgreement.find(({ comparison: { of } }) =>
    observers.kind === 'one' ? of === observers.observerId : of === 'average' || !agreement.ok,
  );
  return found?.table.ok ? ok(found.table.value.rows) : err({ kind: 'no-second-round' });
}

/** The agreement line whose MDC belongs to a change: of the chosen side, or, with one side measured, that side's. */
function changeMdcLine(
  row: TableTwoRow,
  rows: Rows,
  { side: chosen }: Pick<PanelChoice, 'side'>,
): Result<AgreementRow & { readonly changeMdc: Result<ChangeMdc, PairError> }, NoChangeMdc> {
  const lines = rows.filter(
    (line) =>
      line.siteId === row.siteId &&
      line.muscleId === row.muscleId &&
      line.quantity === row.quantity &&
      line.phase === row.phase,
  );
  const line = lines.find(({ side }) => side === chosen) ?? (lines.length === 1 ? lines[0] : undefined);
  if (row.phase !== 'changePercent' || !line?.changeMdc) return err({ kind: 'no-such-line' });
  return { ok: true, value: { ...line, changeMdc: line.changeMdc } };
}
