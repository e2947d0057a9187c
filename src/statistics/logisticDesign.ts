import { err, ok, type Result } from '../base/result';
import { type CentredSample, centredSample, sampleSd } from './centredSample';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import { isFiniteList } from './settledList';
import type { StatisticsError } from './statisticsError';

/** Fewer events than this for each covariate and a model is not to be trusted (Peduzzi et al. 1996). */
const EVENTS_PER_COVARIATE = 10;

/** Data of a logistic model: complete rows, standardized covariates. */
export interface LogisticDesign {
  readonly n: number;
  readonly events: number;
  readonly dropped: number;
  /** The rarer outcome's count for each covariate. */
  readonly eventsPerCovariate: number;
  readonly hasFewEvents: boolean;
  readonly y: readonly number[];
  /** The standardized covariates; the column of ones is not among them. */
  readonly columns: readonly Float64Array[];
  /** For each coefficient of the data's scale, intercept first: its weights on those of the standardized design. */
  readonly transforms: readonly (readonly number[])[];
  /** Covariates, counted from 0, that divide the outcomes on their own, ties at the border included. */
  readonly dividing: readonly number[];
}

/** Checks and standardizes the data of a logistic regression: outcome 0 and 1, rows of covariates. */
export function logisticDesign(
  covariates: readonly (readonly MaybeNumber[])[],
  outcome: readonly MaybeNumber[],
): Result<LogisticDesign, StatisticsError> {
  if (covariates.length !== outcome.length) {
    return err({ kind: 'lengths-differ', lengths: [covariates.length, outcome.length] });
  }
  const complete = completeRows(covariates.map((row, i) => [outcome[i], ...row]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const count = (rows[0]?.length ?? 1) - 1;
  const columns = Array.from({ length: count }, (_, j) => rows.map((row) => row[j + 1] ?? 0));
  const design = logisticDesignOfColumns(
    columns,
    rows.map(([value = 0]) => value),
  );
  return design.ok ? ok({ ...design.value, dropped }) : design;
}

/** The same by columns of the outcome's length without missing values. */
export function logisticDesignOfColumns(
  columns: readonly (readonly number[])[],
  y: readonly number[],
): Result<LogisticDesign, StatisticsError> {
  const n = y.length;
  const count = n === 0 ? 0 : columns.length;
  if (![y, ...columns].every(isFiniteList)) return err({ kind: 'not-finite' });
  const enough = requireCount(n, count + 2);
  if (!enough.ok) return enough;
  let events = 0;
  for (let i = 0; i < n; i += 1) {
    const value = y[i];
    if (value === 1) events += 1;
    else if (value !== 0) return err({ kind: 'not-binary' });
  }
  if (events === 0 || events === n) return err({ kind: 'one-class-only' });

  const samples = columns.map((column) => centredSample(column));
  if (samples.some((sample) => sample.sumSquares === 0)) return err({ kind: 'collinear' });
  const sds = samples.map(sampleSd);
  const toIntercept = [1, ...samples.map((sample, j) => -sample.mean / (sds[j] ?? 1))];
  const eventsPerCovariate = Math.min(events, n - events) / count;
  return ok({
    n,
    events,
    dropped: 0,
    eventsPerCovariate,
    hasFewEvents: eventsPerCovariate < EVENTS_PER_COVARIATE,
    y,
    columns: samples.map((sample, j) => standardized(sample, sds[j] ?? 1)),
    transforms: [toIntercept, ...sds.map((sd, j) => toIntercept.map((_, k) => (k === j + 1 ? 1 / sd : 0)))],
    dividing: columns.flatMap((column, j) => (divides(column, y) ? [j] : [])),
  });
}

function standardized({ deviations, scale }: CentredSample, sd: number): Float64Array {
  const column = new Float64Array(deviations.length);
  for (let i = 0; i < column.length; i += 1) column[i] = ((deviations[i] ?? 0) * scale) / sd;
  return column;
}

/** Whether a border exists with one outcome only on either side; values on the border may be of both. */
function divides(column: readonly number[], y: readonly number[]): boolean {
  let [low0, low1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [high0, high1] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < column.length; i += 1) {
    const value = column[i] ?? 0;
    if (y[i] === 1) {
      if (value < low1) low1 = value;
      if (value > high1) high1 = value;
    } else {
      if (value < low0) low0 = value;
      if (value > high0) high0 = value;
    }
  }
  return high0 <= low1 || high1 <= low0;
}
