import { err, ok, type Result } from '../base/result';
import { chiSquareQuantile, chiSquareUpperTail } from './distributions/chiSquareDistribution';
import { solveMonotone } from './distributions/solveMonotone';
import { type LogisticDesign, logisticDesign } from './logisticDesign';
import { type LogisticFit, logisticFit } from './logisticFit';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** A limit is looked for this many standard errors away at most. */
const FARTHEST_LIMIT = 1000;

/** One coefficient of Firth's model; test and interval by the penalized likelihood. */
export interface FirthCoefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly chiSquare: number;
  readonly p: number;
  /** Null where no limit was found; the same for the odds ratio. */
  readonly interval: readonly [number, number] | null;
  readonly oddsRatio: number;
  readonly oddsRatioInterval: readonly [number, number] | null;
}

/** Firth's bias-reduced logistic model; the first coefficient is the intercept. */
export interface FirthLogisticRegression {
  readonly n: number;
  readonly events: number;
  readonly dropped: number;
  readonly eventsPerCovariate: number;
  readonly hasFewEvents: boolean;
  /** Covariates, counted from 0, that alone divide the outcomes. */
  readonly dividing: readonly number[];
  readonly coefficients: readonly FirthCoefficient[];
  readonly penalizedLogLikelihood: number;
  /** Against the intercept alone. */
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
}

/**
 * Logistic regression by Firth's (1993) penalized likelihood: finite also under separation (Heinze & Schemper 2002).
 *
 * See METHODS.md, "Logistic regression".
 */
export function firthLogisticRegression(
  covariates: readonly (readonly MaybeNumber[])[],
  outcome: readonly MaybeNumber[],
  confidence = 0.95,
): Result<FirthLogisticRegression, StatisticsError> {
  const checked = logisticDesign(covariates, outcome);
  if (!checked.ok) return checked;
  const { n, events, dropped, eventsPerCovariate, hasFewEvents, dividing, transforms } = checked.value;
  const scaled = scaledModel(checked.value, false);
  const forIntercept = scaledModel(checked.value, true);
  const fit = scaled.fit(null);
  if (!fit.ok) return fit;
  const none = scaled.fitNone();
  if (!none.ok) return none;
  const likelihoodRatio = Math.max(0, 2 * (fit.value.logLikelihood - none.value.logLikelihood));
  const coefficients: FirthCoefficient[] = [];
  for (const index of transforms.keys()) {
    const found = coefficientOf(index === 0 ? forIntercept : scaled, index, confidence);
    if (!found.ok) return found;
    coefficients.push(found.value);
  }
  return ok({
    n,
    events,
    dropped,
    eventsPerCovariate,
    hasFewEvents,
    dividing,
    coefficients,
    penalizedLogLikelihood: fit.value.logLikelihood - scaled.logDeterminantShift,
    likelihoodRatio,
    likelihoodRatioP: chiSquareUpperTail(likelihoodRatio, transforms.length - 1),
  });
}

/** The model in one of two parametrizations in which a coefficient of interest is a coefficient of the fit. */
interface ScaledModel {
  /** Maximum with one coefficient held at a value, or of all. */
  readonly fit: (
    held: { readonly index: number; readonly value: number } | null,
  ) => Result<LogisticFit, StatisticsError>;
  readonly fitNone: () => Result<LogisticFit, StatisticsError>;
  /** What one unit of each coefficient is in units of the data. */
  readonly units: readonly number[];
  /** The penalty's part that is only the choice of units. */
  readonly logDeterminantShift: number;
}

/** Covariates in SDs, centred at their means; or not centred, as the intercept of the data's scale needs it. */
function scaledModel({ design, y, transforms }: LogisticDesign, isUncentred: boolean): ScaledModel {
  const [toIntercept = []] = transforms;
  const rows = isUncentred
    ? design.map((row) => row.map((value, j) => (j === 0 ? value : value - (toIntercept[j] ?? 0))))
    : design;
  const all = transforms.map((_, j) => j);
  const units = transforms.map((transform, j) => (j === 0 ? 1 : (transform[j] ?? 1)));
  const zero = all.map(() => 0);
  return {
    fit: (held) =>
      logisticFit(rows, y, {
        isPenalized: true,
        start: held === null ? zero : zero.map((_, j) => (j === held.index ? held.value : 0)),
        free: held === null ? all : all.filter((j) => j !== held.index),
      }),
    fitNone: () => logisticFit(rows, y, { isPenalized: true, start: zero, free: [0] }),
    units,
    logDeterminantShift: units.reduce((sum, unit) => sum + Math.log(unit), 0),
  };
}

function coefficientOf(
  model: ScaledModel,
  index: number,
  confidence: number,
): Result<FirthCoefficient, StatisticsError> {
  const fit = model.fit(null);
  if (!fit.ok) return fit;
  const { coefficients, covariance, logLikelihood } = fit.value;
  const estimate = coefficients[index] ?? 0;
  const standardError = Math.sqrt(covariance[index]?.[index] ?? 0);
  const ratioAt = (value: number): number => {
    const held = model.fit({ index, value });
    return held.ok ? 2 * (logLikelihood - held.value.logLikelihood) : Number.NaN;
  };
  const chiSquare = Math.max(0, ratioAt(0));
  if (Number.isNaN(chiSquare)) return err({ kind: 'not-converged' });
  const unit = model.units[index] ?? 1;
  const limit = (direction: 1 | -1): number | null => {
    const wanted = chiSquareQuantile(confidence, 1);
    let steps = 2;
    for (; steps <= FARTHEST_LIMIT; steps *= 2) {
      const ratio = ratioAt(estimate + direction * steps * standardError);
      if (Number.isNaN(ratio)) return null;
      if (ratio > wanted) break;
    }
    if (steps > FARTHEST_LIMIT) return null;
    const root = solveMonotone(
      (distance) => ratioAt(estimate + direction * distance * standardError) - wanted,
      0,
      steps,
    );
    return Number.isNaN(root) ? null : (estimate + direction * root * standardError) * unit;
  };
  const low = limit(-1);
  const high = limit(1);
  const interval = low === null || high === null ? null : ([low, high] as const);
  return ok({
    estimate: estimate * unit,
    standardError: standardError * unit,
    chiSquare,
    p: chiSquareUpperTail(chiSquare, 1),
    interval,
    oddsRatio: Math.exp(estimate * unit),
    oddsRatioInterval: interval === null ? null : [Math.exp(interval[0]), Math.exp(interval[1])],
  });
}
