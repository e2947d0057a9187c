import { err, ok, type Result } from '../base/result';
import { chiSquareUpperTail } from './distributions/chiSquareDistribution';
import { normalQuantile, normalTwoSided } from './distributions/normalDistribution';
import { type LogisticDesign, logisticDesign, logisticDesignOfColumns } from './logisticDesign';
import { flatDesign, logisticFit } from './logisticFit';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** One coefficient on the log odds scale, with Wald's test and the odds ratio per unit of its covariate. */
export interface LogisticCoefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly wald: number;
  readonly p: number;
  readonly interval: readonly [number, number];
  readonly oddsRatio: number;
  readonly oddsRatioInterval: readonly [number, number];
  /** Against the model without this covariate; null for the intercept. */
  readonly likelihoodRatio: { readonly chiSquare: number; readonly p: number } | null;
}

/** A fitted logistic model; the first coefficient is the intercept. */
export interface LogisticRegression {
  readonly n: number;
  readonly events: number;
  readonly dropped: number;
  /** The rarer outcome's count for each covariate. */
  readonly eventsPerCovariate: number;
  /** Fewer than ten events for each covariate: estimates are biased and intervals too narrow. */
  readonly hasFewEvents: boolean;
  readonly coefficients: readonly LogisticCoefficient[];
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
  readonly logLikelihood: number;
}

/**
 * Logistic regression of an outcome coded 0 and 1 by maximum likelihood (Newton on standardized covariates).
 *
 * Complete or quasi-complete separation, where no maximum exists, is the error `separation`; `firthLogisticRegression` is the remedy.
 * See METHODS.md, "Logistic regression".
 */
export function logisticRegression(
  covariates: readonly (readonly MaybeNumber[])[],
  outcome: readonly MaybeNumber[],
  confidence = 0.95,
): Result<LogisticRegression, StatisticsError> {
  const checked = logisticDesign(covariates, outcome);
  if (!checked.ok) return checked;
  const model = fitOfDesign(checked.value, confidence);
  if (!model.ok) return model;
  const { fitted, ratioOf } = model.value;
  return ok({
    ...fitted,
    coefficients: fitted.coefficients.map((coefficient, index) => ({
      ...coefficient,
      likelihoodRatio: ratioOf(index),
    })),
  });
}

/** A fitted model without the tests against leaving out each covariate, each of which is a fit of its own. */
export type WaldLogisticRegression = Omit<LogisticRegression, 'coefficients'> & {
  readonly coefficients: readonly Omit<LogisticCoefficient, 'likelihoodRatio'>[];
};

/** The same by columns of the outcome's length without missing values, with Wald's tests alone. */
export function logisticRegressionOfColumns(
  columns: readonly (readonly number[])[],
  outcome: readonly number[],
  confidence = 0.95,
): Result<WaldLogisticRegression, StatisticsError> {
  const checked = logisticDesignOfColumns(columns, outcome);
  if (!checked.ok) return checked;
  const model = fitOfDesign(checked.value, confidence);
  return model.ok ? ok(model.value.fitted) : model;
}

interface FittedDesign {
  readonly fitted: WaldLogisticRegression;
  readonly ratioOf: (index: number) => LogisticCoefficient['likelihoodRatio'];
}

function fitOfDesign(design: LogisticDesign, confidence: number): Result<FittedDesign, StatisticsError> {
  const { n, events, dropped, eventsPerCovariate, hasFewEvents, y, columns, transforms, dividing } = design;
  const all = transforms.map((_, j) => j);
  const flat = flatDesign(columns, y);
  const fit = logisticFit(flat, { isPenalized: false, start: all.map(() => 0), free: all });
  if (!fit.ok) {
    return fit.error.kind === 'separation' ? err({ kind: 'separation', covariates: dividing }) : fit;
  }
  const { coefficients, covariance, logLikelihood } = fit.value;
  const z = normalQuantile((1 + confidence) / 2);
  const share = events / n;
  const nullDeviance = -2 * (events * Math.log(share) + (n - events) * Math.log1p(-share));
  const deviance = -2 * logLikelihood;
  const likelihoodRatio = Math.max(0, nullDeviance - deviance);
  const ratioOf = (index: number): { chiSquare: number; p: number } | null => {
    if (index === 0) return null;
    const without = logisticFit(flat, {
      isPenalized: false,
      start: coefficients.map((value, j) => (j === index ? 0 : value)),
      free: all.filter((j) => j !== index),
    });
    // A model without the covariate has its maximum whenever the one with it has.
    if (!without.ok) return null;
    const chiSquare = Math.max(0, 2 * (logLikelihood - without.value.logLikelihood));
    return { chiSquare, p: chiSquareUpperTail(chiSquare, 1) };
  };
  const fitted: WaldLogisticRegression = {
    n,
    events,
    dropped,
    eventsPerCovariate,
    hasFewEvents,
    coefficients: transforms.map((transform) => {
      const estimate = dot(transform, coefficients);
      const standardError = Math.sqrt(
        dot(
          transform,
          covariance.map((row) => dot(row, transform)),
        ),
      );
      const interval: readonly [number, number] = [
        estimate - z * standardError,
        estimate + z * standardError,
      ];
      return {
        estimate,
        standardError,
        wald: (estimate / standardError) ** 2,
        p: normalTwoSided(estimate / standardError),
        interval,
        oddsRatio: Math.exp(estimate),
        oddsRatioInterval: [Math.exp(interval[0]), Math.exp(interval[1])],
      };
    }),
    deviance,
    nullDeviance,
    likelihoodRatio,
    likelihoodRatioP: chiSquareUpperTail(likelihoodRatio, transforms.length - 1),
    logLikelihood,
  };
  return ok({ fitted, ratioOf });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
