import { sum as compensatedSum } from 'simple-statistics';

/**
 * A sample split into its mean and its deviations so that neither a large offset nor a large or small scale costs digits.
 *
 * `scale` is a power of two; `deviations` and `sumSquares` are in units of `scale` and `scale`². The mean is
 * `mean + meanRest`, where `meanRest` is what a double could not hold: differences of means need it.
 */
export interface CentredSample {
  readonly n: number;
  readonly mean: number;
  readonly meanRest: number;
  readonly scale: number;
  readonly deviations: readonly number[];
  readonly sumSquares: number;
}

/** Centres a non-empty list of finite numbers (two passes, compensated sums, power-of-two scaling). See METHODS.md, "Precision". */
export function centredSample(values: readonly number[]): CentredSample {
  const n = values.length;
  const outerScale = powerOfTwoAbove(values);
  const scaled = values.map((value) => value / outerScale);
  const first = scaled[0] ?? 0;
  if (scaled.every((value) => value === first)) {
    const deviations = values.map(() => 0);
    return { n, mean: values[0] ?? Number.NaN, meanRest: 0, scale: 1, deviations, sumSquares: 0 };
  }
  const roughMean = compensatedSum(scaled) / n;
  const rest = compensatedSum(scaled.map((value) => value - roughMean)) / n;
  const mean = roughMean + rest;
  const meanRest = roughMean - mean + rest;
  const raw = scaled.map((value) => value - mean - meanRest);
  const innerScale = powerOfTwoAbove(raw);
  const deviations = raw.map((value) => value / innerScale);
  return {
    n,
    mean: mean * outerScale,
    meanRest: meanRest * outerScale,
    scale: innerScale * outerScale,
    deviations,
    sumSquares: compensatedSum(deviations.map((deviation) => deviation * deviation)),
  };
}

/** Standard deviation with divisor n − 1; NaN for n = 1. */
export function sampleSd(sample: CentredSample): number {
  return sample.n < 2 ? Number.NaN : sample.scale * Math.sqrt(sample.sumSquares / (sample.n - 1));
}

/** Difference of two means, first minus second, exact also where the means agree in nearly all digits. */
export function meanDifference(first: CentredSample, second: CentredSample): number {
  return first.mean - second.mean + (first.meanRest - second.meanRest);
}

function powerOfTwoAbove(values: readonly number[]): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 1;
  return 2 ** Math.min(1023, Math.max(-1074, Math.floor(Math.log2(largest))));
}
