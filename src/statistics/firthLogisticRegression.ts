import { err, ok, type Result } from '../base/result';
import { chiSquareQuantile, chiSquareUpperTail } from './distributions/chiSquareDistribution';
import { solveMonotone } from './distributions/solveMonotone';
import { type LogisticDesign, logisticDesign, logisticDesignOfColumns } from './logisticDesign';
import { type FlatDesign, flatDesign, type LogisticFit, logisticFit, profileLimit } from './logisticFit';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** A limit is looked for this many standard errors away at most. */
const FARTHEST_LIMIT = 1000;
/**
 * Passes over the data for one limit. Few hundred are usual; where a handful of subjects stands on as many covariates the profile can be
 * so flat or so crooked that a search would go on for seconds.
 */
const MOST_LIMIT_PASSES = 5000;

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
  return checked.ok ? fitOfDesign(checked.value, confidence) : checked;
}

/** The same by columns of the outcome's length without missing values. */
export function firthLogisticRegressionOfColumns(
  columns: readonly (readonly number[])[],
  outcome: readonly number[],
  confidence = 0.95,
): Result<FirthLogisticRegression, StatisticsError> {
  const checked = logisticDesignOfColumns(columns, outcome);
  return checked.ok ? fitOfDesign(checked.value, confidence) : checked;
}

function fitOfDesign(
  design: LogisticDesign,
  confidence: number,
): Result<FirthLogisticRegression, StatisticsError> {
  const { n, events, dropped, eventsPerCovariate, hasFewEvents, dividing, transforms, columns, y } = design;
  const all = transforms.map((_, j) => j);
  const zero = all.map(() => 0);
  const flat = flatDesign(columns, y);
  const fitted = logisticFit(flat, { isPenalized: true, start: zero, free: all });
  if (!fitted.ok) return fitted;
  const none = logisticFit(flat, { isPenalized: true, start: zero, free: [0] });
  if (!none.ok) return none;
  const fit = fitted.value;
  const units = transforms.map((transform, j) => (j === 0 ? 1 : (transform[j] ?? 1)));
  const scaled = scaledModel(flat, fit, units);
  const forIntercept = uncentredModel(design, fit, units);
  const likelihoodRatio = Math.max(0, 2 * (fit.logLikelihood - none.value.logLikelihood));
  const coefficients: FirthCoefficient[] = [];
  for (const index of transforms.keys()) {
    const found = coefficientOf(index === 0 ? forIntercept : scaled, index, confidence);
    if (!found.ok) return found;
    coefficients.push(found.value);
  }
  // The penalty depends on the units of the covariates; the caller's are those of the data.
  const unitShift = units.reduce((sum, unit) => sum + Math.log(unit), 0);
  return ok({
    n,
    events,
    dropped,
    eventsPerCovariate,
    hasFewEvents,
    dividing,
    coefficients,
    penalizedLogLikelihood: fit.logLikelihood - unitShift,
    likelihoodRatio,
    likelihoodRatioP: chiSquareUpperTail(likelihoodRatio, transforms.length - 1),
  });
}

/** The model in one of two parametrizations in which a coefficient of interest is a coefficient of the fit. */
interface ScaledModel {
  readonly fit: LogisticFit;
  /** Maximum with one coefficient held at a value. */
  /** `from` is a fit held near that value, from which it is not far. */
  readonly holding: (
    index: number,
    value: number,
    from?: LogisticFit,
  ) => Result<LogisticFit, StatisticsError>;
  /** Where the profile has fallen to a value; null where it was not found in few steps. */
  readonly limitOf: (index: number, direction: 1 | -1, target: number) => number | null;
  /** What one unit of each coefficient is in units of the data. */
  readonly units: readonly number[];
  readonly budget: FlatDesign['budget'];
}

