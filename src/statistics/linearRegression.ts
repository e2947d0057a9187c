import { err, ok, type Result } from '../base/result';
import { fUpperTail } from './distributions/fDistribution';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { leastSquares } from './leastSquares';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** One coefficient of a linear model, in units of y per unit of its covariate. */
export interface LinearCoefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** A fitted linear model; the first coefficient is the intercept. */
export interface LinearRegression {
  readonly n: number;
  readonly dropped: number;
  readonly coefficients: readonly LinearCoefficient[];
  readonly df: number;
  readonly residualSd: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Against the intercept alone, on p and df degrees of freedom. */
  readonly f: number;
  readonly fP: number;
}

/** Multiple linear regression with intercept, by rows of covariates. See METHODS.md, "Linear regression". */
export function linearRegression(
  covariates: readonly (readonly MaybeNumber[])[],
  outcome: readonly MaybeNumber[],
  confidence = 0.95,
): Result<LinearRegression, StatisticsError> {
  if (covariates.length !== outcome.length) {
    return err({ kind: 'lengths-differ', lengths: [covariates.length, outcome.length] });
  }
  const complete = completeRows(covariates.map((row, i) => [outcome[i], ...row]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const count = covariates[0]?.length ?? 0;
  const column = (j: number): readonly number[] => rows.map((row) => row[j] ?? 0);
  const columns = Array.from({ length: count }, (_, j) => column(j + 1));
  const model = linearRegressionOfColumns(columns, column(0), confidence);
  return model.ok ? ok({ ...model.value, dropped }) : model;
}

/** The same by columns of equal length without missing values. */
export function linearRegressionOfColumns(
  columns: readonly (readonly number[])[],
  outcome: readonly number[],
  confidence = 0.95,
): Result<LinearRegression, StatisticsError> {
  const n = outcome.length;
  const count = columns.length;
  if (count === 0) return err({ kind: 'too-few-groups', needed: 1, got: 0 });
  const enough = requireCount(n, count + 2);
  if (!enough.ok) return enough;
  const fit = leastSquares(columns, outcome);
  if (fit === null) return err({ kind: 'collinear' });
  const rounding = (2 * Number.EPSILON * (1 + Math.abs(fit.yMean) / fit.yScale)) ** 2 * n;
  if (fit.residualSquares <= rounding) return err({ kind: 'zero-variance' });

  const df = n - count - 1;
  const variance = fit.residualSquares / df;
  const tFactor = tQuantile((1 + confidence) / 2, df);
  const coefficient = (estimate: number, standardError: number): LinearCoefficient => {
    const t = estimate / standardError;
    const half = tFactor * standardError;
    return { estimate, standardError, t, p: tTwoSided(t, df), interval: [estimate - half, estimate + half] };
  };
  const perUnit = fit.columnLengths.map((length) => fit.yScale / length);
  const slopes = fit.coefficients.map((value, j) => value * (perUnit[j] ?? 1));
  const leverage = fit.columnMeans.map((mean, j) => mean / (fit.columnLengths[j] ?? 1));
  const interceptSpread = fit.inverse.reduce(
    (sum, row, i) =>
      sum + (leverage[i] ?? 0) * row.reduce((part, value, j) => part + value * (leverage[j] ?? 0), 0),
    1 / n,
  );
  const intercept = slopes.reduce((rest, slope, j) => rest - slope * (fit.columnMeans[j] ?? 0), fit.yMean);
  const explained = fit.totalSquares - fit.residualSquares;
  const f = explained / count / variance;
  return ok({
    n,
    dropped: 0,
    coefficients: [
      coefficient(intercept, Math.sqrt(variance * interceptSpread) * fit.yScale),
      ...slopes.map((slope, j) =>
        coefficient(slope, Math.sqrt(variance * (fit.inverse[j]?.[j] ?? 0)) * (perUnit[j] ?? 1)),
      ),
    ],
    df,
    residualSd: Math.sqrt(variance) * fit.yScale,
    rSquared: explained / fit.totalSquares,
    adjustedRSquared: 1 - (variance * (n - 1)) / fit.totalSquares,
    f,
    fP: fUpperTail(f, count, df),
  });
}
