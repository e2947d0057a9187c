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
const LONGEST_STEP = 5;

/** Newton's method with halved steps where the likelihood would fall. See METHODS.md, "Logistic regression". */
export function logisticFit(
  design: readonly (readonly number[])[],
  y: readonly number[],
  { isPenalized, start, free }: LogisticFitOptions,
): Result<LogisticFit, StatisticsError> {
  let coefficients = start;
  let state = stateAt(design, y, coefficients, isPenalized);
  if (state === null) return err({ kind: 'collinear' });
  const most = isPenalized ? MOST_PENALIZED_STEPS : MOST_STEPS;
  for (let step = 0; step < most; step += 1) {
    const move = moveFrom(state, free);
    if (move === null) return err({ kind: step === 0 ? 'collinear' : 'separation' });
    const largestMove = Math.max(0, ...move.map(Math.abs));
    let share = isPenalized && largestMove > LONGEST_STEP ? LONGEST_STEP / largestMove : 1;
    let next = coefficients;
    let reached: State | null = null;
    while (share > 1e-6) {
      const factor = share;
      next = coefficients.map((value, j) => value + factor * (move[j] ?? 0));
      reached = stateAt(design, y, next, isPenalized);
      if (
        reached !== null &&
        reached.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)
      )
        break;
      share /= 2;
    }
    if (reached === null) return err({ kind: 'separation' });
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

interface State {
  readonly information: readonly (readonly number[])[];
  readonly covariance: readonly (readonly number[])[];
  readonly score: readonly number[];
  readonly logLikelihood: number;
}

/** Likelihood and derivatives; null where the information has no inverse. */
function stateAt(
  design: readonly (readonly number[])[],
  y: readonly number[],
  coefficients: readonly number[],
  isPenalized: boolean,
): State | null {
  const information = coefficients.map(() => coefficients.map(() => 0));
  let logLikelihood = 0;
  const fitted = design.map((row, i) => {
    const logOdds = row.reduce((sum, value, j) => sum + value * (coefficients[j] ?? 0), 0);
    const probability = 1 / (1 + Math.exp(-logOdds));
    const margin = y[i] === 1 ? logOdds : -logOdds;
    logLikelihood -= margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    // The product p(1 − p) from the small side keeps its digits where p is near 1.
    const small = Math.exp(-Math.abs(logOdds));
    const weight = small / (1 + small) ** 2;
    row.forEach((value, j) => {
      const target = information[j];
      if (target === undefined) return;
      for (let k = 0; k <= j; k += 1) target[k] = (target[k] ?? 0) + weight * value * (row[k] ?? 0);
    });
    return { probability, weight };
  });
  information.forEach((row, j) => {
    for (let k = j + 1; k < row.length; k += 1) row[k] = information[k]?.[j] ?? 0;
  });
  const covariance = choleskyInverse(information);
  if (covariance === null) return null;
  const score = coefficients.map(() => 0);
  fitted.forEach(({ probability, weight }, i) => {
    const row = design[i] ?? [];
    const leverage = isPenalized ? weight * quadratic(covariance, row) : 0;
    const residual = (y[i] ?? 0) - probability + leverage * (0.5 - probability);
    row.forEach((value, j) => {
      score[j] = (score[j] ?? 0) + value * residual;
    });
  });
  return {
    information,
    covariance,
    score,
    logLikelihood: logLikelihood + (isPenalized ? logDeterminant(information) / 2 : 0),
  };
}

function quadratic(matrix: readonly (readonly number[])[], vector: readonly number[]): number {
  let sum = 0;
  matrix.forEach((row, i) => {
    let part = 0;
    for (let j = 0; j < row.length; j += 1) part += (row[j] ?? 0) * (vector[j] ?? 0);
    sum += part * (vector[i] ?? 0);
  });
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
