import type { Result } from '../base/result';
import { ok } from '../base/result';
import { centredSample } from '../statistics/centredSample';
import type { PairedTTest } from '../statistics/pairedTTest';
import { pairedTTest, pairedTTestOf } from '../statistics/pairedTTest';
import { isFiniteList, settledList } from '../statistics/settledList';
import type { ShapiroWilk } from '../statistics/shapiroWilk';
import { shapiroWilk } from '../statistics/shapiroWilk';
import type { StatisticsError } from '../statistics/statisticsError';
import type { WilcoxonSignedRank } from '../statistics/wilcoxonSignedRank';
import { wilcoxonSignedRank, wilcoxonSignedRankOf } from '../statistics/wilcoxonSignedRank';
import { describeGroup, type GroupDescription, type TestOutcome } from './groupComparison';

/** Which step of the path chose the paired test. */
export type PairedReason =
  | 'normal-differences'
  | 'not-normal-differences'
  | 'fewer-than-three'
  /** Constant differences, or more than the test allows. */
  | 'normality-not-testable';

/** Two values of the same subjects with the whole way to the P; differences are follow-up minus pre-op. */
export interface PairedComparison {
  readonly alpha: number;
  readonly preop: Result<GroupDescription, StatisticsError>;
  readonly followUp: Result<GroupDescription, StatisticsError>;
  readonly difference: Result<GroupDescription, StatisticsError>;
  /** Of the differences. */
  readonly normality: Result<ShapiroWilk, StatisticsError>;
  readonly chosen: {
    readonly test: 'paired-t' | 'wilcoxon';
    readonly reason: PairedReason;
    readonly summary: 'mean-sd' | 'median-quartiles';
    readonly outcome: Result<TestOutcome, StatisticsError>;
  };
  /** Both tests, for display beside the chosen one; `wilcoxon` holds the exact P where it can be counted. */
  readonly pairedT: Result<PairedTTest, StatisticsError>;
  readonly wilcoxon: Result<WilcoxonSignedRank, StatisticsError>;
}

/**
 * Compares two lists of the same subjects by the path of the study, on the differences. Rules: *Tests*.
 *
 * Shapiro-Wilk of the differences with P > alpha: paired t test; otherwise, and with fewer than three pairs, Wilcoxon's
 * signed rank test with asymptotic P. Both lists have the same length and no missing value.
 */
export function comparePaired(
  preopList: readonly number[],
  followUpList: readonly number[],
  alpha: number,
): PairedComparison {
  const [preop, followUp] = [settledList(preopList), settledList(followUpList)];
  const differences = settledList(followUp.map((value, index) => value - (preop[index] ?? Number.NaN)));
  const normality = shapiroWilk(differences);
  const isWhole = isFiniteList(differences);
  const pairedT = isWhole ? pairedTTestOf(centredSample(differences)) : pairedTTest(followUp, preop);
  const wilcoxon = isWhole ? wilcoxonSignedRankOf(differences) : wilcoxonSignedRank(followUp, preop);
  const reason = reasonOf(differences, normality, alpha);
  const isNormal = reason === 'normal-differences';
  return {
    alpha,
    preop: describeGroup(preop),
    followUp: describeGroup(followUp),
    difference: describeGroup(differences),
    normality,
    chosen: {
      test: isNormal ? 'paired-t' : 'wilcoxon',
      reason,
      summary: isNormal ? 'mean-sd' : 'median-quartiles',
      outcome: isNormal ? tOutcome(pairedT) : rankOutcome(wilcoxon),
    },
    pairedT,
    wilcoxon,
  };
}

function reasonOf(
  differences: readonly number[],
  normality: Result<ShapiroWilk, StatisticsError>,
  alpha: number,
): PairedReason {
  if (differences.length < 3) return 'fewer-than-three';
  if (!normality.ok) return 'normality-not-testable';
  return normality.value.p > alpha ? 'normal-differences' : 'not-normal-differences';
}

function tOutcome(test: Result<PairedTTest, StatisticsError>): Result<TestOutcome, StatisticsError> {
  return test.ok ? ok({ statisticName: 't', statistic: test.value.t, p: test.value.p }) : test;
}

function rankOutcome(
  test: Result<WilcoxonSignedRank, StatisticsError>,
): Result<TestOutcome, StatisticsError> {
  return test.ok ? ok({ statisticName: 'Z', statistic: test.value.zSpss, p: test.value.pAsymptotic }) : test;
}
