/** Covariance of two lists of equal length, divisor n − 1; NaN for n = 1. */
export function sampleCovariance(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2) return Number.NaN;
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const meanA = mean(a);
  const meanB = mean(b);
  return a.reduce((total, value, i) => total + (value - meanA) * ((b[i] ?? 0) - meanB), 0) / (a.length - 1);
}
