import { err } from '../../base/result';
import { allSteps, type Steps } from '../../base/steps';
import type { SubjectId } from '../ids';
import { daysBetween } from '../isoDate';
import type { CustomCovariate } from '../study/customCovariate';
import { type CellValue, cellValueOf, isSameCell } from './cellValue';
import { ColumnCells, type ColumnPlaces, columnPlaces } from './columnCells';
import {
  ageCell,
  birthDateOf,
  bmiCell,
  indexOfTarget,
  type PlanContext,
  quantityAt,
  textAt,
} from './computedCells';
import { type ColumnKey, type CovariateColumn, covariateColumns } from './covariateColumn';
import { columnOfTarget, fileColumn, rulesOf } from './fileColumn';
import { flagOfCell } from './flagOfCell';
import type {
  FileColumn,
  ImportPlan,
  ImportRequest,
  ImportSubject,
  PlanCell,
  PlanColumn,
  PlanRow,
} from './importPlan';
import { type CellRules, readCell } from './readCell';
import { type MatchedRow, rowMatcherSteps, subjectRowSteps } from './subjectRows';

/**
 * What a table would change in a project: which subject each row is about, what each cell says, and how that stands to
 * what is there. Pure: nothing is written, and the same table and answers always give the same plan.
 */
export function planImport(request: ImportRequest): ImportPlan {
  return allSteps(planSteps(request));
}

/** The same in steps, one a column and one a row. */
export function* planSteps(given: ImportRequest): Steps<ImportPlan> {
  const newDefinitions = given.targets.flatMap((target) => (target.kind === 'new' ? [target.covariate] : []));
  const changedDefinitions = withAddedAnswers(given);
  const definitions = given.definitions.map(
    (own) => changedDefinitions.find(({ id }) => id === own.id) ?? own,
  );
  const columns = covariateColumns([...definitions, ...newDefinitions], given.seesTelling);
  const fileColumns: FileColumn[] = [];
  const rules: CellRules[] = [];
  for (const [at, target] of given.targets.entries()) {
    const texts = textsOf(given, at);
    yield;
    const column = fileColumn(given, columns, target, at, texts);
    fileColumns.push(column);
    rules.push(rulesOf(given, column, at, texts));
    yield;
  }
  const match = yield* rowMatcherSteps(given);
  const matched: MatchedRow[] = [];
  for (const [at, row] of given.table.rows.entries()) {
    yield;
    matched.push(match(row, at));
  }
  const { rows: held, joined, several } = yield* subjectRowSteps(matched, given);
  yield;
  const table = { ...given.table, rows: given.table.rows.map((row, at) => joined.get(at) ?? row) };
  const request = joined.size > 0 ? { ...given, table } : given;
  const context: PlanContext = {
    request,
    columns,
    fileColumns,
    rules,
    known: rules.map(() => ({ values: new Map(), cells: new Map() })),
  };
  const planned = planColumns(context);
  const places = columnPlaces(planned.map(({ column }) => column));
  const subjects = new Map(request.subjects.map((one) => [one.subject.id, one]));
  const rows: PlanRow[] = [];
  for (const row of held) {
    yield;
    rows.push(planRow(context, planned, places, row, subjects));
  }
  const hasFollowUp = indexOfTarget(request, 'follow-up-days') >= 0;
  return {
    columns: planned,
    fileColumns,
    rows,
    newDefinitions,
    changedDefinitions,
    several,
    ...(hasFollowUp && { followUp: followUpCounts(context, rows) }),
  };
}

/** Categories of the project with the answers that a person added to them. */
function withAddedAnswers({ targets, answers, definitions }: ImportRequest): readonly CustomCovariate[] {
  return targets.flatMap((target, at): CustomCovariate[] => {
    const added = answers[at]?.added ?? [];
    const own =
      target.kind === 'covariate' ? definitions.find(({ id }) => `custom:${id}` === target.key) : undefined;
    if (own?.kind !== 'category' || added.length === 0) return [];
    return [{ ...own, categories: [...own.categories, ...added] }];
  });
}

function textsOf({ table }: ImportRequest, at: number): readonly string[] {
  return table.rows.map((row) => row[at] ?? '');
}

function planColumns({ request, columns }: PlanContext): readonly PlanColumn[] {
  const fromFile = request.targets.flatMap((target, at): PlanColumn[] => {
    const column = columnOfTarget(target, columns);
    return column ? [{ column, source: 'file', fileColumns: [at] }] : [];
  });
  const has = (key: ColumnKey): boolean => fromFile.some(({ column }) => column.key === key);
  const find = (key: ColumnKey): CovariateColumn | undefined => columns.find((one) => one.key === key);
  const computed: PlanColumn[] = [];
  const [birth, height, weight] = ['birth-date', 'height', 'weight'].map((kind) =>
    indexOfTarget(request, kind),
  );
  const age = find('ageYears');
  if (age && birth !== undefined && birth >= 0 && !has('ageYears')) {
    computed.push({ column: age, source: 'birth-date', fileColumns: [birth] });
  }
  const bmi = find('bmiKgPerM2');
  if (
    bmi &&
    height !== undefined &&
    weight !== undefined &&
    height >= 0 &&
    weight >= 0 &&
    !has('bmiKgPerM2')
  ) {
    computed.push({ column: bmi, source: 'height-and-weight', fileColumns: [height, weight] });
  }
  const order = columns.map(({ key }) => key);
  return [...fromFile, ...computed].sort((a, b) => order.indexOf(a.column.key) - order.indexOf(b.column.key));
}

