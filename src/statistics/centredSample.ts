import { settledOf } from './settledList';

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
  const known = settledOf(values);
  if (known?.centred) return known.centred;
  const sample = centre(values);
  if (known) known.centred = sample;
  return sample;
}

// Every test centres its lists: the passes are written out, without a list between them.
function centre(values: readonly number[]): CentredSample {
  const n = values.length;
  const outerScale = powerOfTwoAbove(values);
  const first = (values[0] ?? 0) / outerScale;
  let isConstant = true;
  // Compensated sums (Neumaier 1974), each written out: `sum` and what its additions rounded away.
  let [sum, lost] = [first, 0];
  for (let i = 1; i < n; i += 1) {
    const value = (values[i] ?? 0) / outerScale;
    if (value !== first) isConstant = false;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  if (isConstant) {
    const deviations = values.map(() => 0);
    return { n, mean: values[0] ?? Number.NaN, meanRest: 0, scale: 1, deviations, sumSquares: 0 };
  }
  const roughMean = (sum + lost) / n;
  [sum, lost] = [first - roughMean, 0];
  for (let i = 1; i < n; i += 1) {
    const value = (values[i] ?? 0) / outerScale - roughMean;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const rest = (sum + lost) / n;
  const mean = roughMean + rest;
  const meanRest = roughMean - mean + rest;
  const deviations = values.slice();
  let largest = 0;
  for (let i = 0; i < n; i += 1) {
    const deviation = (values[i] ?? 0) / outerScale - mean - meanRest;
    if (Math.abs(deviation) > largest) largest = Math.abs(deviation);
    deviations[i] = deviation;
  }
  const innerScale = powerOfTwoUpTo(largest);
  [sum, lost] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const deviation = (deviations[i] ?? 0) / innerScale;
    deviations[i] = deviation;
    const square = deviation * deviation;
    const next = sum + square;
    lost += Math.abs(sum) >= square ? sum - next + square : square - next + sum;
    sum = next;
  }
  return {
    n,
    mean: mean * outerScale,
    meanRest: meanRest * outerScale,
    scale: innerScale * outerScale,
    deviations,
    sumSquares: sum + lost,
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
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i] ?? 0);
    if (size > largest) largest = size;
  }
  return powerOfTwoUpTo(largest);
}

function powerOfTwoUpTo(largest: number): number {
  if (largest === 0) return 1;
  return 2 ** Math.min(1023, Math.max(-1074, Math.floor(Math.log2(largest))));
}
