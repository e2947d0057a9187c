import { err, ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { choleskyInverse } from './choleskyInverse';
import { chiSquareUpperTail } from './distributions/chiSquareDistribution';
import { normalQuantile, normalTwoSided } from './distributions/normalDistribution';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** One coefficient on the log odds scale, with Wald's test and the odds ratio per unit of its covariate. */
export interface LogisticCoefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly wald: number;
  readonly p: number;
  readonly oddsRatio: number;
  readonly oddsRatioInterval: readonly [number, number];
}

/** A fitted logistic model; the first coefficient is the intercept. */
export interface LogisticRegression {
  readonly n: number;
  readonly events: number;
  readonly dropped: number;
  readonly coefficients: readonly LogisticCoefficient[];
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
  readonly logLikelihood: number;
}

const MOST_STEPS = 60;

/**
 * Logistic regression of an outcome coded 0 and 1 by maximum likelihood (Newton on standardized covariates).
 *
 * Complete or quasi-complete separation, where no maximum exists, is the error `separation`. See METHODS.md, "Logistic regression".
 */
export function logisticRegression(
  covariates: readonly (readonly MaybeNumber[])[],
  outcome: readonly MaybeNumber[],
  confidence = 0.95,
): Result<LogisticRegression, StatisticsError> {
  if (covariates.length !== outcome.length) {
    return err({ kind: 'lengths-differ', lengths: [covariates.length, outcome.length] });
  }
  const complete = completeRows(covariates.map((row, i) => [outcome[i], ...row]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const count = (rows[0]?.length ?? 1) - 1;
  const n = rows.length;
  const enough = requireCount(n, count + 2);
  if (!enough.ok) return enough;
  const y = rows.map(([value = 0]) => value);
  if (y.some((value) => value !== 0 && value !== 1)) return err({ kind: 'not-binary' });
  const events = y.reduce((sum, value) => sum + value, 0);
  if (events === 0 || events === n) return err({ kind: 'one-class-only' });

  const columns = Array.from({ length: count }, (_, j) => centredSample(rows.map((row) => row[j + 1] ?? 0)));
  if (columns.some((column) => column.sumSquares === 0)) return err({ kind: 'collinear' });
  const design = y.map((_, i) => [
    1,
    ...columns.map((column) => ((column.deviations[i] ?? 0) * column.scale) / sampleSd(column)),
  ]);
  const fit = newton(design, y);
  if (!fit.ok) return fit;

  const toIntercept = [1, ...columns.map((column) => -column.mean / sampleSd(column))];
  const transforms = [
    toIntercept,
    ...columns.map((column, j) => toIntercept.map((_, k) => (k === j + 1 ? 1 / sampleSd(column) : 0))),
  ];
  const z = normalQuantile((1 + confidence) / 2);
  const coefficients = transforms.map((transform): LogisticCoefficient => {
    const estimate = dot(transform, fit.value.coefficients);
    const variance = dot(
      transform,
      fit.value.covariance.map((row) => dot(row, transform)),
    );
    const standardError = Math.sqrt(variance);
    return {
      estimate,
      standardError,
      wald: (estimate / standardError) ** 2,
      p: normalTwoSided(estimate / standardError),
      oddsRatio: Math.exp(estimate),
      oddsRatioInterval: [Math.exp(estimate - z * standardError), Math.exp(estimate + z * standardError)],
    };
  });
  const share = events / n;
  const nullDeviance = -2 * (events * Math.log(share) + (n - events) * Math.log1p(-share));
  const deviance = -2 * fit.value.logLikelihood;
  const likelihoodRatio = Math.max(0, nullDeviance - deviance);
  return ok({
    n,
    events,
    dropped,
    coefficients,
    deviance,
    nullDeviance,
    likelihoodRatio,
    likelihoodRatioP: chiSquareUpperTail(likelihoodRatio, count),
    logLikelihood: fit.value.logLikelihood,
  });
}

interface Fit {
  readonly coefficients: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
}

/** Newton's method with halved steps where the likelihood would fall. */
function newton(design: readonly (readonly number[])[], y: readonly number[]): Result<Fit, StatisticsError> {
  let coefficients: readonly number[] = (design[0] ?? []).map(() => 0);
  let current = logLikelihood(design, y, coefficients);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { information, score } = derivatives(design, y, coefficients);
    const covariance = choleskyInverse(information);
    if (covariance === null) return err({ kind: step === 0 ? 'collinear' : 'separation' });
    const move = covariance.map((row) => dot(row, score));
    let share = 1;
    let next = coefficients;
    let reached = Number.NEGATIVE_INFINITY;
    while (share > 1e-6) {
      next = coefficients.map((value, j) => value + share * (move[j] ?? 0));
      reached = logLikelihood(design, y, next);
      if (reached >= current - 1e-12 * Math.abs(current)) break;
      share /= 2;
    }
    const largestMove = Math.max(...move.map(Math.abs));
    coefficients = next;
    current = reached;
    // A likelihood of 1, or coefficients of 30 SDs and still moving: the maximum lies at infinity.
    if (current > -1e-7 || (Math.max(...coefficients.map(Math.abs)) > 30 && largestMove > 0.5)) {
      return err({ kind: 'separation' });
    }
    if (largestMove < 1e-10) {
      const final = choleskyInverse(derivatives(design, y, coefficients).information);
      if (final === null) return err({ kind: 'separation' });
      return ok({ coefficients, covariance: final, logLikelihood: current });
    }
  }
  return err({ kind: 'not-converged' });
}

function derivatives(
  design: readonly (readonly number[])[],
  y: readonly number[],
  coefficients: readonly number[],
): { information: number[][]; score: number[] } {
  const information = coefficients.map(() => coefficients.map(() => 0));
  const score = coefficients.map(() => 0);
  design.forEach((row, i) => {
    const probability = 1 / (1 + Math.exp(-dot(row, coefficients)));
    const weight = probability * (1 - probability);
    row.forEach((value, j) => {
      score[j] = (score[j] ?? 0) + value * ((y[i] ?? 0) - probability);
      const target = information[j];
      if (target === undefined) return;
      row.forEach((other, k) => {
        target[k] = (target[k] ?? 0) + weight * value * other;
      });
    });
  });
  return { information, score };
}

function logLikelihood(
  design: readonly (readonly number[])[],
  y: readonly number[],
  coefficients: readonly number[],
): number {
  return design.reduce((sum, row, i) => {
    const logOdds = dot(row, coefficients) * (y[i] === 1 ? 1 : -1);
    return sum - (logOdds > 0 ? Math.log1p(Math.exp(-logOdds)) : Math.log1p(Math.exp(logOdds)) - logOdds);
  }, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
