import { sum as compensatedSum } from 'simple-statistics';
import { ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { centredSample, sampleSd } from './centredSample';
import { tQuantile } from './distributions/tDistribution';
import { type MaybeNumber, type PresentValues, presentValues } from './missing';
import { type QuantileType, quantile6, quantile7 } from './quantile';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Descriptive statistics of one list. What needs more values than there are is null. */
export interface Description {
  readonly n: number;
  readonly missing: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly standardError: number | null;
  readonly meanInterval: readonly [number, number] | null;
  readonly median: number;
  /** First and third quartile, of the type that was asked for. */
  readonly quartiles: readonly [number, number];
  readonly minimum: number;
  readonly maximum: number;
  readonly skewness: number | null;
  readonly skewnessSe: number | null;
  readonly kurtosis: number | null;
  readonly kurtosisSe: number | null;
}

/** What every table prints of a list. */
export type BriefDescription = Pick<
  Description,
  'n' | 'missing' | 'mean' | 'sd' | 'median' | 'quartiles' | 'minimum' | 'maximum'
>;

/** Describes one list without interval and higher moments; see `describe`. */
export function describeBriefly(
  list: readonly MaybeNumber[],
  quantileType: QuantileType = 6,
): Result<BriefDescription, StatisticsError> {
  const present = presentValues(list);
  if (!present.ok) return present;
  const enough = requireCount(present.value.values.length, 1);
  return enough.ok ? ok(brief(present.value, quantileType)) : enough;
}

/**
 * Describes one list as SPSS does: SD with n − 1, t interval of the mean, bias-corrected skewness G1 and kurtosis G2.
 *
 * `confidence` is that of the interval; the quartiles are SPSS's HAVERAGE unless type 7 is asked for. See METHODS.md, "Descriptive statistics".
 */
export function describe(
  list: readonly MaybeNumber[],
  confidence = 0.95,
  quantileType: QuantileType = 6,
): Result<Description, StatisticsError> {
  const present = presentValues(list);
  if (!present.ok) return present;
  const { values } = present.value;
  const enough = requireCount(values.length, 1);
  if (!enough.ok) return enough;
  const n = values.length;
  const sample = centredSample(values);
  const printed = brief(present.value, quantileType);
  const { sd } = printed;
  const standardError = sd === null ? null : sd / Math.sqrt(n);
  const half = standardError === null ? null : tQuantile((1 + confidence) / 2, n - 1) * standardError;
  const skewnessSe = n < 3 ? null : Math.sqrt((6 * n * (n - 1)) / ((n - 2) * (n + 1) * (n + 3)));
  return ok({
    ...printed,
    standardError,
    meanInterval: half === null ? null : [sample.mean - half, sample.mean + half],
    skewness: skewness(sample.deviations, sample.sumSquares, sd),
    skewnessSe,
    kurtosis: kurtosis(sample.deviations, sample.sumSquares, sd),
    kurtosisSe:
      n < 4 || skewnessSe === null ? null : 2 * skewnessSe * Math.sqrt((n * n - 1) / ((n - 3) * (n + 5))),
  });
}

function brief({ values, missing }: PresentValues, quantileType: QuantileType): BriefDescription {
  const n = values.length;
  const sample = centredSample(values);
  const sorted = ascending(values);
  const quantile = quantileType === 6 ? quantile6 : quantile7;
  return {
    n,
    missing,
    mean: sample.mean,
    sd: n < 2 ? null : sampleSd(sample),
    median: quantile7(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    minimum: sorted[0] ?? sample.mean,
    maximum: sorted[n - 1] ?? sample.mean,
  };
}

/** Whether a power of the SD is a double: R and SPSS give no higher moment where it is not, and neither do we. */
function isRepresentable(sd: number | null, power: number): boolean {
  const value = (sd ?? 0) ** power;
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

function skewness(deviations: readonly number[], sumSquares: number, sd: number | null): number | null {
  const n = deviations.length;
  if (n < 3 || !isRepresentable(sd, 3)) return null;
  const m2 = sumSquares / n;
  const m3 = compensatedSum(deviations.map((d) => d ** 3)) / n;
  return ((m3 / m2 ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

function kurtosis(deviations: readonly number[], sumSquares: number, sd: number | null): number | null {
  const n = deviations.length;
  if (n < 4 || !isRepresentable(sd, 4)) return null;
  const m2 = sumSquares / n;
  const m4 = compensatedSum(deviations.map((d) => d ** 4)) / n;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6);
}
