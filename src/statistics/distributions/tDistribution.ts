import { betaCdf, betaUpperTail } from './betaDistribution';
import { normalQuantile } from './normalDistribution';
import { remembered } from './remembered';
import { invertTail } from './solveMonotone';

/** P(|T| ≥ |t|) of Student's t distribution with real df > 0. */
export function tTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return 0;
  const ratio = (t / df) * t;
  return ratio > 1 ? betaCdf(1 / (1 + ratio), df / 2, 0.5) : betaUpperTail(ratio / (1 + ratio), 0.5, df / 2);
}

/** P(T > t). */
export function tUpperTail(t: number, df: number): number {
  const half = tTwoSided(t, df) / 2;
  return t >= 0 ? half : 1 - half;
}

/** The t with P(T ≤ t) = p; ±Infinity at p = 0 and 1, NaN outside. */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p === 0.5) return 0;
  const t = upperQuantile(Math.min(p, 1 - p), df);
  return p < 0.5 ? -t : t;
}

const upperQuantile = remembered((tail: number, df: number): number =>
  invertTail((value) => tTwoSided(value, df) / 2, tail, -normalQuantile(tail)),
);
