import { chiScaleAverage } from './chiScaleAverage';
import { normalCdf, normalDensity } from './normalDistribution';
import { remembered } from './remembered';
import { solveMonotone } from './solveMonotone';

const STEP = 0.1;
const REACH = 90;

/** P(range of `groups` standard normals > width), by the trapezoidal rule over the smallest of them. */
function normalRangeUpperTail(width: number, groups: number): number {
  let inside = 0;
  for (let i = -REACH; i <= REACH; i += 1) {
    const z = i * STEP;
    inside += normalDensity(z) * (normalCdf(z + width) - normalCdf(z)) ** (groups - 1);
  }
  return Math.max(0, 1 - groups * inside * STEP);
}

/** P(Q > q) of the studentized range of `groups` means with `df` error degrees of freedom; absolute error below 1e-10. */
export function studentizedRangeUpperTail(q: number, groups: number, df: number): number {
  if (!(q > 0)) return q <= 0 ? 1 : Number.NaN;
  return chiScaleAverage((s) => normalRangeUpperTail(q * s, groups), df, 0);
}

/** The q with P(Q ≤ q) = p for 0 < p < 1. */
export const studentizedRangeQuantile = remembered((p: number, groups: number, df: number): number => {
  const f = (q: number): number => 1 - p - studentizedRangeUpperTail(q, groups, df);
  let high = 8;
  while (f(high) < 0) high *= 2;
  return solveMonotone(f, 0, high);
});
