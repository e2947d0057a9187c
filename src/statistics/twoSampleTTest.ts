import { err, ok, type Result } from '../base/result';
import { type CentredSample, centredSample, meanDifference, sampleSd } from './centredSample';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { isRoundingError } from './isRoundingError';
import { type MaybeNumber, presentGroups } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** One group of a two-sample comparison. `sd` is null for a single value. */
export interface GroupSummary {
  readonly n: number;
  readonly missing: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** Result of a two-sample t test; the difference is first minus second. */
export interface TwoSampleTTest {
  readonly first: GroupSummary;
  readonly second: GroupSummary;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly meanDifference: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
}

/** Student's t test: equal variances assumed, df = n₁ + n₂ − 2, two-sided. See METHODS.md, "Two-sample t tests". */
export function studentTTest(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<TwoSampleTTest, StatisticsError> {
  return twoSampleTTest(first, second, confidence, 1, (v1, v2, n1, n2) => ({
    variance: ((v1 * (n1 - 1) + v2 * (n2 - 1)) / (n1 + n2 - 2)) * (1 / n1 + 1 / n2),
    df: n1 + n2 - 2,
  }));
}

/** Welch's t test: unequal variances, Satterthwaite's df, two-sided. See METHODS.md, "Two-sample t tests". */
export function welchTTest(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<TwoSampleTTest, StatisticsError> {
  return twoSampleTTest(first, second, confidence, 2, (v1, v2, n1, n2) => {
    const a = v1 / n1;
    const b = v2 / n2;
    return { variance: a + b, df: (a + b) ** 2 / (a ** 2 / (n1 - 1) + b ** 2 / (n2 - 1)) };
  });
}

/** From two variances (in the same unit) and sizes: the variance of the mean difference and its degrees of freedom. */
type ErrorTerm = (v1: number, v2: number, n1: number, n2: number) => { variance: number; df: number };

function twoSampleTTest(
  firstList: readonly MaybeNumber[],
  secondList: readonly MaybeNumber[],
  confidence: number,
  neededPerGroup: number,
  errorTerm: ErrorTerm,
): Result<TwoSampleTTest, StatisticsError> {
  const present = presentGroups([firstList, secondList]);
  if (!present.ok) return present;
  const [firstPresent, secondPresent] = present.value;
  const n1 = firstPresent?.values.length ?? 0;
  const n2 = secondPresent?.values.length ?? 0;
  const perGroup = requireCount(Math.min(n1, n2), neededPerGroup);
  if (!perGroup.ok) return perGroup;
  const together = requireCount(n1 + n2, 3);
  if (!together.ok) return together;

  const first = centredSample(firstPresent?.values ?? []);
  const second = centredSample(secondPresent?.values ?? []);
  const scale = Math.max(first.sumSquares > 0 ? first.scale : 0, second.sumSquares > 0 ? second.scale : 0);
  if (scale === 0) return err({ kind: 'zero-variance' });
  const term = errorTerm(varianceIn(first, scale), varianceIn(second, scale), n1, n2);
  const standardError = scale * Math.sqrt(term.variance);
  if (isRoundingError(standardError, Math.max(Math.abs(first.mean), Math.abs(second.mean)))) {
    return err({ kind: 'zero-variance' });
  }
  const difference = meanDifference(first, second);
  const t = difference / standardError;
  const half = tQuantile((1 + confidence) / 2, term.df) * standardError;
  return ok({
    first: summary(first, firstPresent?.missing ?? 0),
    second: summary(second, secondPresent?.missing ?? 0),
    t,
    df: term.df,
    p: tTwoSided(t, term.df),
    meanDifference: difference,
    standardError,
    interval: [difference - half, difference + half],
  });
}

function varianceIn(sample: CentredSample, scale: number): number {
  return sample.n < 2 ? 0 : (sample.sumSquares * (sample.scale / scale) ** 2) / (sample.n - 1);
}

function summary(sample: CentredSample, missing: number): GroupSummary {
  return { n: sample.n, missing, mean: sample.mean, sd: sample.n < 2 ? null : sampleSd(sample) };
}
