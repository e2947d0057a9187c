import type { Comparison } from '../../analysis/comparison';
import type { ComparisonTest, GroupComparison } from '../../analysis/groupComparison';
import type { GroupPair } from '../../analysis/groupPairs';
import type { SeveralComparison, SeveralTest } from '../../analysis/severalGroups';
import { shiftLimits } from '../../analysis/shiftLimits';
import { meanHow, medianHow } from './describeHow';
import type { How } from './how';
import type { HowSample } from './howSample';
import { leveneHow, shapiroHow } from './normalityHow';
import { hodgesLehmannHow, mannWhitneyExactHow, mannWhitneyHow, rankBiserialHow } from './rankHow';
import { anovaHow, holmPairHow, kruskalWallisHow, tukeyHow } from './severalGroupsHow';
import { tTestHow } from './tTestHow';

/** A part of a comparison of groups that stands somewhere as a number. `index` is the place of a group in print order. */
export type ComparisonPart =
  | { readonly kind: 'group'; readonly index: number }
  | { readonly kind: 'shapiro'; readonly index: number }
  | { readonly kind: 'levene' }
  /** Statistic or P of the test that was chosen. */
  | { readonly kind: 'statistic' | 'p' }
  /** Any of the tests, chosen or not. */
  | { readonly kind: 'test'; readonly test: ComparisonTest | SeveralTest }
  | { readonly kind: 'exact' }
  | { readonly kind: 'mean-difference'; readonly by: 'student' | 'welch' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'rank-biserial' }
  /** Two of several groups, after the test that the path chose or after the one fixed in advance. */
  | { readonly kind: 'pair'; readonly pair: GroupPair };

/** How a number of a comparison of groups came about; undefined where there is no such number. */
export function comparisonHow(
  sample: HowSample,
  comparison: Comparison,
  part: ComparisonPart,
): How | undefined {
  switch (part.kind) {
    case 'group':
      return groupHow(sample, comparison, part.index);
    case 'shapiro': {
      const { normality } = comparison;
      const all = 'first' in normality ? [normality.first, normality.second] : normality;
      const test = all[part.index];
      return test?.ok ? shapiroHow(sample, part.index, test.value) : undefined;
    }
    case 'levene':
      return comparison.levene?.ok ? leveneHow(sample, comparison.levene.value) : undefined;
    default:
      return comparison.kind === 'two'
        ? twoHow(sample, comparison, part)
        : severalHow(sample, comparison, part);
  }
}

function groupHow(sample: HowSample, comparison: Comparison, index: number): How | undefined {
  const all = comparison.kind === 'two' ? [comparison.first, comparison.second] : comparison.groups;
  const described = all[index];
  if (!described?.ok) return undefined;
  return comparison.chosen.summary === 'mean-sd'
    ? meanHow(sample, index, described.value)
    : medianHow(sample, index, described.value);
}

type TestPart = Exclude<ComparisonPart, { readonly kind: 'group' | 'shapiro' | 'levene' }>;

function twoHow(sample: HowSample, comparison: GroupComparison, part: TestPart): How | undefined {
  const { chosen, mannWhitney, shift } = comparison;
  switch (part.kind) {
    case 'statistic':
      return twoTestHow(sample, comparison, chosen.test, 'statistic');
    case 'p':
      return twoTestHow(sample, comparison, chosen.test, 'P');
    case 'test':
      return twoTestHow(sample, comparison, part.test, 'P');
    case 'exact': {
      if (!mannWhitney.ok || mannWhitney.value.pExact === null) return undefined;
      const { u, hasTies, pExact } = mannWhitney.value;
      return mannWhitneyExactHow(sample, { u, hasTies, pExact });
    }
    case 'mean-difference': {
      const kind = part.by;
      const test = comparison[kind];
      return test.ok ? tTestHow(sample, test.value, { kind, what: 'Mean difference' }) : undefined;
    }
    case 'shift': {
      if (!shift.ok) return undefined;
      return hodgesLehmannHow(sample, shift.value.estimate, shiftLimits(shift.value));
    }
    case 'pair':
      return undefined;
    case 'rank-biserial': {
      if (!mannWhitney.ok) return undefined;
      const { rankBiserial, rankBiserialInterval } = mannWhitney.value;
      return rankBiserialHow(sample, rankBiserial, rankBiserialInterval);
    }
  }
}

function twoTestHow(
  sample: HowSample,
  comparison: GroupComparison,
  test: ComparisonTest | SeveralTest,
  what: 'P' | 'statistic',
): How | undefined {
  switch (test) {
    case 'student':
    case 'welch': {
      const result = comparison[test];
      return result.ok
        ? tTestHow(sample, result.value, { kind: test, what: what === 'P' ? 'P' : 't' })
        : undefined;
    }
    case 'mann-whitney': {
      if (!comparison.mannWhitney.ok) return undefined;
      const { zSpss, pAsymptotic } = comparison.mannWhitney.value;
      if (zSpss === null || pAsymptotic === null) return undefined;
      const facts = { ...comparison.mannWhitney.value, zSpss, pAsymptotic };
      return mannWhitneyHow(sample, facts, what === 'P' ? 'P' : 'Z');
    }
    default:
      return undefined;
  }
}

function severalHow(sample: HowSample, comparison: SeveralComparison, part: TestPart): How | undefined {
  if (part.kind === 'pair') return pairHow(sample, part.pair);
  if (part.kind !== 'statistic' && part.kind !== 'p' && part.kind !== 'test') return undefined;
  const test = part.kind === 'test' ? part.test : comparison.chosen.test;
  if (test !== 'anova' && test !== 'welch-anova' && test !== 'kruskal-wallis') return undefined;
  const outcome = comparison.tests[test];
  if (!outcome.ok) return undefined;
  const { statistic, df1, df2, p } = outcome.value;
  if (df2 === undefined) return kruskalWallisHow(sample, { h: statistic, df: df1, p });
  return anovaHow(sample, { f: statistic, df1, df2, p }, test === 'anova' ? 'one-way' : 'welch');
}

function pairHow(sample: HowSample, { first, second, by, outcome }: GroupPair): How | undefined {
  if (!outcome.ok) return undefined;
  const { difference, interval, intervalKind = 'exact', pUnadjusted = Number.NaN, p } = outcome.value;
  if (by === 'tukey') return tukeyHow(sample, { first, second, difference, p, interval });
  const test = by === 'welch-holm' ? 'welch' : 'mann-whitney';
  const found = { first, second, by: test, difference, interval, intervalKind, pUnadjusted, p } as const;
  return holmPairHow(sample, found);
}
