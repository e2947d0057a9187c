import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';

/** A number as somebody typed or printed it, with the decimals it was printed with. */
export interface TypedNumber {
  readonly value: number;
  readonly decimals: number;
}

/** Why a text is no number. */
export type NotANumber =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-number' }
  /** A comma before three digits separates thousands or decimals. */
  | { readonly kind: 'two-readings'; readonly whole: string; readonly decimal: string };

const minusSigns = /^[−–-]\s?/;

/**
 * Reads one number as papers print it: any minus sign, a decimal comma or point, thousands set off by commas where a
 * point follows. "1,557" alone could be either and is refused.
 */
export function numberIn(text: string): Result<TypedNumber, NotANumber> {
  const trimmed = text.trim();
  if (trimmed === '') return err({ kind: 'empty' });
  const isNegative = minusSigns.test(trimmed);
  const unsigned = trimmed.replace(minusSigns, '').replace(/^\+/, '');
  const sign = isNegative ? -1 : 1;
  const plain = /^(?:\d+(?:\.(\d*))?|\.(\d+))$/.exec(unsigned);
  if (plain) return typed(sign, unsigned, (plain[1] ?? plain[2] ?? '').length);
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(unsigned)) {
    const digits = unsigned.replaceAll(',', '');
    return typed(sign, digits, digits.length - digits.indexOf('.') - 1);
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(unsigned)) {
    const prefix = isNegative ? '−' : '';
    return err({
      kind: 'two-readings',
      whole: `${prefix}${unsigned.replace(',', '')}`,
      decimal: `${prefix}${unsigned.replace(',', '.')}`,
    });
  }
  const comma = /^\d+,(\d+)$/.exec(unsigned);
  if (comma) return typed(sign, unsigned.replace(',', '.'), (comma[1] ?? '').length);
  const scientific = /^\d+(?:\.\d+)?e[−-]?\d{1,3}$/i.test(unsigned);
  return scientific ? typed(sign, unsigned.replace('−', '-'), 0) : err({ kind: 'not-a-number' });
}

function typed(sign: 1 | -1, digits: string, decimals: number): Result<TypedNumber, NotANumber> {
  const value = Number(digits);
  if (!Number.isFinite(value)) return err({ kind: 'not-a-number' });
  // −0 would be printed with a sign.
  return ok({ value: value === 0 ? 0 : sign * value, decimals });
}