/** Covariates in SDs, centred at their means. */
function scaledModel(flat: FlatDesign, fit: LogisticFit, units: readonly number[]): ScaledModel {
  const { coefficients, covariance } = fit;
  const all = units.map((_, j) => j);
  return {
    fit,
    holding: (index, value, from) => {
      const free = all.filter((j) => j !== index);
      if (from) {
        const start = from.coefficients.map((at, j) => (j === index ? value : at));
        const near = logisticFit(flat, { isPenalized: true, start, free });
        if (near.ok) return near;
      }
      const distance = (value - (coefficients[index] ?? 0)) / (covariance[index]?.[index] ?? 1);
      return logisticFit(flat, {
        isPenalized: true,
        // Where a normal likelihood would have its maximum: far limits are out of reach from 0.
        start: coefficients.map((at, j) =>
          j === index ? value : at + distance * (covariance[j]?.[index] ?? 0),
        ),
        free,
      });
    },
    limitOf: (index, direction, target) => profileLimit(flat, fit, { index, direction, target }),
    units,
    budget: flat.budget,
  };
}

/**
 * Covariates in SDs, not centred, as the intercept of the data's scale needs it. Its maximum is that of the centred ones, carried
 * over: neither likelihood nor penalty changes by centring, and a fit of its own would be badly conditioned.
 */
function uncentredModel(
  { columns, y, transforms }: LogisticDesign,
  { coefficients, covariance, logLikelihood }: LogisticFit,
  units: readonly number[],
): ScaledModel {
  const [toIntercept = []] = transforms;
  const uncentred = columns.map((column, j) => column.map((value) => value - (toIntercept[j + 1] ?? 0)));
  const weighted = (list: readonly number[]) =>
    list.reduce((sum, value, j) => sum + value * (toIntercept[j] ?? 0), 0);
  const half = covariance.map((row) => row.map((value, j) => (j === 0 ? weighted(row) : value)));
  const fit = {
    coefficients: coefficients.map((value, j) => (j === 0 ? weighted(coefficients) : value)),
    covariance: half.map((row, i) =>
      i === 0 ? row.map((_, j) => weighted(half.map((other) => other[j] ?? 0))) : row,
    ),
    logLikelihood,
  };
  return scaledModel(flatDesign(uncentred, y), fit, units);
}

function coefficientOf(
  { fit, holding, limitOf, units, budget }: ScaledModel,
  index: number,
  confidence: number,
): Result<FirthCoefficient, StatisticsError> {
  const { coefficients, covariance, logLikelihood } = fit;
  const estimate = coefficients[index] ?? 0;
  const standardError = Math.sqrt(covariance[index]?.[index] ?? 0);
  let nearest: LogisticFit | undefined;
  const ratioAt = (value: number): number => {
    const held = holding(index, value, nearest);
    nearest = held.ok ? held.value : nearest;
    return held.ok ? 2 * (logLikelihood - held.value.logLikelihood) : Number.NaN;
  };
  const chiSquare = Math.max(0, ratioAt(0));
  if (Number.isNaN(chiSquare)) return err({ kind: 'not-converged' });
  const unit = units[index] ?? 1;
  const wanted = chiSquareQuantile(confidence, 1);
  const limit = (direction: 1 | -1): number | null => {
    budget.passesLeft = MOST_LIMIT_PASSES;
    const found = limitWithin(direction);
    const isExhausted = budget.passesLeft <= 0;
    budget.passesLeft = Number.POSITIVE_INFINITY;
    return isExhausted ? null : found;
  };
  const limitWithin = (direction: 1 | -1): number | null => {
    const quick = limitOf(index, direction, logLikelihood - wanted / 2);
    if (quick !== null && direction * (quick - estimate) > 0) return quick * unit;
    nearest = undefined;
    const found = new Map<number, number>([[0, -wanted]]);
    const excess = (distance: number): number => {
      const known = found.get(distance);
      if (known !== undefined) return known;
      const value = ratioAt(estimate + direction * distance * standardError) - wanted;
      found.set(distance, value);
      return value;
    };
    let far = 2;
    while (far < FARTHEST_LIMIT && excess(far) < 0) far *= 1.5;
    // Also where the fit out there did not settle.
    if (!(excess(far) >= 0)) return null;
    return (estimate + direction * solveMonotone(excess, 0, far) * standardError) * unit;
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
