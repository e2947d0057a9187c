import { err, ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Fewer events than this for each covariate and a model is not to be trusted (Peduzzi et al. 1996). */
const EVENTS_PER_COVARIATE = 10;

/** Data of a logistic model: complete rows, standardized covariates after a column of ones. */
export interface LogisticDesign {
  readonly n: number;
  readonly events: number;
  readonly dropped: number;
  /** The rarer outcome's count for each covariate. */
  readonly eventsPerCovariate: number;
  readonly hasFewEvents: boolean;
  readonly y: readonly number[];
  readonly design: readonly (readonly number[])[];
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
  const n = rows.length;
  const enough = requireCount(n, count + 2);
  if (!enough.ok) return enough;
  const y = rows.map(([value = 0]) => value);
  if (y.some((value) => value !== 0 && value !== 1)) return err({ kind: 'not-binary' });
  const events = y.reduce((sum, value) => sum + value, 0);
  if (events === 0 || events === n) return err({ kind: 'one-class-only' });

  const columns = Array.from({ length: count }, (_, j) => rows.map((row) => row[j + 1] ?? 0));
  const samples = columns.map((column) => centredSample(column));
  if (samples.some((sample) => sample.sumSquares === 0)) return err({ kind: 'collinear' });
  const sds = samples.map(sampleSd);
  const standardized = samples.map((sample, j) =>
    sample.deviations.map((deviation) => (deviation * sample.scale) / (sds[j] ?? 1)),
  );
  const toIntercept = [1, ...samples.map((sample, j) => -sample.mean / (sds[j] ?? 1))];
  const eventsPerCovariate = Math.min(events, n - events) / count;
  return ok({
    n,
    events,
    dropped,
    eventsPerCovariate,
    hasFewEvents: eventsPerCovariate < EVENTS_PER_COVARIATE,
    y,
    design: y.map((_, i) => [1, ...standardized.map((column) => column[i] ?? 0)]),
    transforms: [toIntercept, ...sds.map((sd, j) => toIntercept.map((_, k) => (k === j + 1 ? 1 / sd : 0)))],
    dividing: columns.flatMap((column, j) => (divides(column, y) ? [j] : [])),
  });
}

/** Whether a border exists with one outcome only on either side; values on the border may be of both. */
function divides(column: readonly number[], y: readonly number[]): boolean {
  const range = (code: number): readonly [number, number] =>
    column.reduce<readonly [number, number]>(
      ([low, high], value, i) =>
        y[i] === code ? [Math.min(low, value), Math.max(high, value)] : [low, high],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const [low0, high0] = range(0);
  const [low1, high1] = range(1);
  return high0 <= low1 || high1 <= low0;
}
