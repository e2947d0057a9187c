import { normalQuantile } from './distributions/normalDistribution';

/** Interval of a rank-biserial correlation on Fisher's z scale, for the standard error of z; null at |r| = 1. See METHODS.md, "Mann-Whitney". */
export function rankBiserialInterval(
  r: number,
  standardError: number,
  confidence: number,
): readonly [number, number] | null {
  if (Math.abs(r) >= 1) return null;
  const half = normalQuantile((1 + confidence) / 2) * standardError;
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
