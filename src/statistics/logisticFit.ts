import { err, ok, type Result } from '../base/result';
import { choleskyInverse } from './choleskyInverse';
import type { StatisticsError } from './statisticsError';

/** Where the fit starts, what it may move, and whether Firth's penalty is on the likelihood. */
export interface LogisticFitOptions {
  readonly isPenalized: boolean;
  readonly start: readonly number[];
  /** Indices of the coefficients to find; the others stay as in `start`. */
  readonly free: readonly number[];
}

/** The maximum of a logistic likelihood, penalized or not. */
export interface LogisticFit {
  readonly coefficients: readonly number[];
  /** Inverse of the information of all coefficients. */
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihood: number;
}

const MOST_STEPS = 60;
/** Firth's score is not the derivative that its steps assume: convergence is linear. */
const MOST_PENALIZED_STEPS = 1000;
/**
 * After so many steps the curvature of the penalized likelihood itself is taken: where few subjects stand on few values, the
 * information is so far from it that steps by the information would not settle.
 */
const STEPS_BEFORE_CURVATURE = 40;
const LONGEST_STEP = 5;
/** A step is halved until this much of it is left. */
const SHORTEST_SHARE = 1e-6;
const ROUNDING = 1e-14;

/** Newton's method with halved steps where the likelihood would fall. See METHODS.md, "Logistic regression". */
export function logisticFit(
  flat: FlatDesign,
  { isPenalized, start, free }: LogisticFitOptions,
): Result<LogisticFit, StatisticsError> {
  let coefficients = start;
  let state = stateAt(flat, coefficients, isPenalized);
  if (state === null) return err({ kind: 'collinear' });
  const most = isPenalized ? MOST_PENALIZED_STEPS : MOST_STEPS;
  for (let step = 0; step < most; step += 1) {
    const sharper =
      isPenalized && step >= STEPS_BEFORE_CURVATURE ? curvatureMove(flat, coefficients, free) : null;
    const move = sharper ?? moveFrom(state, free);
    if (move === null) return err({ kind: step === 0 ? 'collinear' : 'separation' });
    const largestMove = Math.max(0, ...move.map(Math.abs));
    let share = isPenalized && largestMove > LONGEST_STEP ? LONGEST_STEP / largestMove : 1;
    let next = coefficients;
    let reached: State | null = null;
    while (share > SHORTEST_SHARE) {
      const factor = share;
      next = coefficients.map((value, j) => value + factor * (move[j] ?? 0));
      reached = stateAt(flat, next, isPenalized);
      if (
        reached !== null &&
        reached.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)
      )
        break;
      share /= 2;
    }
    if (reached === null) return err({ kind: 'separation' });
    if (share <= SHORTEST_SHARE && gainOf(state, move) <= ROUNDING * (1 + Math.abs(state.logLikelihood))) {
      // No step goes up, and none could by more than rounding: this is the maximum, as well as doubles show it.
      return ok({ coefficients, covariance: state.covariance, logLikelihood: state.logLikelihood });
    }
    coefficients = next;
    state = reached;
    // A likelihood of 1, or coefficients of 30 SDs and still moving: the maximum lies at infinity.
    const isEndless =
      state.logLikelihood > -1e-7 || (Math.max(...coefficients.map(Math.abs)) > 30 && largestMove > 0.5);
    if (!isPenalized && isEndless) return err({ kind: 'separation' });
    if (largestMove < 1e-10) {
      return ok({ coefficients, covariance: state.covariance, logLikelihood: state.logLikelihood });
    }
  }
  return err({ kind: 'not-converged' });
}

/**
 * Newton's step in the free coefficients by the differences of Firth's score, symmetric; null where the penalized likelihood
 * does not curve downwards everywhere, as it does at its maximum.
 */
