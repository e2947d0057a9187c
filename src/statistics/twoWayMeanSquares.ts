import { sum as compensatedSum } from 'simple-statistics';
import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Mean squares of a subjects × raters table without replication, after listwise deletion. */
export interface TwoWayMeanSquares {
  readonly n: number;
  readonly k: number;
  readonly dropped: number;
  /** Between subjects (rows). */
  readonly msr: number;
  /** Between raters (columns). */
  readonly msc: number;
  /** Residual. */
  readonly mse: number;
  /** Within subjects (raters and residual pooled). */
  readonly msw: number;
}

/** Two-way analysis of variance of ratings; a residual below the rounding error of the data counts as 0. */
export function twoWayMeanSquares(
  ratings: readonly (readonly MaybeNumber[])[],
): Result<TwoWayMeanSquares, StatisticsError> {
  const complete = completeRows(ratings);
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const n = rows.length;
  const k = ratings[0]?.length ?? 0;
  if (k < 2) return err({ kind: 'too-few-groups', needed: 2, got: k });
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const all = centredSample(rows.flat());
  if (all.sumSquares === 0) return err({ kind: 'zero-variance' });

  const rowLists: number[][] = rows.map(() => []);
  const columnLists: number[][] = Array.from({ length: k }, () => []);
  all.deviations.forEach((deviation, index) => {
    rowLists[Math.floor(index / k)]?.push(deviation);
    columnLists[index % k]?.push(deviation);
  });
  const rowMeans = rowLists.map((list) => compensatedSum(list) / k);
  const columnMeans = columnLists.map((list) => compensatedSum(list) / n);
  const squares = (values: readonly number[]): number => compensatedSum(values.map((value) => value * value));
  const within: number[] = [];
  const residuals: number[] = [];
  all.deviations.forEach((deviation, index) => {
    const rest = deviation - (rowMeans[Math.floor(index / k)] ?? 0);
    within.push(rest);
    residuals.push(rest - (columnMeans[index % k] ?? 0));
  });
  const rounding = 4 * Number.EPSILON * (1 + Math.abs(all.mean) / all.scale);
  const mean = (sum: number, df: number): number => {
    const meanSquare = sum / df;
    return meanSquare <= rounding * rounding ? 0 : meanSquare * all.scale * all.scale;
  };
  return ok({
    n,
    k,
    dropped,
    msr: mean(k * squares(rowMeans), n - 1),
    msc: mean(n * squares(columnMeans), k - 1),
    mse: mean(squares(residuals), (n - 1) * (k - 1)),
    msw: mean(squares(within), n * (k - 1)),
  });
}
