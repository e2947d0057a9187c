import { err, ok, type Result } from '../../base/result';
import type { CellProblem } from './cellProblem';
import { foldText } from './foldText';

/** Which sign divides the whole from the fraction. */
export type DecimalSign = 'point' | 'comma';

const parts = /^([-+]?)\s*(\d[\d.,' ]*|[.,]\d+)(?:\s*([^\d\s.,'+-].*)?)?$/u;

/** A number as it is written, before it is known what its signs mean. */
interface Written {
  readonly sign: '' | '-';
  readonly digits: string;
  /** What follows the number: a unit, or empty text. */
  readonly unit: string;
}

function written(text: string): Written | undefined {
  const match = parts.exec(foldText(text).replace(/[’´`]/gu, "'"));
  if (!match) return undefined;
  const [, sign, digits = '', unit = ''] = match;
  return {
    sign: sign === '-' ? '-' : '',
    digits: digits.trim().replace(/[' ](?=\d{3}(?!\d))/g, '_'),
    unit: unit.trim(),
  };
}

/**
 * What a number's own signs say of the decimal sign: "23,5" can only have a comma, "1,234.5" only a point, "12" has none,
 * and "1,234" may be either.
 */
export function decimalSignIn(text: string): DecimalSign | 'either' | 'none' | undefined {
  const number = written(text);
  if (!number) return undefined;
  const { digits } = number;
  const marks = [...digits].filter((sign) => sign === '.' || sign === ',');
  if (marks.length === 0) return 'none';
  const last = digits.search(/[.,](?=[^.,]*$)/);
  const lastSign: DecimalSign = digits[last] === ',' ? 'comma' : 'point';
  const other: DecimalSign = lastSign === 'comma' ? 'point' : 'comma';
  const isMixed = new Set(marks).size === 2;
  if (isMixed) return lastSign;
  // The same sign twice groups thousands: the other one would be the decimal sign.
  if (marks.length > 1) return other;
  const after = digits.slice(last + 1);
  const before = digits.slice(0, last);
  if (digits.includes('_')) return lastSign;
  return /^\d{3}$/.test(after) && /^[1-9]\d{0,2}$/.test(before) ? 'either' : lastSign;
}

/** A number and the unit that was written after it. */
export interface ReadNumber {
  readonly number: number;
  readonly unit: string;
}

/**
 * Reads a number with its unit: decimal comma or point, thousands grouped by comma, point, blank or apostrophe,
 * full-width digits, any minus. `decimal` settles what "1,234" is; without it such a text is refused as ambiguous.
 */
export function readNumber(text: string, decimal?: DecimalSign): Result<ReadNumber, CellProblem> {
  const number = written(text);
  const says = decimalSignIn(text);
  if (!number || says === undefined) return err({ kind: 'not-a-number' });
  const sign = says === 'either' ? decimal : says;
  if (sign === undefined) return err({ kind: 'ambiguous-decimal' });
  const [point, group] = sign === 'comma' ? [',', '.'] : ['.', ','];
  const [whole = '', fraction, ...more] = number.digits.split(point);
  if (more.length > 0) return err({ kind: 'not-a-number' });
  const plainWhole = ungrouped(whole, group);
  if (plainWhole === undefined || (fraction !== undefined && !/^\d*$/.test(fraction))) {
    return err({ kind: 'not-a-number' });
  }
  const value = Number(`${number.sign}${plainWhole || '0'}.${fraction || '0'}`);
  return Number.isFinite(value) ? ok({ number: value, unit: number.unit }) : err({ kind: 'not-a-number' });
}

/** Digits without the signs that group them by three; undefined where they group otherwise. */
function ungrouped(whole: string, group: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const groups = whole.split(/[_]/.test(whole) ? '_' : group);
  const [first = '', ...rest] = groups;
  const isGrouped = /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
  return isGrouped ? groups.join('') : undefined;
}
