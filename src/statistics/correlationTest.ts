import { tTwoSided } from './distributions/tDistribution';

/** t test of a correlation against 0 with n − 2 degrees of freedom; t is infinite and P 0 where |r| = 1. */
export function correlationTest(r: number, n: number): { t: number; df: number; p: number } {
  const df = n - 2;
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  return { t, df, p: tTwoSided(t, df) };
}
