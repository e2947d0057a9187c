import type { Group } from '../domain/study/group';
import type { AgreementTable } from './agreementTable';
import type { TableTwoRow } from './tableTwo';

/** How many subjects changed by more than the observers' disagreement about the change. */
export interface BeyondMdc {
  readonly mdc95: number;
  readonly counts: Readonly<Record<Group, number>>;
}

/**
 * Counts subjects whose percent change exceeds the MDC of that change, either way.
 *
 * Undefined for lines that are no change, and where there is no such MDC (not two observers, too few subjects). With
 * one side measured its own MDC is used, because it is the average.
 */
export function beyondMdc(row: TableTwoRow, agreement: AgreementTable): BeyondMdc | undefined {
  if (row.phase !== 'changePercent' || !agreement.ok) return undefined;
  const lines = agreement.value.rows.filter(
    (line) =>
      line.siteId === row.siteId &&
      line.muscleId === row.muscleId &&
      line.quantity === row.quantity &&
      line.phase === row.phase,
  );
  const line = lines.find(({ side }) => side === 'mean') ?? (lines.length === 1 ? lines[0] : undefined);
  if (!line?.changeMdc?.ok) return undefined;
  const { mdc95 } = line.changeMdc.value;
  const count = (group: Group) => row.values[group].filter(({ value }) => Math.abs(value) > mdc95).length;
  return {
    mdc95,
    counts: { refractured: count('refractured'), 'not-refractured': count('not-refractured') },
  };
}
