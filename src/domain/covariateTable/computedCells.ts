import type { IsoDate } from '../isoDate';
import { ageYearsAt } from '../study/ageYearsAt';
import type { CellProblem } from './cellProblem';
import { type CellValue, missing } from './cellValue';
import type { CovariateColumn } from './covariateColumn';
import { foldText, foldWord } from './foldText';
import type { FileColumn, ImportRequest, ImportSubject, PlanCell } from './importPlan';
import { isMissingText } from './missingText';
import { type CellRules, type readCell, readDateIn, readQuantity } from './readCell';
import type { Quantity } from './units';

/** Columns that are read but not kept, as columns that questions can be asked of. */
export const helperKinds = {
  'birth-date': { kind: 'date' },
  height: { kind: 'number', possible: { from: 50, to: 250 } },
  weight: { kind: 'number', possible: { from: 15, to: 300 } },
  'follow-up-days': { kind: 'number', possible: { from: 0, to: 20_000 } },
} as const;

/** A column that is read but not kept. */
export type Helper = keyof typeof helperKinds;

/** What planning works with. */
export interface PlanContext {
  readonly request: ImportRequest;
  readonly columns: readonly CovariateColumn[];
  readonly fileColumns: readonly FileColumn[];
  readonly rules: readonly CellRules[];
  /** What texts of a column were read as: the same text says the same in every row. */
  readonly known: readonly {
    readonly values: Map<string, ReturnType<typeof readCell>>;
    /** Of subjects of which the project has no value. */
    readonly cells: Map<string, PlanCell>;
  }[];
}

/** The file's column that is taken for something; -1 where none is. */
export function indexOfTarget({ targets }: ImportRequest, kind: string): number {
  return targets.findIndex((target) => target.kind === kind);
}

/** The text of one column in one row. */
export function textAt({ request }: PlanContext, column: number, at: number): string {
  return request.table.rows[at]?.[column] ?? '';
}

type ReadCellOutcome =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly error: CellProblem };

/** The birth date that a row states, where it can be read. */
export function birthDateOf(context: PlanContext, at: number): IsoDate | undefined {
  const column = indexOfTarget(context.request, 'birth-date');
  const rules = context.rules[column];
  const text = textAt(context, column, at);
  if (!rules || isMissingText(text)) return undefined;
  const read = readDateIn(text, rules);
  return read.ok ? read.value : undefined;
}

/** Completed years at the surgery date of the file, else of the project, else at the pre-op scan. */
export function ageCell(context: PlanContext, own: ImportSubject, at: number): ReadCellOutcome {
  const column = indexOfTarget(context.request, 'birth-date');
  const rules = context.rules[column];
  const text = textAt(context, column, at);
  if (!rules || isMissingText(text)) return { ok: true, value: missing };
  const birth = readDateIn(text, rules);
  if (!birth.ok) return birth;
  const day =
    surgeryDateIn(context, at) ?? own.subject.covariates.surgeryDate ?? own.subject.scans.preop?.studyDate;
  if (!day) return { ok: false, error: { kind: 'no-date-to-count-from' } };
  if (day < birth.value) return { ok: false, error: { kind: 'surgery-before-birth' } };
  const number = ageYearsAt(birth.value, day);
  return number === undefined
    ? { ok: false, error: { kind: 'outside', from: 0, to: 120 } }
    : { ok: true, value: { kind: 'number', number } };
}

function surgeryDateIn(context: PlanContext, at: number): IsoDate | undefined {
  const { request, rules } = context;
  const column = request.targets.findIndex(
    (target) => target.kind === 'covariate' && target.key === 'surgeryDate',
  );
  const own = rules[column];
  const read = own && readDateIn(textAt(context, column, at), own);
  return read?.ok ? read.value : undefined;
}

/** Weight in kg over height in m squared, to one decimal as such values are written. */
export function bmiCell(context: PlanContext, at: number): ReadCellOutcome {
  const height = quantityAt(context, 'height', 'length', at);
  const weight = quantityAt(context, 'weight', 'mass', at);
  if (height === 'missing' && weight === 'missing') return { ok: true, value: missing };
  if (height === 'missing' || weight === 'missing') return { ok: false, error: { kind: 'needs-both' } };
  if (!height.ok) return height;
  if (!weight.ok) return weight;
  const bmi = weight.value / (height.value / 100) ** 2;
  if (!(bmi >= 10 && bmi <= 80)) return { ok: false, error: { kind: 'outside', from: 10, to: 80 } };
  return { ok: true, value: { kind: 'number', number: Math.round(bmi * 10) / 10 } };
}

type Quantified =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: CellProblem };

/** A number of a column that is not kept, in the unit that is computed with. */
export function quantityAt(
  context: PlanContext,
  kind: Helper,
  quantity: Quantity,
  at: number,
): Quantified | 'missing' {
  const column = indexOfTarget(context.request, kind);
  const rules = context.rules[column];
  const text = textAt(context, column, at);
  if (!rules || isMissingText(text) || rules.meanings?.[foldWord(text)] === 'missing') return 'missing';
  const needsUnit = context.fileColumns[column]?.questions.some((one) => one.kind === 'unit') && !rules.unit;
  if (needsUnit && /^[\d.,]+$/.test(foldText(text)))
    return { ok: false, error: { kind: 'other-unit', unit: '' } };
  const read = readQuantity({ quantity }, text, rules);
  if (!read.ok) return read;
  const { possible } =
    helperKinds[kind === 'weight' ? 'weight' : kind === 'height' ? 'height' : 'follow-up-days'];
  if (read.value < possible.from || read.value > possible.to)
    return { ok: false, error: { kind: 'outside', ...possible } };
  return read;
}
