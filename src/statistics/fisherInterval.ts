import { normalQuantile } from './distributions/normalDistribution';

/** Confidence interval of a correlation on Fisher's z scale with the given variance of z; null below four pairs or at |r| = 1. */
export function fisherInterval(
  r: number,
  variance: number,
  n: number,
  confidence: number,
): readonly [number, number] | null {
  if (n < 4 || Math.abs(r) === 1) return null;
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
