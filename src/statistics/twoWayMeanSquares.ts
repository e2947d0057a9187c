import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { CompensatedSum } from './compensatedSum';
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

  const { deviations } = all;
  const columnSums = Array.from({ length: k }, () => new CompensatedSum());
  const rowMeans = new Float64Array(n);
  const rowSquares = new CompensatedSum();
  for (let i = 0; i < n; i += 1) {
    const rowSum = new CompensatedSum();
    for (let j = 0; j < k; j += 1) {
      const deviation = deviations[i * k + j] ?? 0;
      rowSum.add(deviation);
      columnSums[j]?.add(deviation);
    }
    const rowMean = rowSum.value() / k;
    rowMeans[i] = rowMean;
    rowSquares.add(rowMean * rowMean);
  }
  const columnMeans = columnSums.map((sum) => sum.value() / n);
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
