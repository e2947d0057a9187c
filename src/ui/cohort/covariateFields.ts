import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { type IsoDate, parseIsoDate } from '../../domain/isoDate';

/** Limits beyond which a value is a slip of the pen or of the unit. */
export const covariateRanges = {
  ageYears: { from: 0, to: 120 },
  bmiKgPerM2: { from: 8, to: 80 },
  bmdTScore: { from: -8, to: 4 },
} as const;

/** A number field of the covariates. */
export type NumberField = keyof typeof covariateRanges;

/** Why typed text is not a value. */
export type FieldProblem =
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'outside'; readonly from: number; readonly to: number }
  | { readonly kind: 'not-a-date' };

/** A typed number; empty text is missing. Takes a decimal comma and the typographic minus. */
export function parseNumberField(field: NumberField, text: string): Result<number | undefined, FieldProblem> {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.');
  if (plain === '') return ok(undefined);
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return err({ kind: 'not-a-number' });
  const value = Number(plain);
  const { from, to } = covariateRanges[field];
  return value < from || value > to ? err({ kind: 'outside', from, to }) : ok(value);
}

/** A typed date, yyyy-mm-dd; empty text is missing. */
export function parseDateField(text: string): Result<IsoDate | undefined, FieldProblem> {
  if (text.trim() === '') return ok(undefined);
  const date = parseIsoDate(text);
  return date ? ok(date) : err({ kind: 'not-a-date' });
}
