import { betaCdf, betaUpperTail } from './betaDistribution';
import { remembered } from './remembered';
import { invertTail } from './solveMonotone';

/** P(F > f); both degrees of freedom may be any positive real number (Satterthwaite's are). Infinity gives 0. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (Number.isNaN(f)) return Number.NaN;
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  const ratio = (df1 / df2) * f;
  return ratio > 1
    ? betaCdf(1 / (1 + ratio), df2 / 2, df1 / 2)
    : betaUpperTail(ratio / (1 + ratio), df1 / 2, df2 / 2);
}

/** P(F ≤ f), the small tail taken directly. */
export function fCdf(f: number, df1: number, df2: number): number {
  if (Number.isNaN(f)) return Number.NaN;
  if (f <= 0) return 0;
  if (f === Number.POSITIVE_INFINITY) return 1;
  const ratio = (df1 / df2) * f;
  return ratio > 1
    ? betaUpperTail(1 / (1 + ratio), df2 / 2, df1 / 2)
    : betaCdf(ratio / (1 + ratio), df1 / 2, df2 / 2);
}

/** The f with P(F ≤ f) = p, for real degrees of freedom; NaN when p is outside [0, 1]. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p >= 0 && p <= 1) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return innerQuantile(p, df1, df2);
}

const innerQuantile = remembered((p: number, df1: number, df2: number): number =>
  p <= 0.5
    ? invertTail((f) => fCdf(f, df1, df2), p, 1)
    : invertTail((f) => fUpperTail(f, df1, df2), 1 - p, 1),
);
