import type { Result } from '../base/result';
import { ok } from '../base/result';
import { kruskalWallis } from '../statistics/kruskalWallis';
import { type Levene, levene } from '../statistics/levene';
import { oneWayAnova, welchAnova } from '../statistics/oneWayAnova';
import { settledList } from '../statistics/settledList';
import { type ShapiroWilk, shapiroWilk } from '../statistics/shapiroWilk';
import type { StatisticsError } from '../statistics/statisticsError';
import { describeGroup, type GroupDescription, type TestReason } from './groupComparison';
import { type GroupPair, groupPairs, type PairMethod } from './groupPairs';

/** A test of three or more groups at once. */
export type SeveralTest = 'anova' | 'welch-anova' | 'kruskal-wallis';

const pairMethods: Readonly<Record<SeveralTest, PairMethod>> = {
  anova: 'tukey',
  'welch-anova': 'welch-holm',
  'kruskal-wallis': 'mann-whitney-holm',
};

/** What is printed of a test of several groups; `df2` of an F test only. */
export interface SeveralOutcome {
  readonly statisticName: 'F' | 'H';
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number | undefined;
  readonly p: number;
}

/** A comparison of any number of groups but two, with the whole way to its P. Lists are in print order. */
export interface SeveralComparison {
  readonly kind: 'several';
  readonly alpha: number;
  readonly groups: readonly Result<GroupDescription, StatisticsError>[];
  /** Places of groups without a value: the tests are of the others. */
  readonly empty: readonly number[];
  readonly normality: readonly Result<ShapiroWilk, StatisticsError>[];
  /** Mean-centred; undefined where the path ended before it. */
  readonly levene: Result<Levene, StatisticsError> | undefined;
  readonly chosen: {
    readonly test: SeveralTest;
    readonly reason: TestReason;
    readonly summary: 'mean-sd' | 'median-quartiles';
    readonly outcome: Result<SeveralOutcome, StatisticsError>;
    /** Every two groups after the chosen test, P adjusted. */
    readonly pairs: readonly GroupPair[];
  };
  /** The tests and their pairs, for display beside the chosen one. */
  readonly tests: Readonly<Record<SeveralTest, Result<SeveralOutcome, StatisticsError>>>;
  /** The pairs of Welch's test, which is the one that is fixed in advance. */
  readonly welchPairs: readonly GroupPair[];
}

/**
 * Compares three or more groups by the path of two: Shapiro-Wilk in each group; all P > alpha: one-way ANOVA with Tukey's
 * pairs where mean-centred Levene P > alpha, else Welch's ANOVA with Welch's t tests; otherwise, and where a group has
 * fewer than three values, Kruskal-Wallis with Mann-Whitney tests. Pairs but Tukey's are adjusted by Holm's method.
 *
 * A group without a value is left out and named in `empty`. With fewer than two groups left there is no test.
 */
export function compareSeveral(given: readonly (readonly number[])[], alpha: number): SeveralComparison {
  const lists = given.map(settledList);
  const filled = lists.flatMap((list, place) => (list.length > 0 ? [place] : []));
  const values = filled.map((place) => lists[place] ?? []);
  const normality = lists.map((list) => shapiroWilk(list));
  const tests = severalTests(values);
  const path = choosePath(
    values,
    filled.flatMap((place) => normality[place] ?? []),
    alpha,
  );
  const pairsAfter = (test: SeveralTest) => groupPairs(lists, filled, pairMethods[test]);
  const welchPairs = pairsAfter('welch-anova');
  return {
    kind: 'several',
    alpha,
    groups: lists.map((list) => describeGroup(list)),
    empty: lists.flatMap((list, place) => (list.length === 0 ? [place] : [])),
    normality,
    levene: path.levene,
    chosen: {
      test: path.test,
      reason: path.reason,
      summary: path.test === 'kruskal-wallis' ? 'median-quartiles' : 'mean-sd',
      outcome: tests[path.test],
      pairs: path.test === 'welch-anova' ? welchPairs : pairsAfter(path.test),
    },
    tests,
    welchPairs,
  };
}

function severalTests(values: readonly (readonly number[])[]): SeveralComparison['tests'] {
  const f = (test: ReturnType<typeof oneWayAnova>): Result<SeveralOutcome, StatisticsError> => {
    if (!test.ok) return test;
    const { f: statistic, df1, df2, p } = test.value;
    return ok({ statisticName: 'F', statistic, df1, df2, p });
  };
  const ranks = kruskalWallis(values);
  return {
    anova: f(oneWayAnova(values)),
    'welch-anova': f(welchAnova(values)),
    'kruskal-wallis': ranks.ok
      ? ok({
          statisticName: 'H',
          statistic: ranks.value.h,
          df1: ranks.value.df,
          df2: undefined,
          p: ranks.value.p,
        })
      : ranks,
  };
}

function choosePath(
  values: readonly (readonly number[])[],
  normality: readonly Result<ShapiroWilk, StatisticsError>[],
  alpha: number,
): Pick<SeveralComparison['chosen'], 'test' | 'reason'> & Pick<SeveralComparison, 'levene'> {
  const byRanks = (reason: TestReason) => ({ test: 'kruskal-wallis', reason, levene: undefined }) as const;
  if (values.length < 2 || values.some((list) => list.length < 3)) return byRanks('fewer-than-three');
  if (normality.some((test) => !test.ok)) return byRanks('normality-not-testable');
  if (!normality.every((test) => test.ok && test.value.p > alpha)) return byRanks('not-both-normal');
  const equality = levene(values, 'mean');
  if (!equality.ok) return { test: 'welch-anova', reason: 'normal-variances-not-testable', levene: equality };
  return equality.value.p > alpha
    ? { test: 'anova', reason: 'normal-equal-variances', levene: equality }
    : { test: 'welch-anova', reason: 'normal-unequal-variances', levene: equality };
}
