import { assert } from '../base/assert';
import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { CompensatedSum } from './compensatedSum';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import { settledOf } from './settledList';
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
  const flat: number[] = [];
  for (const row of rows) for (const value of row) flat.push(value);
  return meanSquaresOf(flat, n, k, dropped);
}

/** The same of ratings that are there as one settled list for each rater, the subjects in the same order; see `settledList`. */
export function twoWayMeanSquaresOfRaters(
  raters: readonly (readonly number[])[],
): Result<TwoWayMeanSquares, StatisticsError> {
  const k = raters.length;
  const n = raters[0]?.length ?? 0;
  const flat = new Array<number>(n * k).fill(0);
  for (const [j, own] of raters.entries()) {
    assert(settledOf(own) !== undefined && own.length === n, 'ratings that are not settled');
    for (let i = 0; i < n; i += 1) flat[i * k + j] = own[i] ?? 0;
  }
  return meanSquaresOf(flat, n, k, 0);
}

/** Of finite ratings, all of the first subject before those of the next. */
function meanSquaresOf(
  flat: readonly number[],
  n: number,
  k: number,
  dropped: number,
): Result<TwoWayMeanSquares, StatisticsError> {
  if (k < 2) return err({ kind: 'too-few-groups', needed: 2, got: k });
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const all = centredSample(flat);
  if (all.sumSquares === 0) return err({ kind: 'zero-variance' });

  const { deviations } = all;
  // Compensated sums of rows and columns, written out: these passes are over every rating of a large study.
  const columnTotals = new Float64Array(k);
  const columnLost = new Float64Array(k);
  const rowMeans = new Float64Array(n);
  const rowSquares = new CompensatedSum();
  for (let i = 0; i < n; i += 1) {
    let rowTotal = 0;
    let rowLost = 0;
    for (let j = 0; j < k; j += 1) {
      const value = deviations[i * k + j] ?? 0;
      const inRow = rowTotal + value;
      rowLost += lostBy(rowTotal, value, inRow);
      rowTotal = inRow;
      const total = columnTotals[j] ?? 0;
      const inColumn = total + value;
      columnLost[j] = (columnLost[j] ?? 0) + lostBy(total, value, inColumn);
      columnTotals[j] = inColumn;
    }
    const rowMean = (rowTotal + rowLost) / k;
    rowMeans[i] = rowMean;
    rowSquares.add(rowMean * rowMean);
  }
  const columnMeans = columnTotals.map((total, j) => (total + (columnLost[j] ?? 0)) / n);
  const columnSquares = new CompensatedSum();
  for (const columnMean of columnMeans) columnSquares.add(columnMean * columnMean);
  const within = new CompensatedSum();
  const residuals = new CompensatedSum();
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < k; j += 1) {
      const rest = (deviations[i * k + j] ?? 0) - (rowMeans[i] ?? 0);
      within.add(rest * rest);
      const residual = rest - (columnMeans[j] ?? 0);
      residuals.add(residual * residual);
    }
  }
  const rounding = 4 * Number.EPSILON * (1 + Math.abs(all.mean) / all.scale);
  const mean = (sum: number, df: number): number => {
    const meanSquare = sum / df;
    return meanSquare <= rounding * rounding ? 0 : meanSquare * all.scale * all.scale;
  };
  return ok({
    n,
    k,
    dropped,
    msr: mean(k * rowSquares.value(), n - 1),
    msc: mean(n * columnSquares.value(), k - 1),
    mse: mean(residuals.value(), (n - 1) * (k - 1)),
    msw: mean(within.value(), n * (k - 1)),
  });
}

/** What an addition rounded away (Neumaier 1974). */
function lostBy(total: number, value: number, next: number): number {
  return Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
}
