import { err, ok, type Result } from '../../base/result';
import { parseIsoDate } from '../isoDate';
import type { CustomCovariate, CustomValue, PlausibleRange } from './customCovariate';

/** Why something cannot be a value of a covariate. */
export type CustomValueProblem =
  | { readonly kind: 'other-kind' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'outside'; readonly from: number; readonly to: number }
  | { readonly kind: 'unknown-category' }
  | { readonly kind: 'not-a-date' };

/** A value that may be entered, or why not. */
export function checkCustomValue(
  covariate: CustomCovariate,
  value: CustomValue,
): Result<CustomValue, CustomValueProblem> {
  if (covariate.kind === 'number' && value.kind === 'number') {
    if (!Number.isFinite(value.number)) return err({ kind: 'not-a-number' });
    const { range } = covariate;
    return range && isOutside(value.number, range) ? err({ kind: 'outside', ...range }) : ok(value);
  }
  if (covariate.kind === 'category' && value.kind === 'category') {
    const isKnown = covariate.categories.some((one) => one.id === value.categoryId);
    return isKnown ? ok(value) : err({ kind: 'unknown-category' });
  }
  if (covariate.kind === 'date' && value.kind === 'date') {
    return parseIsoDate(value.date) === value.date ? ok(value) : err({ kind: 'not-a-date' });
  }
  return err({ kind: 'other-kind' });
}

/** Whether a number lies beyond the limits; both are inside. */
export function isOutside(number: number, { from, to }: PlausibleRange): boolean {
  return number < from || number > to;
}

/**
 * Whether a value has a meaning by the definitions. One beyond the limits has: limits that are narrowed later never take
 * a value away.
 */
export function isValueOf(covariate: CustomCovariate | undefined, value: CustomValue): boolean {
  if (!covariate) return false;
  const checked = checkCustomValue(covariate, value);
  return checked.ok || checked.error.kind === 'outside';
}
