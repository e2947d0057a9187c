import { readColumn } from './columnQuestions';
import { type Helper, helperKinds } from './computedCells';
import { type CovariateColumn, customColumn } from './covariateColumn';
import { foldText } from './foldText';
import type { FileColumn, ImportRequest } from './importPlan';
import { headerParts, isBareDensity } from './matchHeaders';
import { type CellRules, companyOf } from './readCell';

/** Different cells of a column that are shown of it. */
const shownSamples = 3;

/** The covariate that a column of the file is taken for. */
export function columnOfTarget(
  target: ImportRequest['targets'][number],
  columns: readonly CovariateColumn[],
): CovariateColumn | undefined {
  if (target.kind === 'new') return customColumn(target.covariate);
  return target.kind === 'covariate' ? columns.find(({ key }) => key === target.key) : undefined;
}

/** What a column of the file is taken for, what its cells look like, and what has to be asked about them. */
export function fileColumn(
  request: ImportRequest,
  columns: readonly CovariateColumn[],
  target: ImportRequest['targets'][number],
  at: number,
  texts: readonly string[],
): FileColumn {
  const different = new Set(texts);
  different.delete('');
  const seen = { target, samples: [...different].slice(0, shownSamples), distinct: different.size };
  const asked =
    columnOfTarget(target, columns) ?? (isHelper(target.kind) ? helperKinds[target.kind] : undefined);
  if (!asked) return { ...seen, questions: [], settled: {} };
  const isDate = asked.kind === 'date' || asked.kind === 'dates';
  if (isDate && request.dates === 'days') return { ...seen, questions: [], settled: {} };
  const { settled, questions } = readColumn(asked, texts);
  const unit = unitQuestion(request, target, at, texts);
  return { ...seen, settled, questions: unit ? [...questions, unit] : questions };
}

function isOfUnit({ kind }: FileColumn['questions'][number]): boolean {
  return kind === 'unit';
}

function isHelper(kind: string): kind is Helper {
  return Object.hasOwn(helperKinds, kind);
}

/**
 * Lengths and masses without a unit anywhere: which one has to be said, 68 may be kilograms or pounds. A bone density
 * that no head calls a T-score may be one in g/cm²: 0.8 would be possible as either.
 */
function unitQuestion(
  request: ImportRequest,
  target: ImportRequest['targets'][number],
  at: number,
  texts: readonly string[],
): FileColumn['questions'][number] | undefined {
  const header = request.table.headers[at] ?? '';
  if (headerParts(header).unit !== '') return undefined;
  const isDensity = target.kind === 'covariate' && target.key === 'bmdTScore' && isBareDensity(header);
  if (!isDensity && target.kind !== 'height' && target.kind !== 'weight') return undefined;
  const isBare = texts.some((text) => /^-?[\d.,]+$/.test(foldText(text)));
  if (!isBare) return undefined;
  if (isDensity) return { kind: 'unit', choices: ['T-score', 'g/cm²', 'mg/cm³'] };
  return { kind: 'unit', choices: target.kind === 'height' ? ['cm', 'm', 'in'] : ['kg', 'lb', '斤'] };
}

/** By which rules the cells of a column are read: what it says of itself, what a person answered. */
export function rulesOf(
  request: ImportRequest,
  column: FileColumn,
  at: number,
  texts: readonly string[],
): CellRules {
  const answers = request.answers[at] ?? {};
  const headerUnit = headerParts(request.table.headers[at] ?? '').unit;
  const unit = answers.unit ?? headerUnit;
  const { order, decimal } = { ...column.settled, ...answers };
  const waits = column.target.kind === 'covariate' && unit === '' && column.questions.some(isOfUnit);
  return {
    dates: request.dates,
    asksCodes: true,
    company: companyOf(texts),
    ...(order && { order }),
    ...(decimal && { decimal }),
    ...(answers.serial && { serial: answers.serial }),
    ...(answers.meanings && { meanings: answers.meanings }),
    ...(unit !== '' && { unit }),
    ...(waits && { needsUnit: true }),
  };
}
