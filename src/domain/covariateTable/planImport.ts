import { err } from '../../base/result';
import type { SubjectId } from '../ids';
import { daysBetween } from '../isoDate';
import { type CellValue, cellValueOf, isSameCell } from './cellValue';
import { readColumn } from './columnQuestions';
import {
  ageCell,
  birthDateOf,
  bmiCell,
  type Helper,
  helperKinds,
  indexOfTarget,
  type PlanContext,
  quantityAt,
  textAt,
} from './computedCells';
import { type ColumnKey, type CovariateColumn, covariateColumns, customColumn } from './covariateColumn';
import { flagOfCell } from './flagOfCell';
import { foldText } from './foldText';
import type {
  FileColumn,
  ImportPlan,
  ImportRequest,
  ImportSubject,
  PlanCell,
  PlanColumn,
  PlanRow,
} from './importPlan';
import { headerParts } from './matchHeaders';
import { type SubjectMatch, subjectMatcher } from './matchSubjects';
import { isMissingText } from './missingText';
import { type CellRules, companyOf, readCell } from './readCell';

/**
 * What a table would change in a project: which subject each row is about, what each cell says, and how that stands to
 * what is there. Pure: nothing is written, and the same table and answers always give the same plan.
 */
export function planImport(request: ImportRequest): ImportPlan {
  const newDefinitions = request.targets.flatMap((target) =>
    target.kind === 'new' ? [target.covariate] : [],
  );
  const columns = covariateColumns([...request.definitions, ...newDefinitions], request.seesTelling);
  const fileColumns = request.targets.map((target, at) => fileColumn(request, columns, target, at));
  const rules = request.targets.map((_, at) => rulesOf(request, fileColumns[at], at));
  const context: PlanContext = { request, columns, fileColumns, rules, known: rules.map(() => new Map()) };
  const planned = planColumns(context);
  const rows = withTwins(matchedRows(request), request).map((row) => planRow(context, planned, row));
  const hasFollowUp = indexOfTarget(request, 'follow-up-days') >= 0;
  return {
    columns: planned,
    fileColumns,
    rows,
    newDefinitions,
    ...(hasFollowUp && { followUp: followUpCounts(context, rows) }),
  };
}

/** The covariate that a column of the file is taken for. */
export function columnOfTarget(
  target: ImportRequest['targets'][number],
  columns: readonly CovariateColumn[],
): CovariateColumn | undefined {
  if (target.kind === 'new') return customColumn(target.covariate);
  return target.kind === 'covariate' ? columns.find(({ key }) => key === target.key) : undefined;
}

function textsOf({ table }: ImportRequest, at: number): readonly string[] {
  return table.rows.map((row) => row[at] ?? '');
}

function fileColumn(
  request: ImportRequest,
  columns: readonly CovariateColumn[],
  target: ImportRequest['targets'][number],
  at: number,
): FileColumn {
  const asked =
    columnOfTarget(target, columns) ?? (isHelper(target.kind) ? helperKinds[target.kind] : undefined);
  if (!asked) return { target, questions: [], settled: {} };
  const isDate = asked.kind === 'date' || asked.kind === 'dates';
  if (isDate && request.dates === 'days') return { target, questions: [], settled: {} };
  const { settled, questions } = readColumn(asked, textsOf(request, at));
  const unit = unitQuestion(request, target.kind, at);
  return { target, settled, questions: unit ? [...questions, unit] : questions };
}

function isHelper(kind: string): kind is Helper {
  return Object.hasOwn(helperKinds, kind);
}

/** Lengths and masses without a unit anywhere: which one has to be said, 68 may be kilograms or pounds. */
function unitQuestion(
  request: ImportRequest,
  kind: string,
  at: number,
): FileColumn['questions'][number] | undefined {
  if (kind !== 'height' && kind !== 'weight') return undefined;
  if (headerParts(request.table.headers[at] ?? '').unit !== '') return undefined;
  const isBare = textsOf(request, at).some((text) => /^[\d.,]+$/.test(foldText(text)));
  if (!isBare) return undefined;
  return { kind: 'unit', choices: kind === 'height' ? ['cm', 'm', 'in'] : ['kg', 'lb', '斤'] };
}