function curvatureMove(
  flat: FlatDesign,
  coefficients: readonly number[],
  free: readonly number[],
): readonly number[] | null {
  const scoreAt = (index: number, by: number): readonly number[] | null =>
    stateAt(
      flat,
      coefficients.map((value, j) => (j === index ? value + by : value)),
      true,
    )?.score ?? null;
  const columns: number[][] = [];
  for (const index of free) {
    const by = 1e-5 * Math.max(1, Math.abs(coefficients[index] ?? 0));
    const [ahead, behind] = [scoreAt(index, by), scoreAt(index, -by)];
    if (ahead === null || behind === null) return null;
    columns.push(free.map((other) => ((behind[other] ?? 0) - (ahead[other] ?? 0)) / (2 * by)));
  }
  const inverse = choleskyInverse(
    columns.map((column, i) => column.map((value, j) => (value + (columns[j]?.[i] ?? 0)) / 2)),
  );
  const score = inverse && stateAt(flat, coefficients, true)?.score;
  if (!inverse || !score) return null;
  const move = coefficients.map(() => 0);
  free.forEach((index, i) => {
    move[index] = free.reduce((sum, other, j) => sum + (inverse[i]?.[j] ?? 0) * (score[other] ?? 0), 0);
  });
  return move;
}

/** Steps to a limit of a profile; far fewer are needed where it is reached at all. */
const MOST_LIMIT_STEPS = 120;

/**
 * The value of one coefficient beyond the maximum at which the profile of the penalized likelihood has fallen to `target`.
 *
 * Venzon & Moolgavkar (1988): the other coefficients follow while the one moves, so no step is a fit of its own. Null where the
 * steps do not settle; then the limit has to be looked for from fit to fit.
 */
export function profileLimit(
  design: FlatDesign,
  fit: LogisticFit,
  {
    index,
    direction,
    target,
  }: { readonly index: number; readonly direction: 1 | -1; readonly target: number },
): number | null {
  let coefficients = fit.coefficients;
  for (let step = 0; step < MOST_LIMIT_STEPS; step += 1) {
    const state = stateAt(design, coefficients, true);
    if (state === null) return null;
    const { covariance, score, logLikelihood } = state;
    const own = covariance[index]?.[index] ?? 0;
    const along = covariance.map((row) => row.reduce((sum, value, j) => sum + value * (score[j] ?? 0), 0));
    const curved = along.reduce((sum, value, j) => sum + value * (score[j] ?? 0), 0);
    const squared = (2 * (logLikelihood - target) + curved) / own;
    if (!(squared >= 0)) return null;
    const pull = direction * Math.sqrt(squared);
    const move = along.map((value, j) => value + pull * (covariance[j]?.[index] ?? 0));
    const largestMove = Math.max(...move.map(Math.abs));
    if (!Number.isFinite(largestMove)) return null;
    const share = largestMove > LONGEST_STEP ? LONGEST_STEP / largestMove : 1;
    coefficients = coefficients.map((value, j) => value + share * (move[j] ?? 0));
    if (largestMove < 1e-11 * (1 + Math.max(...coefficients.map(Math.abs))))
      return coefficients[index] ?? null;
  }
  return null;
}

/** How much the likelihood rises along a whole step, to first order. */
function gainOf({ score }: State, move: readonly number[]): number {
  return Math.abs(move.reduce((sum, step, j) => sum + step * (score[j] ?? 0), 0));
}

interface State {
  readonly information: readonly (readonly number[])[];
  readonly covariance: readonly (readonly number[])[];
  readonly score: readonly number[];
  readonly logLikelihood: number;
}

/** The data of a fit, row by row in one list: tens of thousands of passes go over them. */
export interface FlatDesign {
  readonly count: number;
  readonly values: Float64Array;
  readonly width: number;
  readonly y: Float64Array;
  /** For one pass: probability and weight of each row, and the sums of its products. */
  readonly probabilities: Float64Array;
  readonly weights: Float64Array;
  readonly sums: Float64Array;
  /** Passes over the rows that may still be made: a search that may be endless is given a number of them. */
  readonly budget: { passesLeft: number };
}

/** Lays columns out for many passes, after a column of ones. */
export function flatDesign(columns: readonly Float64Array[], y: readonly number[]): FlatDesign {
  const count = y.length;
  const width = columns.length + 1;
  const values = new Float64Array(count * width);
  for (let i = 0; i < count; i += 1) values[i * width] = 1;
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < count; i += 1) values[i * width + j + 1] = column[i] ?? 0;
  }
  return {
    count,
    values,
    width,
    y: Float64Array.from(y),
    probabilities: new Float64Array(count),
    weights: new Float64Array(count),
    sums: new Float64Array(width * width),
    budget: { passesLeft: Number.POSITIVE_INFINITY },
  };
}

