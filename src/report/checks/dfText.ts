import { roundedText } from '../rounding';

/** Degrees of freedom: whole ones bare, Satterthwaite's with two decimals. */
export function dfText(df: number): string {
  return Number.isInteger(df) ? String(df) : roundedText(df, 2);
}
