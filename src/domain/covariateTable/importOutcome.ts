import { allSteps, type Steps } from '../../base/steps';
import type { SubjectId } from '../ids';
import type { Covariates } from '../study/subject';
import type { CellProblem } from './cellProblem';
import type { CheckFacts } from './checkTogether';
import { ColumnCells, type ColumnPlaces, columnPlaces } from './columnCells';
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
  readonly cells: ColumnCells<SettledCell>;
  /** Where something changes. */
  readonly covariates?: Covariates;
  /** What there is to see in it. */
  readonly has: RowFacts;
}

/** What of a row somebody may look for. */
export interface RowFacts {
  readonly new: boolean;
  readonly changed: boolean;
  readonly refused: boolean;
  readonly flagged: boolean;
  readonly unmatched: boolean;
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
  /** Values of the project that stay beside others in the file. */
  readonly staying: number;
  /** Why cells are not taken, and how many for each reason; the most frequent first. */
  readonly reasons: readonly { readonly problem: CellProblem; readonly cells: number }[];
}

/** What would be written, and the counts of it. */
export interface ImportOutcome {
  readonly rows: readonly SettledRow[];
  readonly changes: readonly { readonly id: SubjectId; readonly covariates: Covariates }[];
  readonly counts: ReadonlyMap<ColumnKey, ColumnCounts>;
  readonly values: number;
  readonly unmatched: number;
  /** Rows of each kind. */
  readonly rowCounts: Readonly<Record<keyof RowFacts, number>>;
}

/** Whether a record has an entry. */
function hasAny(record: object): boolean {
  for (const _key in record) return true;
  return false;
}

