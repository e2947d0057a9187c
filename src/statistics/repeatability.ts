import { ok, type Result } from '../base/result';
import { chiSquareQuantile } from './distributions/chiSquareDistribution';
import { normalQuantile } from './distributions/normalDistribution';
import { completeRows, type MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';
import { twoWayMeanSquares } from './twoWayMeanSquares';

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
  const { n, k, dropped, msw } = squares.value;
  const withinSd = Math.sqrt(msw);
  const df = n * (k - 1);
  const limit = (p: number): number => withinSd * Math.sqrt(df / chiSquareQuantile(p, df));
  const withinSdInterval: readonly [number, number] = [
    limit((1 + confidence) / 2),
    limit((1 - confidence) / 2),
  ];
  const factor = normalQuantile(0.975) * Math.SQRT2;
  const isPositive = rows.every((row) => row.every((value) => value > 0));
  const relativeVariances = rows.map((row) => {
    const mean = row.reduce((sum, value) => sum + value / k, 0);
    return row.reduce((sum, value) => sum + ((value - mean) / mean) ** 2, 0) / (k - 1);
  });
  return ok({
    n,
    k,
    dropped,
    withinSd,
    withinSdInterval,
    coefficient: factor * withinSd,
    coefficientInterval: [factor * withinSdInterval[0], factor * withinSdInterval[1]],
    cvRootMeanSquare: isPositive
      ? Math.sqrt(relativeVariances.reduce((sum, value) => sum + value, 0) / n)
      : null,
    cvLogarithmic: isPositive ? logarithmicCv(rows) : null,
  });
}

/** exp of the within-subject SD of the logarithms, less 1; ratios first, so that 1e300 and 1e-300 keep their digits. */
function logarithmicCv(rows: readonly (readonly number[])[]): number {
  const k = rows[0]?.length ?? 1;
  const variances = rows.map(([first = 1, ...others]) => {
    const logs = [0, ...others.map((value) => Math.log(value / first))];
    const mean = logs.reduce((sum, value) => sum + value, 0) / k;
    return logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (k - 1);
  });
  return Math.expm1(Math.sqrt(variances.reduce((sum, value) => sum + value, 0) / rows.length));
}
