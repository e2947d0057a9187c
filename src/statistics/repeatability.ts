import { ok, type Result } from '../base/result';
import { chiSquareQuantile } from './distributions/chiSquareDistribution';
import { normalQuantile } from './distributions/normalDistribution';
import { completeRows, type MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';
import { type TwoWayMeanSquares, twoWayMeanSquares } from './twoWayMeanSquares';

/** How far repeated measurements of the same subjects lie apart, in the unit of the measurements. */
export interface Repeatability {
  readonly n: number;
  readonly k: number;
  readonly dropped: number;
  readonly withinSd: number;
  readonly withinSdInterval: readonly [number, number];
  /** 95 % of the differences of two measurements of one subject are smaller. */
  readonly coefficient: number;
  readonly coefficientInterval: readonly [number, number];
  /** Within-subject coefficients of variation as shares; null unless all values are positive. */
  readonly cvRootMeanSquare: number | null;
  readonly cvLogarithmic: number | null;
}

/** Within-subject SD, repeatability coefficient and CV of a subjects × repeats table. See METHODS.md, "Repeatability". */
export function repeatability(
  measurements: readonly (readonly MaybeNumber[])[],
  confidence = 0.95,
): Result<Repeatability, StatisticsError> {
  const squares = twoWayMeanSquares(measurements);
  if (!squares.ok) return squares;
  const complete = completeRows(measurements);
  if (!complete.ok) return complete;
  const { rows } = complete.value;
  const repeats = Array.from({ length: squares.value.k }, (_, j) => rows.map((row) => row[j] ?? Number.NaN));
  return ok(repeatabilityOfRaters(repeats, squares.value, confidence));
}

/** The same of one list for each repeat without missing values, and of their mean squares. */
export function repeatabilityOfRaters(
  repeats: readonly (readonly number[])[],
  { n, k, dropped, msw }: TwoWayMeanSquares,
  confidence = 0.95,
): Repeatability {
  const withinSd = Math.sqrt(msw);
  const df = n * (k - 1);
  const limit = (p: number): number => withinSd * Math.sqrt(df / chiSquareQuantile(p, df));
  const withinSdInterval: readonly [number, number] = [
    limit((1 + confidence) / 2),
    limit((1 - confidence) / 2),
  ];
  const factor = normalQuantile(0.975) * Math.SQRT2;
  const isPositive = repeats.every((values) => values.every((value) => value > 0));
  return {
    n,
    k,
    dropped,
    withinSd,
    withinSdInterval,
    coefficient: factor * withinSd,
    coefficientInterval: [factor * withinSdInterval[0], factor * withinSdInterval[1]],
    cvRootMeanSquare: isPositive ? rootMeanSquareCv(repeats, n) : null,
    cvLogarithmic: isPositive ? logarithmicCv(repeats, n) : null,
  };
}

function rootMeanSquareCv(repeats: readonly (readonly number[])[], n: number): number {
  const k = repeats.length;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    let mean = 0;
    for (const values of repeats) mean += (values[i] ?? 0) / k;
    let squares = 0;
    for (const values of repeats) squares += (((values[i] ?? 0) - mean) / mean) ** 2;
    sum += squares / (k - 1);
  }
  return Math.sqrt(sum / n);
}

/** exp of the within-subject SD of the logarithms, less 1; ratios first, so that 1e300 and 1e-300 keep their digits. */
function logarithmicCv([first = [], ...others]: readonly (readonly number[])[], n: number): number {
  const k = others.length + 1;
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    const start = first[i] ?? 1;
    const logs = others.map((values) => Math.log((values[i] ?? 1) / start));
    let mean = 0;
    for (const log of logs) mean += log / k;
    let squares = mean * mean;
    for (const log of logs) squares += (log - mean) ** 2;
    sum += squares / (k - 1);
  }
  return Math.expm1(Math.sqrt(sum / n));
}
