import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { describeBriefly } from '../statistics/describe';
import type { HodgesLehmann } from '../statistics/hodgesLehmann';
import { hodgesLehmann } from '../statistics/hodgesLehmann';
import type { Levene } from '../statistics/levene';
import { levene } from '../statistics/levene';
import type { MannWhitney } from '../statistics/mannWhitney';
import { mannWhitney } from '../statistics/mannWhitney';
import { settledList } from '../statistics/settledList';
import type { ShapiroWilk } from '../statistics/shapiroWilk';
import { shapiroWilk } from '../statistics/shapiroWilk';
import type { StatisticsError } from '../statistics/statisticsError';
import type { TwoSampleTTest } from '../statistics/twoSampleTTest';
import { studentTTest, welchTTest } from '../statistics/twoSampleTTest';

/** One group as tables print it: mean and SD (n − 1), median and quartiles of type 6 (SPSS). */
export interface GroupDescription {
  readonly n: number;
  readonly mean: number;
  /** Undefined for a single value. */
  readonly sd: number | undefined;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The test whose P the table prints. */
export type ComparisonTest = 'student' | 'welch' | 'mann-whitney';

/** Which step of the path chose the test. */
export type TestReason =
  | 'normal-equal-variances'
  | 'normal-unequal-variances'
  /** Both groups normal, but Levene's test cannot be computed: nothing speaks for equal variances. */
  | 'normal-variances-not-testable'
  | 'not-both-normal'
  | 'fewer-than-three'
  /** Constant values, or more than the test allows: normality is not shown, so it is not assumed. */
  | 'normality-not-testable';

/** What is printed of the chosen test. */
export interface TestOutcome {
  readonly statisticName: 't' | 'Z';
  readonly statistic: number;
  readonly p: number;
}

/** A comparison of two groups with the whole way to its P, in print order; differences are first minus second. */
export interface GroupComparison {
  readonly kind: 'two';
  readonly alpha: number;
  readonly first: Result<GroupDescription, StatisticsError>;
  readonly second: Result<GroupDescription, StatisticsError>;
  readonly normality: {
    readonly first: Result<ShapiroWilk, StatisticsError>;
    readonly second: Result<ShapiroWilk, StatisticsError>;
  };
  /** Mean-centred; undefined where the path ended before it. */
  readonly levene: Result<Levene, StatisticsError> | undefined;
  readonly chosen: {
    readonly test: ComparisonTest;
    readonly reason: TestReason;
    readonly summary: 'mean-sd' | 'median-quartiles';
    readonly outcome: Result<TestOutcome, StatisticsError>;
  };
  /** All tests, for display beside the chosen one. `mannWhitney` holds the exact P where it can be counted. */
  readonly student: Result<TwoSampleTTest, StatisticsError>;
  readonly welch: Result<TwoSampleTTest, StatisticsError>;
  readonly mannWhitney: Result<MannWhitney, StatisticsError>;
  /** Direction and size of a rank comparison: Z has no direction. */
  readonly shift: Result<HodgesLehmann, StatisticsError>;
}

/**
 * Compares two groups by the path of the reference study. Rules: *Tests*.
 *
 * Shapiro-Wilk in each group; both P > alpha: t test (Student if mean-centred Levene P > alpha, else Welch);
 * otherwise, and where a group has fewer than three values, Mann-Whitney with asymptotic P. What cannot be
 * computed comes back as a reason. Values must be free of missing ones: the caller counts those.
 */
export function compareGroups(
  firstList: readonly number[],
  secondList: readonly number[],
  alpha: number,
): GroupComparison {
  const [first, second] = [settledList(firstList), settledList(secondList)];
  const normality = { first: shapiroWilk(first), second: shapiroWilk(second) };
  const student = studentTTest(first, second);
  const welch = welchTTest(first, second);
  const ranks = mannWhitney(first, second);
  const path = choosePath(first, second, alpha, normality);
  const tTest = path.test === 'student' ? student : welch;
  return {
    kind: 'two',
    alpha,
    first: describeGroup(first),
    second: describeGroup(second),
    normality,
    levene: path.levene,
    chosen: {
      test: path.test,
      reason: path.reason,
      summary: path.test === 'mann-whitney' ? 'median-quartiles' : 'mean-sd',
      outcome: path.test === 'mann-whitney' ? rankOutcome(ranks) : tOutcome(tTest),
    },
    student,
    welch,
    mannWhitney: ranks,
    shift: hodgesLehmann(first, second),
  };
}

/** Describes one list of present values; an error only where the list is empty or not finite. */
export function describeGroup(values: readonly number[]): Result<GroupDescription, StatisticsError> {
  const described = describeBriefly(values);
  if (!described.ok) return described;
  const { n, mean, sd, minimum, maximum, median, quartiles } = described.value;
  const [q1, q3] = quartiles;
  return ok({ n, mean, sd: sd ?? undefined, median, q1, q3, minimum, maximum });
}

interface Path {
  readonly test: ComparisonTest;
  readonly reason: TestReason;
  readonly levene: Result<Levene, StatisticsError> | undefined;
}

function choosePath(
  first: readonly number[],
  second: readonly number[],
  alpha: number,
  normality: GroupComparison['normality'],
): Path {
  const byRanks = (reason: TestReason): Path => ({ test: 'mann-whitney', reason, levene: undefined });
  if (first.length < 3 || second.length < 3) return byRanks('fewer-than-three');
  if (!normality.first.ok || !normality.second.ok) return byRanks('normality-not-testable');
  if (!(normality.first.value.p > alpha && normality.second.value.p > alpha)) {
    return byRanks('not-both-normal');
  }
  const equality = levene([first, second], 'mean');
  if (!equality.ok) return { test: 'welch', reason: 'normal-variances-not-testable', levene: equality };
  return equality.value.p > alpha
    ? { test: 'student', reason: 'normal-equal-variances', levene: equality }
    : { test: 'welch', reason: 'normal-unequal-variances', levene: equality };
}

function tOutcome(test: Result<TwoSampleTTest, StatisticsError>): Result<TestOutcome, StatisticsError> {
  return test.ok ? ok({ statisticName: 't', statistic: test.value.t, p: test.value.p }) : test;
}

function rankOutcome(test: Result<MannWhitney, StatisticsError>): Result<TestOutcome, StatisticsError> {
  if (!test.ok) return test;
  const { zSpss, pAsymptotic } = test.value;
  // All values tied: the ranks say nothing and have no variance.
  if (zSpss === null || pAsymptotic === null) return err({ kind: 'zero-variance' });
  return ok({ statisticName: 'Z', statistic: zSpss, p: pAsymptotic });
}