/** Likelihood and derivatives; null where the information has no inverse, or no pass is left. */
function stateAt(design: FlatDesign, coefficients: readonly number[], isPenalized: boolean): State | null {
  if (design.budget.passesLeft <= 0) return null;
  design.budget.passesLeft -= 1;
  const { count, values, width, y, probabilities, weights, sums } = design;
  const beta = Float64Array.from(coefficients);
  sums.fill(0);
  let logLikelihood = 0;
  for (let i = 0; i < count; i += 1) {
    const row = i * width;
    let logOdds = 0;
    for (let j = 0; j < width; j += 1) logOdds += (values[row + j] ?? 0) * (beta[j] ?? 0);
    const isUp = logOdds >= 0;
    // The product p(1 − p) from the small side keeps its digits where p is near 1.
    const small = Math.exp(isUp ? -logOdds : logOdds);
    const share = 1 / (1 + small);
    probabilities[i] = isUp ? share : small * share;
    logLikelihood -= Math.log1p(small);
    if (isUp !== (y[i] === 1)) logLikelihood -= isUp ? logOdds : -logOdds;
    const weight = small * share * share;
    weights[i] = weight;
    for (let j = 0; j < width; j += 1) {
      const weighted = weight * (values[row + j] ?? 0);
      const target = j * width;
      for (let k = 0; k <= j; k += 1) {
        sums[target + k] = (sums[target + k] ?? 0) + weighted * (values[row + k] ?? 0);
      }
    }
  }
  const information = coefficients.map((_, j) =>
    coefficients.map((_other, k) => sums[Math.max(j, k) * width + Math.min(j, k)] ?? 0),
  );
  const covariance = choleskyInverse(information);
  if (covariance === null) return null;
  const inverse = Float64Array.from(covariance.flat());
  const score = new Float64Array(width);
  for (let i = 0; i < count; i += 1) {
    const row = i * width;
    const probability = probabilities[i] ?? 0;
    let residual = (y[i] ?? 0) - probability;
    if (isPenalized) {
      const leverage = (weights[i] ?? 0) * quadratic(inverse, values, row, width);
      residual += leverage * (0.5 - probability);
    }
    for (let j = 0; j < width; j += 1) score[j] = (score[j] ?? 0) + (values[row + j] ?? 0) * residual;
  }
  return {
    information,
    covariance,
    score: [...score],
    logLikelihood: logLikelihood + (isPenalized ? logDeterminant(information) / 2 : 0),
  };
}

/** vᵀ M v, of a symmetric M, of the row of values that begins at `row`. */
function quadratic(matrix: Float64Array, values: Float64Array, row: number, width: number): number {
  let sum = 0;
  for (let i = 0; i < width; i += 1) {
    const value = values[row + i] ?? 0;
    let part = (matrix[i * width + i] ?? 0) * value;
    for (let j = 0; j < i; j += 1) part += 2 * (matrix[i * width + j] ?? 0) * (values[row + j] ?? 0);
    sum += part * value;
  }
  return sum;
}

/** Newton's step in the free coefficients; null where they have no information. */
function moveFrom(
  { information, covariance, score }: State,
  free: readonly number[],
): readonly number[] | null {
  const isAll = free.length === score.length;
  const inverse = isAll
    ? covariance
    : choleskyInverse(free.map((i) => free.map((j) => information[i]?.[j] ?? 0)));
  if (inverse === null) return null;
  const move = score.map(() => 0);
  free.forEach((index, i) => {
    move[index] = free.reduce((sum, other, j) => sum + (inverse[i]?.[j] ?? 0) * (score[other] ?? 0), 0);
  });
  return move;
}

/** log |M| of a positive definite matrix, by elimination. */
function logDeterminant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let sum = 0;
  rows.forEach((pivotRow, i) => {
    const pivot = pivotRow[i] ?? 0;
    sum += Math.log(pivot);
    for (const row of rows.slice(i + 1)) {
      const factor = (row[i] ?? 0) / pivot;
      for (let k = i; k < row.length; k += 1) row[k] = (row[k] ?? 0) - factor * (pivotRow[k] ?? 0);
    }
  });
  return sum;
}
