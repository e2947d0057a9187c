import { assert } from '../base/assert';

const minus = '−';

/**
 * A number with a fixed count of decimals, rounded half away from zero on the shortest decimal that
 * represents it, with U+2212 as minus and never a negative zero.
 *
 * On the shortest decimal, because 1.005 is stored a little below 1.005: a reader who sees 1.005 in a data file
 * expects 1.01 in the table. The number must be finite.
 */
export function roundedText(value: number, decimals: number): string {
  const text = roundedDigits(value, decimals);
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
}

/** As `roundedText`, with a plus sign where the printed number is above zero: for differences. */
export function signedText(value: number, decimals: number): string {
  const text = roundedText(value, decimals);
  return text.startsWith(minus) || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** A limit of an interval: as `roundedText`, or that there is none on this side. */
export function limitText(value: number, decimals: number): string {
  if (Number.isFinite(value)) return roundedText(value, decimals);
  return value < 0 ? `${minus}∞` : '∞';
}

/** How P is printed. */
export interface PFormat {
  readonly alpha: number;
  /** Decimals where nothing asks for more. */
  readonly decimals: number;
  /** False: ".032". */
  readonly hasLeadingZero?: boolean;
}

/**
 * A P value to three decimals (setting), "< 0.001" below that, with more decimals where rounding would carry
 * it across alpha: what is printed and what was decided (P < alpha) always agree.
 */
export function pText(p: number, { alpha, decimals }: PFormat): string {
  assert(p >= 0 && p <= 1, `P is ${p}`);
  // Below an unusually small alpha, "< 0.001" would not say on which side P lies.
  let floorDecimals = decimals;
  while (alpha > 0 && 10 ** -floorDecimals > alpha && floorDecimals < 15) floorDecimals += 1;
  if (p < Number(`1e-${floorDecimals}`))
    return `< ${roundedDigits(Number(`1e-${floorDecimals}`), floorDecimals)}`;
  for (let places = floorDecimals; places < 20; places += 1) {
    const text = roundedDigits(p, places);
    if (Number(text) < alpha === p < alpha) return text;
  }
  return roundedDigits(p, 20);
}

/** P inside a sentence: "P = 0.912", "P < 0.001". */
export function pEquation(p: number, format: PFormat): string {
  const text = format.hasLeadingZero === false ? withoutLeadingZero(pText(p, format)) : pText(p, format);
  return text.startsWith('<') ? `P ${text}` : `P = ${text}`;
}

/** A number as journals write it that leave out the zero of what cannot exceed 1: ".032", "< .001", "−.340". */
export function withoutLeadingZero(text: string): string {
  return text.replace(/(?<![\d.,])0(?=\.\d)/g, '');
}

/** The printed digits without sign. */
function roundedDigits(value: number, decimals: number): string {
  assert(Number.isFinite(value), `a number to print is ${value}`);
  assert(Number.isInteger(decimals) && decimals >= 0, `decimals are ${decimals}`);
  const { digits, pointAt } = shortestDecimal(value);
  const kept = pointAt + decimals;
  let whole: bigint;
  if (kept < 0) whole = 0n;
  else {
    const padded = digits.padEnd(kept, '0');
    whole = BigInt(padded.slice(0, kept) || '0');
    if ((padded[kept] ?? '0') >= '5') whole += 1n;
  }
  const text = whole.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** Digits of the shortest decimal that reads back as the same number; the value is 0.digits × 10^pointAt, sign apart. */
function shortestDecimal(value: number): { digits: string; pointAt: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), pointAt: Number(exponent) + 1 };
}
