import { err, ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { centredSample } from './centredSample';
import { normalQuantile, normalUpperTail } from './distributions/normalDistribution';
import { remembered } from './distributions/remembered';
import { type MaybeNumber, presentValues } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Result of the Shapiro-Wilk test; a small W speaks against normality. */
export interface ShapiroWilk {
  readonly n: number;
  readonly missing: number;
  readonly w: number;
  readonly p: number;
}

const MOST_VALUES = 5000;

// Polynomial coefficients of Royston (1995), Applied Statistics 44: 547-551, AS R94; lowest power first.
const LARGEST_WEIGHT = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const SECOND_WEIGHT = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_LOG_SD = [1.3822, -0.77857, 0.062767, -0.0020322];
const SMALL_LIMIT = [-2.273, 0.459];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_LOG_SD = [-0.4803, -0.082676, 0.0030302];

/** Shapiro-Wilk test of normality, 3 to 5000 values (Royston 1995, AS R94 = R, SPSS). See METHODS.md, "Shapiro-Wilk". */
export function shapiroWilk(list: readonly MaybeNumber[]): Result<ShapiroWilk, StatisticsError> {
  const present = presentValues(list);
  if (!present.ok) return present;
  const { values, missing } = present.value;
  const n = values.length;
  const enough = requireCount(n, 3);
  if (!enough.ok) return enough;
  if (n > MOST_VALUES) return err({ kind: 'too-many-values', allowed: MOST_VALUES, got: n });
  const sample = centredSample(values);
  if (sample.sumSquares === 0) return err({ kind: 'zero-variance' });

  const weights = shapiroWeights(n);
  const sorted = ascending(sample.deviations);
  let weightSquares = 0;
  let crossProducts = 0;
  for (let i = 0; i < n; i += 1) {
    const weight = weights[i] ?? 0;
    weightSquares += weight * weight;
    crossProducts += weight * (sorted[i] ?? 0);
  }
  // 1 − W by a product of differences: near 1 the subtraction itself would lose the digits P is made of.
  const root = Math.sqrt(weightSquares * sample.sumSquares);
  const oneMinusW = ((root - crossProducts) * (root + crossProducts)) / (weightSquares * sample.sumSquares);
  const w = 1 - oneMinusW;
  return ok({ n, missing, w, p: shapiroP(w, oneMinusW, n) });
}

/** Antisymmetric weights in the order of the sorted values. Every line of a table has the same few sizes. */
const shapiroWeights = remembered((n: number): readonly number[] => {
  const half = Math.floor(n / 2);
  const upper = n === 3 ? [Math.SQRT1_2] : roystonWeights(n, half);
  const weights = new Array<number>(n).fill(0);
  upper.forEach((weight, i) => {
    weights[i] = -weight;
    weights[n - 1 - i] = weight;
  });
  return weights;
});

function roystonWeights(n: number, half: number): number[] {
  const scores = Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const sumSquares = 2 * scores.reduce((sum, score) => sum + score * score, 0);
  const root = Math.sqrt(sumSquares);
  const [first = 0, second = 0] = scores;
  const inverseRoot = 1 / Math.sqrt(n);
  const largest = polynomial(LARGEST_WEIGHT, inverseRoot) - first / root;
  if (n <= 5) {
    const factor = Math.sqrt((sumSquares - 2 * first * first) / (1 - 2 * largest * largest));
    return scores.map((score, i) => (i === 0 ? largest : -score / factor));
  }
  const next = polynomial(SECOND_WEIGHT, inverseRoot) - second / root;
  const factor = Math.sqrt(
    (sumSquares - 2 * first * first - 2 * second * second) / (1 - 2 * largest * largest - 2 * next * next),
  );
  return scores.map((score, i) => (i === 0 ? largest : i === 1 ? next : -score / factor));
}

function shapiroP(w: number, oneMinusW: number, n: number): number {
  if (n === 3) {
    // Exact: W runs from 3/4; rounding may leave it a hair below.
    if (w <= 0.75 + 4 * Number.EPSILON) return 0;
    return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
  }
  const y = Math.log(oneMinusW);
  if (n <= 11) {
    const limit = polynomial(SMALL_LIMIT, n);
    if (y >= limit) return 1e-99;
    const z = (-Math.log(limit - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_LOG_SD, n));
    return normalUpperTail(z);
  }
  const logN = Math.log(n);
  return normalUpperTail((y - polynomial(LARGE_MEAN, logN)) / Math.exp(polynomial(LARGE_LOG_SD, logN)));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
