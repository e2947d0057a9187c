import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import { type AnovaFromSummaries, anovaFromSummaries } from '../../statistics/anovaFromSummaries';
import type { StatisticsError } from '../../statistics/statisticsError';
import {
  type PublishedGroup,
  type TTestFromSummaries,
  tTestFromSummaries,
} from '../../statistics/tTestFromSummaries';

export type { AnovaFromSummaries } from '../../statistics/anovaFromSummaries';
export type { PublishedGroup, SummaryT, TTestFromSummaries } from '../../statistics/tTestFromSummaries';

/** What n, mean and SD of groups give: of two the t tests, of more the analyses of variance. */
export type MeansFromSummaries =
  | { readonly kind: 'two'; readonly tests: TTestFromSummaries }
  | { readonly kind: 'several'; readonly tests: AnovaFromSummaries };

/** Tests of published groups; `decimals` are those of the printed means and SDs, for what rounding leaves open. */
export function meansFromSummaries(
  groups: readonly PublishedGroup[],
  decimals?: number,
): Result<MeansFromSummaries, StatisticsError> {
  const [first, second] = groups;
  if (first && second && groups.length === 2) {
    const tests = tTestFromSummaries(first, second, decimals === undefined ? {} : { decimals });
    return tests.ok ? ok({ kind: 'two', tests: tests.value }) : tests;
  }
  const tests = anovaFromSummaries(groups);
  return tests.ok ? ok({ kind: 'several', tests: tests.value }) : tests;
}
