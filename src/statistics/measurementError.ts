import { ok, type Result } from '../base/result';
import { normalQuantile } from './distributions/normalDistribution';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';
import { type TwoWayMeanSquares, twoWayMeanSquares } from './twoWayMeanSquares';

/** Standard error of measurement of a single rating and the minimal detectable change from it, in the unit of the ratings. */
export interface MeasurementError {
  readonly n: number;
  readonly k: number;
  readonly dropped: number;
  /** With the raters' systematic differences. */
  readonly semAgreement: number;
  /** Without them. */
  readonly semConsistency: number;
  readonly mdcAgreement: number;
  readonly mdcConsistency: number;
}

/** SEM = √(σ²_rater + σ²_error) and √σ²_error; MDC = z √2 SEM. See METHODS.md, "SEM and MDC". */
export function measurementError(
  ratings: readonly (readonly MaybeNumber[])[],
  confidence = 0.95,
): Result<MeasurementError, StatisticsError> {
  const squares = twoWayMeanSquares(ratings);
  return squares.ok ? ok(measurementErrorOf(squares.value, confidence)) : squares;
}

/** The same from the mean squares of a two-way analysis of variance. */
export function measurementErrorOf(
  { n, k, dropped, msc, mse }: TwoWayMeanSquares,
  confidence = 0.95,
): MeasurementError {
  const semAgreement = Math.sqrt(Math.max(0, (msc - mse) / n) + mse);
  const semConsistency = Math.sqrt(mse);
  const factor = normalQuantile((1 + confidence) / 2) * Math.SQRT2;
  return {
    n,
    k,
    dropped,
    semAgreement,
    semConsistency,
    mdcAgreement: factor * semAgreement,
    mdcConsistency: factor * semConsistency,
  };
}
