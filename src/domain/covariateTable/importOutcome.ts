import type { SubjectId } from '../ids';
import type { Covariates } from '../study/subject';
import type { CellProblem } from './cellProblem';
import type { CheckFacts } from './checkTogether';
import type { ColumnKey } from './covariateColumn';
import type { ImportPlan, PlanCell, PlanColumn, PlanRow } from './importPlan';
import { settleChanges } from './settleChanges';
import type { CellChange } from './withCells';

/** What a person chose of what the file says. */
export type Take = 'take' | 'keep';

/** Choices of an import: by column, and by cell where one differs from its column. */
export interface ImportChoices {
  /** For values that differ from the project's; without a choice the project's stay. */
  readonly changed: Readonly<Partial<Record<ColumnKey, Take>>>;
  /** For values that the file has and the project lacks; without a choice they are taken. */
  readonly added: Readonly<Partial<Record<ColumnKey, Take>>>;
  /** For values that the file lacks; without a choice they stay. */
  readonly erased: Readonly<Partial<Record<ColumnKey, Take>>>;
  /** By `cellKey`. */
  readonly cells: Readonly<Record<string, Take>>;
}

/** Nothing chosen: what the project lacks comes in, and nothing that is there changes. */
export const noChoices: ImportChoices = { changed: {}, added: {}, erased: {}, cells: {} };

/** One cell among the choices. */
export function cellKey(row: number, key: ColumnKey): string {
  return `${row}|${key}`;
}

/** What becomes of a cell by the choices and by the row's other cells. */
export interface SettledCell {
  readonly isTaken: boolean;
  readonly problem?: CellProblem;
  readonly flag?: PlanCell['flag'];
}

/** A row after all choices. */
export interface SettledRow {
  readonly row: PlanRow;
  readonly cells: ReadonlyMap<ColumnKey, SettledCell>;
  /** Where something changes. */
  readonly covariates?: Covariates;
}

/** How many cells of a column stand how. */
export interface ColumnCounts {
  readonly same: number;
  readonly added: number;
  readonly changed: number;
  readonly notInFile: number;
  readonly missing: number;
  readonly refused: number;
  readonly flagged: number;
  /** Cells that would be written. */
  readonly taken: number;
}

/** What would be written, and the counts of it. */
export interface ImportOutcome {
  readonly rows: readonly SettledRow[];
  readonly changes: readonly { readonly id: SubjectId; readonly covariates: Covariates }[];
  readonly counts: ReadonlyMap<ColumnKey, ColumnCounts>;
  readonly values: number;
  readonly unmatched: number;
}

/** Whether a cell would be written by the choices alone. */
export function isChosen(choices: ImportChoices, row: number, key: ColumnKey, cell: PlanCell): boolean {
  const own = choices.cells[cellKey(row, key)];
  switch (cell.state) {
    case 'new':
      return (own ?? choices.added[key] ?? 'take') === 'take';
    case 'changed':
      return (own ?? choices.changed[key] ?? 'keep') === 'take';
    case 'not-in-file':
      return (own ?? choices.erased[key] ?? 'keep') === 'take';
    default:
      return false;
  }
}

/**
 * What an import writes under some choices. A value that cannot stand beside the subject's others is refused in its own
 * cell, and the rest of the row comes in.
 */
export function importOutcome(
  plan: ImportPlan,
  choices: ImportChoices,
  today: CheckFacts['today'],
): ImportOutcome {
  const rows = plan.rows.map((row) => settleRow(row, plan.columns, choices, today));
  const counts = new Map(plan.columns.map(({ column }) => [column.key, countsOf(column.key, rows)]));
  const changes = rows.flatMap(({ row, covariates }) =>
    row.subject && covariates ? [{ id: row.subject.id, covariates }] : [],
  );
  return {
    rows,
    changes,
    counts,
    values: [...counts.values()].reduce((sum, { taken }) => sum + taken, 0),
    unmatched: plan.rows.filter(({ match }) => match.kind !== 'matched' && match.kind !== 'left-out').length,
  };
}

function settleRow(
  row: PlanRow,
  columns: readonly PlanColumn[],
  choices: ImportChoices,
  today: CheckFacts['today'],
): SettledRow {
  const { subject } = row;
  const settled = new Map<ColumnKey, SettledCell>();
  if (!subject) return { row, cells: settled };
  for (const [key, cell] of row.cells) {
    settled.set(key, {
      isTaken: isChosen(choices, row.at, key, cell),
      ...(cell.problem && { problem: cell.problem }),
      ...(cell.flag && { flag: cell.flag }),
    });
  }
  const changes = columns.flatMap(({ column }): CellChange[] => {
    const value = row.cells.get(column.key)?.value;
    return settled.get(column.key)?.isTaken && value ? [{ column, value }] : [];
  });
  const { taken, refused, flags, covariates } = settleChanges(subject, changes, {
    today,
    birthDate: row.birthDate,
  });
  for (const { key, problem } of refused) settled.set(key, { isTaken: false, problem });
  for (const { key, flag } of flags) {
    const cell = settled.get(key);
    if (flag && cell && !cell.flag && !cell.problem && row.cells.get(key)?.state !== 'both-missing') {
      settled.set(key, { ...cell, flag });
    }
  }
  return { row, cells: settled, ...(taken.length > 0 && { covariates }) };
}

function countsOf(key: ColumnKey, rows: readonly SettledRow[]): ColumnCounts {
  const counts = {
    same: 0,
    added: 0,
    changed: 0,
    notInFile: 0,
    missing: 0,
    refused: 0,
    flagged: 0,
    taken: 0,
  };
  for (const { row, cells } of rows) {
    const cell = row.cells.get(key);
    const settled = cells.get(key);
    if (!cell || !settled) continue;
    if (settled.problem) counts.refused += 1;
    else if (cell.state === 'same') counts.same += 1;
    else if (cell.state === 'new') counts.added += 1;
    else if (cell.state === 'changed') counts.changed += 1;
    else if (cell.state === 'not-in-file') counts.notInFile += 1;
    else counts.missing += 1;
    if (settled.flag && !settled.problem) counts.flagged += 1;
    if (settled.isTaken) counts.taken += 1;
  }
  return counts;
}
