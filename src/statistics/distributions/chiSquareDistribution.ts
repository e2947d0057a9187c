import gammainc from '@stdlib/math-base-special-gammainc';
import { invertTail } from './solveMonotone';

/** P(X² > x) with real df > 0. */
export function chiSquareUpperTail(x: number, df: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** P(X² ≤ x), taken as a tail of its own. */
export function chiSquareCdf(x: number, df: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x <= 0 ? 0 : gammainc(x / 2, df / 2, true, false);
}

/** The x with P(X² ≤ x) = p; NaN when p is outside [0, 1]. */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p <= 0.5
    ? invertTail((x) => chiSquareCdf(x, df), p, df)
    : invertTail((x) => chiSquareUpperTail(x, df), 1 - p, df);
}