function rulesOf(request: ImportRequest, column: FileColumn | undefined, at: number): CellRules {
  const answers = request.answers[at] ?? {};
  const headerUnit = headerParts(request.table.headers[at] ?? '').unit;
  const unit = answers.unit ?? headerUnit;
  const { order, decimal } = { ...column?.settled, ...answers };
  return {
    dates: request.dates,
    asksCodes: true,
    company: companyOf(textsOf(request, at)),
    ...(order && { order }),
    ...(decimal && { decimal }),
    ...(answers.serial && { serial: answers.serial }),
    ...(answers.meanings && { meanings: answers.meanings }),
    ...(unit !== '' && { unit }),
  };
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

interface MatchedRow {
  readonly at: number;
  readonly label: string;
  readonly match: SubjectMatch;
}

function matchedRows(request: ImportRequest): readonly MatchedRow[] {
  const { table, subjects, rowChoices } = request;
  const matcher = subjectMatcher(
    subjects.map(({ subject, hospitalNumbers, names }) => ({
      id: subject.id,
      code: subject.code,
      hospitalNumbers,
      names,
    })),
  );
  const [code, number, name] = ['subject-code', 'hospital-number', 'name'].map((kind) =>
    indexOfTarget(request, kind),
  );
  const cell = (row: readonly string[], at: number | undefined): string => {
    const text = at === undefined || at < 0 ? '' : (row[at] ?? '');
    return isMissingText(text) ? '' : foldText(text);
  };
  return table.rows.map((row, at) => {
    const identity = { code: cell(row, code), hospitalNumber: cell(row, number), name: cell(row, name) };
    const label = identity.code || identity.hospitalNumber || identity.name;
    const choice = rowChoices[at];
    if (choice === 'left-out') return { at, label, match: { kind: 'left-out' } };
    if (choice !== undefined) return { at, label, match: { kind: 'matched', id: choice, how: 'by-hand' } };
    return { at, label, match: matcher(identity) };
  });
}

/** Rows about one subject that say different things: none of them is taken until a person leaves the others out. */
function withTwins(rows: readonly MatchedRow[], { table, targets }: ImportRequest): readonly MatchedRow[] {
  const bySubject = new Map<SubjectId, MatchedRow[]>();
  for (const row of rows) {
    if (row.match.kind !== 'matched') continue;
    bySubject.set(row.match.id, [...(bySubject.get(row.match.id) ?? []), row]);
  }
  const said = (at: number): string =>
    JSON.stringify(
      targets.map((target, column) =>
        target.kind === 'ignore' ? '' : foldText(table.rows[at]?.[column] ?? ''),
      ),
    );
  return rows.map((row) => {
    const all = row.match.kind === 'matched' ? (bySubject.get(row.match.id) ?? []) : [];
    const other = all.find((one) => one.at !== row.at);
    if (!other || row.match.kind !== 'matched') return row;
    const isEcho = all.every((one) => said(one.at) === said(row.at));
    if (isEcho) return row.at === all[0]?.at ? row : { ...row, match: { kind: 'left-out' } };
    return { ...row, match: { kind: 'twice', id: row.match.id, otherRow: table.rowNumbers[other.at] ?? 0 } };
  });
}

function planRow(context: PlanContext, planned: readonly PlanColumn[], row: MatchedRow): PlanRow {
  const { request } = context;
  const { match } = row;
  const own = match.kind === 'matched' ? subjectsById(request).get(match.id) : undefined;
  const base = {
    at: row.at,
    rowNumber: request.table.rowNumbers[row.at] ?? 0,
    label: row.label,
    match,
    ...(own && { subject: own.subject }),
  };
  if (!own) return { ...base, cells: new Map() };
  const cells = new Map<ColumnKey, PlanCell>();
  const birthDate = birthDateOf(context, row.at) ?? own.birthDate;
  for (const plan of planned) {
    cells.set(plan.column.key, planCell(context, plan, own, row.at));
  }
  const followUp = followUpOf(context, own, cells, row.at);
  return { ...base, cells, ...(birthDate && { birthDate }), ...(followUp && { followUp }) };
}

const byId = new WeakMap<ImportRequest, ReadonlyMap<SubjectId, ImportSubject>>();

function subjectsById(request: ImportRequest): ReadonlyMap<SubjectId, ImportSubject> {
  const known = byId.get(request) ?? new Map(request.subjects.map((one) => [one.subject.id, one]));
  byId.set(request, known);
  return known;
}

function planCell(context: PlanContext, plan: PlanColumn, own: ImportSubject, at: number): PlanCell {
  const { column, source } = plan;
  const before = cellValueOf(own.subject.covariates, column);
  const text = plan.fileColumns.map((one) => textAt(context, one, at)).join(' / ');
  const read =
    source === 'file'
      ? readKnown(context, column, plan.fileColumns[0] ?? 0, text)
      : source === 'birth-date'
        ? ageCell(context, own, at)
        : bmiCell(context, at);
  if (!read.ok) return { state: 'refused', text, before, problem: read.error };
  return {
    ...stateOf(before, read.value),
    text,
    before,
    value: read.value,
    ...flagOfCell(column, read.value, own.subject),
  };
}

function readKnown(
  { known, rules }: PlanContext,
  column: CovariateColumn,
  at: number,
  text: string,
): ReturnType<typeof readCell> {
  const before = known[at]?.get(text);
  const own = rules[at];
  if (before || !own) return before ?? err({ kind: 'unknown-answer', code: text });
  const read = readCell(column, text, own);
  known[at]?.set(text, read);
  return read;
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
  cells: ReadonlyMap<ColumnKey, PlanCell>,
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