function planRow(
  context: PlanContext,
  planned: readonly PlanColumn[],
  places: ColumnPlaces,
  row: MatchedRow,
  subjects: ReadonlyMap<SubjectId, ImportSubject>,
): PlanRow {
  const { request } = context;
  const { match } = row;
  const own = match.kind === 'matched' ? subjects.get(match.id) : undefined;
  const base = {
    at: row.at,
    rowNumber: request.table.rowNumbers[row.at] ?? 0,
    label: row.label,
    match,
    ...(own && { subject: own.subject }),
  };
  if (!own) return { ...base, cells: new ColumnCells(places, []) };
  const birthDate = birthDateOf(context, row.at) ?? own.birthDate;
  const cells = new ColumnCells(
    places,
    planned.map((plan) => planCell(context, plan, own, row.at)),
  );
  const followUp = followUpOf(context, own, cells, row.at);
  return { ...base, cells, ...(birthDate && { birthDate }), ...(followUp && { followUp }) };
}

function planCell(context: PlanContext, plan: PlanColumn, own: ImportSubject, at: number): PlanCell {
  const { column, source } = plan;
  const before = cellValueOf(own.subject.covariates, column);
  const [only = 0, ...further] = plan.fileColumns;
  const first = textAt(context, only, at);
  const text =
    further.length === 0 ? first : [first, ...further.map((one) => textAt(context, one, at))].join(' / ');
  if (source === 'file') return fileCell(context, column, only, text, before, own);
  const read = source === 'birth-date' ? ageCell(context, own, at) : bmiCell(context, at);
  if (!read.ok) return { state: 'refused', text, before, problem: read.error };
  return {
    ...stateOf(before, read.value),
    text,
    before,
    value: read.value,
    ...flagOfCell(column, read.value, own.subject),
  };
}

/** A cell that is read from the file. The same text beside nothing in the project is the same cell in every row. */
function fileCell(
  { known, rules }: PlanContext,
  column: CovariateColumn,
  at: number,
  text: string,
  before: CellValue,
  { subject }: ImportSubject,
): PlanCell {
  const isNew = before.kind === 'missing';
  const same = isNew ? known[at]?.cells.get(text) : undefined;
  if (same) return same;
  const own = rules[at];
  const read =
    known[at]?.values.get(text) ??
    (own ? readCell(column, text, own) : err({ kind: 'unknown-answer', code: text } as const));
  known[at]?.values.set(text, read);
  const cell: PlanCell = read.ok
    ? {
        ...stateOf(before, read.value),
        text,
        before,
        value: read.value,
        ...flagOfCell(column, read.value, subject),
      }
    : { state: 'refused', text, before, problem: read.error };
  // What a "no" would take away is the subject's own.
  if (isNew && column.kind !== 'yes-no') known[at]?.cells.set(text, cell);
  return cell;
}

function stateOf(before: CellValue, value: CellValue): Pick<PlanCell, 'state'> {
  if (isSameCell(before, value)) return { state: value.kind === 'missing' ? 'both-missing' : 'same' };
  if (value.kind === 'missing') return { state: 'not-in-file' };
  return { state: before.kind === 'missing' ? 'new' : 'changed' };
}

/** Days from surgery to the final scan as the file says them against those of the dates. */
function followUpOf(
  context: PlanContext,
  { subject }: ImportSubject,
  cells: ColumnCells<PlanCell>,
  at: number,
): PlanRow['followUp'] {
  const fileDays = quantityAt(context, 'follow-up-days', 'days', at);
  const cell = cells.get('surgeryDate');
  const surgery = cell?.value?.kind === 'date' ? cell.value.date : subject.covariates.surgeryDate;
  const final = subject.scans.followUp?.studyDate;
  if (fileDays === 'missing' || !fileDays.ok || !surgery || !final) return undefined;
  return { fileDays: fileDays.value, days: daysBetween(surgery, final) };
}

function followUpCounts(context: PlanContext, rows: readonly PlanRow[]): NonNullable<ImportPlan['followUp']> {
  const matched = rows.filter(({ subject }) => subject !== undefined);
  const given = matched.filter(
    ({ at }) => quantityAt(context, 'follow-up-days', 'days', at) !== 'missing',
  ).length;
  const compared = matched.flatMap(({ followUp }) => followUp ?? []);
  const agree = compared.filter(({ fileDays, days }) => fileDays === days).length;
  return { agree, differ: compared.length - agree, notCompared: given - compared.length };
}
