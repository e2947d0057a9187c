import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { TestPreset } from '../domain/study/testPreset';
import type { StatisticsError } from '../statistics/statisticsError';
import type { AdjustedComparison } from './adjustedComparison';
import type { ComparisonTest, GroupComparison } from './groupComparison';
import { shiftLimits } from './shiftLimits';

/** Which test stands in the table: by the study's path of tests before the test, or the same for all, fixed in advance. */
export type AnalysisPreset = TestPreset;

/** The test that a preset makes the primary one, with the difference of the groups, first minus second. */
export interface PrimaryTest {
  readonly test: ComparisonTest | 'ancova';
  readonly statisticName: 't' | 'Z';
  readonly statistic: number;
  /** Undefined for ranks. */
  readonly df: number | undefined;
  readonly p: number;
  /** Difference of means, adjusted in ANCOVA; of ranks the Hodges-Lehmann shift. */
  readonly estimate: number;
  /** 95 %; of ranks see `shiftLimits`. */
  readonly interval: readonly [number, number];
}

/**
 * The primary test of a comparison. Rules: *Tests*.
 *
 * As the study: what the path chose. Fixed in advance: Welch's t test; of follow-up values ANCOVA with the baseline, which
 * the caller then gives.
 */
export function primaryTest(
  comparison: GroupComparison,
  preset: AnalysisPreset,
  ancova?: AdjustedComparison,
): Result<PrimaryTest, StatisticsError> {
  if (preset === 'as-the-study') return ofTest(comparison, comparison.chosen.test);
  return ancova ? ofAncova(ancova) : ofTest(comparison, 'welch');
}

function ofTest(comparison: GroupComparison, test: ComparisonTest): Result<PrimaryTest, StatisticsError> {
  if (test === 'mann-whitney') {
    const { mannWhitney, shift } = comparison;
    if (!mannWhitney.ok) return mannWhitney;
    if (!shift.ok) return shift;
    const { zSpss, pAsymptotic } = mannWhitney.value;
    if (zSpss === null || pAsymptotic === null) return err({ kind: 'zero-variance' });
    return ok({
      test,
      statisticName: 'Z',
      statistic: zSpss,
      df: undefined,
      p: pAsymptotic,
      estimate: shift.value.estimate,
      interval: shiftLimits(shift.value).interval,
    });
  }
  const result = comparison[test];
  if (!result.ok) return result;
  const { t, df, p, meanDifference, interval } = result.value;
  return ok({ test, statisticName: 't', statistic: t, df, p, estimate: meanDifference, interval });
}

function ofAncova({ outcome }: AdjustedComparison): Result<PrimaryTest, StatisticsError> {
  if (!outcome.ok) return outcome;
  const { difference, df } = outcome.value;
  const { t, p, estimate, interval } = difference;
  return ok({ test: 'ancova', statisticName: 't', statistic: t, df, p, estimate, interval });
}
