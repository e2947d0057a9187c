import { ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { tQuantile } from './distributions/tDistribution';
import { type IccForm, iccFromMeanSquares } from './intraclassCorrelation';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';
import { twoWayMeanSquares } from './twoWayMeanSquares';

/**
 * Parts of one rater's error, from the differences d of two raters on two occasions. Everything is in the unit of d: of
 * differences of natural logarithms, 0.134 is an SD of about 13.4 % of the value.
 */
export interface ErrorParts {
  readonly n: number;
  /** Of one rater, both parts: mean of Var(d) on the two occasions, halved. */
  readonly totalVariance: number;
  /** What comes back on the other occasion: Cov(d, d') / 2. Negative where it comes back with the other sign. */
  readonly persistentVariance: number;
  /** The rest. */
  readonly visitVariance: number;
  readonly totalSd: number;
  /** A negative variance has an SD of 0, and the other part is then all of it. */
  readonly persistentSd: number;
  readonly visitSd: number;
  /** Persistent variance over the whole: ICC(3,1) of d on the two occasions. */
  readonly share: number;
  readonly shareInterval: IccForm['interval'];
  /** Mean of d over subjects and occasions, with its t interval from the subjects' means. */
  readonly offset: number;
  readonly offsetInterval: readonly [number, number];
}

/**
 * Splits two raters' differences of the same subjects on two occasions into what lasts and what is of the occasion. See
 * METHODS.md, "Parts of the observers' error". Raters who never differ: `zero-variance`.
 */
export function errorParts(
  first: readonly number[],
  second: readonly number[],
  confidence = 0.95,
): Result<ErrorParts, StatisticsError> {
  const enough = requireCount(first.length, 2);
  if (!enough.ok) return enough;
  const rows = first.map((value, i) => [value, second[i] ?? Number.NaN]);
  const squares = twoWayMeanSquares(rows);
  if (!squares.ok) return squares;
  const { n, msr, mse } = squares.value;
  const { icc31 } = iccFromMeanSquares(squares.value, confidence);
  // Each a constant on both occasions: nothing to split.
  if (icc31.icc === null) return { ok: false, error: { kind: 'zero-variance' } };
  // MSR and MSE of two columns are (mean variance ± covariance).
  const totalVariance = (msr + mse) / 4;
  const persistentVariance = (msr - mse) / 4;
  const visitVariance = mse / 2;
  const means = centredSample(rows.map(([a = Number.NaN, b = Number.NaN]) => a / 2 + b / 2));
  const half = (tQuantile((1 + confidence) / 2, n - 1) * sampleSd(means)) / Math.sqrt(n);
  return ok({
    n,
    totalVariance,
    persistentVariance,
    visitVariance,
    totalSd: Math.sqrt(totalVariance),
    persistentSd: Math.sqrt(Math.max(0, persistentVariance)),
    visitSd: Math.sqrt(Math.min(totalVariance, visitVariance)),
    share: icc31.icc,
    shareInterval: icc31.interval,
    offset: means.mean,
    offsetInterval: [means.mean - half, means.mean + half],
  });
}
