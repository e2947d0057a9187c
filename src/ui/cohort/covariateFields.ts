import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { possibleRanges } from '../../domain/covariateTable/plausibleRanges';
import type { IsoDate } from '../../domain/isoDate';
import type { Covariates } from '../../domain/study/subject';

/** Limits beyond which a value is a slip of the pen or of the unit. */
export const covariateRanges = possibleRanges;

/** A number field of the covariates. */
export type NumberField = keyof typeof covariateRanges;

/** Why typed text is not a value. */
export type FieldProblem =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'outside'; readonly from: number; readonly to: number }
  | { readonly kind: 'not-a-date' }
  /** Dates are not kept: a whole number of days from the first scan is typed. */
  | { readonly kind: 'not-a-day' }
  | { readonly kind: 'not-after-surgery' }
  | { readonly kind: 'not-before-second-operation' };

/** A typed number; empty text is missing. Takes a decimal comma and the typographic minus. */
export function parseNumber(text: string): Result<number | undefined, { readonly kind: 'not-a-number' }> {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.');
  if (plain === '') return ok(undefined);
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? ok(Number(plain)) : err({ kind: 'not-a-number' });
}

/** The same in the limits of a field. */
export function parseNumberField(field: NumberField, text: string): Result<number | undefined, FieldProblem> {
  const parsed = parseNumber(text);
  if (!parsed.ok || parsed.value === undefined) return parsed;
  const { from, to } = covariateRanges[field];
  return parsed.value < from || parsed.value > to ? err({ kind: 'outside', from, to }) : parsed;
}

/** Why a surgery date cannot be: a second operation comes after the first. Undefined where nothing speaks against it. */
export function surgeryDateProblem(
  field: 'surgeryDate' | 'secondSurgeryDate',
  date: IsoDate | undefined,
  { surgeryDate, secondSurgeryDate }: Pick<Covariates, 'surgeryDate' | 'secondSurgeryDate'>,
): FieldProblem | undefined {
  if (!date) return undefined;
  if (field === 'secondSurgeryDate') {
    return surgeryDate && date <= surgeryDate ? { kind: 'not-after-surgery' } : undefined;
  }
  return secondSurgeryDate && secondSurgeryDate <= date ? { kind: 'not-before-second-operation' } : undefined;
}
