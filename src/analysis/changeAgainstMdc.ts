import type { Result } from '../base/result';
import { err } from '../base/result';
import type { AgreementRow, AgreementTable, ChangeMdc, PairError } from './agreementTable';
import { type ByGroup, byGroup, type GroupId } from './grouping';
import { type PanelChoice, studyChoice } from './panelChoice';
import { rowValues } from './rowValues';
import type { TableTwoRow } from './tableTwo';

/** Why there is no MDC of a change. */
export type NoChangeMdc =
  | PairError
  | { readonly kind: 'one-observer' }
  /** Values of one observer alone are shown; the MDC is that of the observers' average. */
  | { readonly kind: 'one-observer-shown' }
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
  /** Subjects with the change from both observers: those behind the MDC. */
  readonly ratedSubjects: number;
  /** The line of the agreement table that the MDC is from. */
  readonly line: AgreementRow;
  /** In print order. */
  readonly groups: readonly GroupId[];
  readonly counts: ByGroup<MdcCounts>;
  /** By change, the largest decrease first; of equal ones by code. */
  readonly subjects: readonly ChangeAgainstMdc[];
}

/**
 * Holds every subject's percent change against the MDC95 of that change: between observers, variation of scanning not
 * included. Rules: *Agreement*. A change of exactly the MDC is within it.
 */
export function changesAgainstMdc(
  row: TableTwoRow,
  agreement: AgreementTable,
  groups: readonly GroupId[],
  choice: Pick<PanelChoice, 'observers' | 'side'> = studyChoice,
): Result<ChangesAgainstMdc, NoChangeMdc> {
  const line = changeMdcLine(row, agreement, choice);
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

/** The agreement line whose MDC belongs to a change: of the chosen side, or, with one side measured, that side's. */
function changeMdcLine(
  row: TableTwoRow,
  agreement: AgreementTable,
  { observers, side: chosen }: Pick<PanelChoice, 'observers' | 'side'>,
): Result<AgreementRow & { readonly changeMdc: Result<ChangeMdc, PairError> }, NoChangeMdc> {
  if (!agreement.ok) return err({ kind: 'one-observer' });
  if (observers.kind === 'one') return err({ kind: 'one-observer-shown' });
  const lines = agreement.value.rows.filter(
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
