import { chiScaleAverage } from './chiScaleAverage';
import { normalCdf, normalUpperTail } from './normalDistribution';
import { remembered } from './remembered';
import { solveMonotone } from './solveMonotone';
import { tQuantile } from './tDistribution';

/** P(T ≤ t) of the noncentral t distribution: E Φ(t·S − δ), S = √(χ²_df / df). */
export function noncentralTCdf(t: number, df: number, noncentrality: number): number {
  return chiScaleAverage((s) => normalCdf(t * s - noncentrality), df, noncentrality);
}

/** P(T > t), taken as a tail of its own. */
export function noncentralTUpperTail(t: number, df: number, noncentrality: number): number {
  return chiScaleAverage((s) => normalUpperTail(t * s - noncentrality), df, noncentrality);
}

/** The t with P(T ≤ t) = p for 0 < p < 1. */
export const noncentralTQuantile = remembered((p: number, df: number, noncentrality: number): number => {
  const f = (t: number): number =>
    p <= 0.5 ? noncentralTCdf(t, df, noncentrality) - p : 1 - p - noncentralTUpperTail(t, df, noncentrality);
  const centre = noncentrality + tQuantile(p, df);
  let width = 1 + Math.abs(noncentrality) / 4;
  while (f(centre - width) > 0 || f(centre + width) < 0) width *= 2;
  return solveMonotone(f, centre - width, centre + width);
});

/** The noncentrality δ with P(T ≤ t | δ) = p; falls as p rises. */
export function noncentralityOfT(t: number, df: number, p: number): number {
  const f = (delta: number): number =>
    p <= 0.5 ? noncentralTCdf(t, df, delta) - p : 1 - p - noncentralTUpperTail(t, df, delta);
  let width = 3 + Math.abs(t) / 4;
  while (f(t - width) < 0 || f(t + width) > 0) width *= 2;
  return solveMonotone(f, t - width, t + width);
}
