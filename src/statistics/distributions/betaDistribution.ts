import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import { invertTail } from './solveMonotone';

/** P(X ≤ x) of the beta distribution, the regularized incomplete beta function I_x(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  return betainc(Math.min(1, Math.max(0, x)), a, b, true, false);
}

/** P(X > x) of the beta distribution, taken as a tail of its own. */
export function betaUpperTail(x: number, a: number, b: number): number {
  return betainc(Math.min(1, Math.max(0, x)), a, b, true, true);
}

/** The x with P(X ≤ x) = p; NaN when p is outside [0, 1]. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const guess = betaincinv(p, a, b);
  const x =
    p <= 0.5
      ? invertTail((value) => betaCdf(value, a, b), p, guess)
      : invertTail((value) => betaUpperTail(value, a, b), 1 - p, guess);
  return Math.min(1, x);
}