/** Whether a cell would be written by the choices alone. */
export function isChosen(choices: ImportChoices, row: number, key: ColumnKey, cell: PlanCell): boolean {
  if (cell.state !== 'new' && cell.state !== 'changed' && cell.state !== 'not-in-file') return false;
  const own = hasAny(choices.cells) ? choices.cells[cellKey(row, key)] : undefined;
  switch (cell.state) {
    case 'new':
      return (own ?? choices.added[key] ?? 'take') === 'take';
    case 'changed':
      return (own ?? choices.changed[key] ?? 'keep') === 'take';
    case 'not-in-file':
      return (own ?? choices.erased[key] ?? 'keep') === 'take';
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
  return allSteps(outcomeSteps(plan, choices, today));
}

/** The same in steps, one a row. */
export function* outcomeSteps(
  plan: ImportPlan,
  choices: ImportChoices,
  today: CheckFacts['today'],
): Steps<ImportOutcome> {
  const tallies = plan.columns.map(emptyTally);
  const places = columnPlaces(plan.columns.map(({ column }) => column));
  const rows: SettledRow[] = [];
  const changes: { id: SubjectId; covariates: Covariates }[] = [];
  const rowCounts = { new: 0, changed: 0, refused: 0, flagged: 0, unmatched: 0 };
  let unmatched = 0;
  for (const row of plan.rows) {
    yield;
    const settled = settleRow(row, plan.columns, places, choices, today, tallies);
    rows.push(settled);
    if (row.subject && settled.covariates) {
      changes.push({ id: row.subject.id, covariates: settled.covariates });
    }
    for (const key of rowFacts) if (settled.has[key]) rowCounts[key] += 1;
    if (!settledKinds.has(row.match.kind)) unmatched += 1;
  }
  yield;
  const counts = new Map(
    plan.columns.map(({ column }, at) => [column.key, countsOf(tallies[at] ?? emptyTally())]),
  );
  return {
    rows,
    changes,
    counts,
    values: [...counts.values()].reduce((sum, { taken }) => sum + taken, 0),
    unmatched,
    rowCounts,
  };
}

const rowFacts = ['new', 'changed', 'refused', 'flagged', 'unmatched'] as const;
/** Of these rows nothing is left to be said. */
const settledKinds: ReadonlySet<string> = new Set(['matched', 'left-out', 'joined']);

function settleRow(
  row: PlanRow,
  columns: readonly PlanColumn[],
  places: ColumnPlaces,
  choices: ImportChoices,
  today: CheckFacts['today'],
  tallies: readonly Tally[],
): SettledRow {
  const { subject } = row;
  const settled: (SettledCell | undefined)[] = [];
  const has = {
    new: false,
    changed: false,
    refused: false,
    flagged: false,
    unmatched: row.match.kind !== 'matched' && row.match.kind !== 'joined',
  };
  if (!subject) return { row, cells: new ColumnCells(places, settled), has };
  const changes: CellChange[] = [];
  for (const [at, { column }] of columns.entries()) {
    const cell = row.cells.at(at);
    if (!cell) continue;
    const isTaken = isChosen(choices, row.at, column.key, cell);
    if (isTaken && cell.value) changes.push({ column, value: cell.value });
    settled[at] = settledCell(isTaken, cell);
  }
  const { taken, refused, flags, covariates } = settleChanges(subject, changes, {
    today,
    birthDate: row.birthDate,
  });
  for (const { key, problem } of refused) {
    const at = places.get(key);
    if (at !== undefined) settled[at] = { isTaken: false, problem };
  }
  for (const { key, flag } of flags) {
    const at = places.get(key) ?? -1;
    const cell = settled[at];
    if (flag && cell && !cell.flag && !cell.problem && row.cells.at(at)?.state !== 'both-missing') {
      settled[at] = { ...cell, flag };
    }
  }
  const { followUp } = row;
  has.flagged = followUp !== undefined && followUp.days !== followUp.fileDays;
  for (const [at, after] of settled.entries()) {
    const cell = row.cells.at(at);
    if (!cell || !after) continue;
    const tally = tallies[at];
    if (tally) count(tally, cell, after);
    if (after.problem) has.refused = true;
    else if (cell.state === 'new') has.new = true;
    else if (cell.state === 'changed') has.changed = true;
    if (after.flag && !after.problem) has.flagged = true;
  }
  return { row, cells: new ColumnCells(places, settled), has, ...(taken.length > 0 && { covariates }) };
}

const taken: SettledCell = { isTaken: true };
const notTaken: SettledCell = { isTaken: false };

/** Most cells have nothing to be said: they are one and the same. */
function settledCell(isTaken: boolean, { problem, flag }: PlanCell): SettledCell {
  if (!problem && !flag) return isTaken ? taken : notTaken;
  return { isTaken, ...(problem && { problem }), ...(flag && { flag }) };
}

interface Tally extends Record<Exclude<keyof ColumnCounts, 'reasons'>, number> {
  readonly reasons: Map<string, { problem: CellProblem; cells: number }>;
}

function emptyTally(): Tally {
  return {
    same: 0,
    added: 0,
    changed: 0,
    notInFile: 0,
    missing: 0,
    refused: 0,
    flagged: 0,
    taken: 0,
    staying: 0,
    reasons: new Map(),
  };
}

/** Counts a cell of a column. */
function count(tally: Tally, { state }: PlanCell, { problem, flag, isTaken }: SettledCell): void {
  if (problem) {
    tally.refused += 1;
    const name = JSON.stringify(problem);
    const reason = tally.reasons.get(name);
    if (reason) reason.cells += 1;
    else tally.reasons.set(name, { problem, cells: 1 });
  } else if (state === 'same') tally.same += 1;
  else if (state === 'new') tally.added += 1;
  else if (state === 'changed') tally.changed += 1;
  else if (state === 'not-in-file') tally.notInFile += 1;
  else tally.missing += 1;
  if (flag && !problem) tally.flagged += 1;
  if (isTaken) tally.taken += 1;
  else if (state === 'changed' && !problem) tally.staying += 1;
}

function countsOf({ reasons, ...counts }: Tally): ColumnCounts {
  return { ...counts, reasons: [...reasons.values()].sort((a, b) => b.cells - a.cells) };
}
