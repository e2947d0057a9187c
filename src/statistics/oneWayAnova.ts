import { err, ok, type Result } from '../base/result';
import { centredSample, meanDifference } from './centredSample';
import { fUpperTail } from './distributions/fDistribution';
import { type MaybeNumber, presentGroups } from './missing';
import { oneWaySums } from './oneWaySums';
import type { StatisticsError } from './statisticsError';

/** An F test of equal means; `n` per group. */
export interface OneWayTest {
  readonly n: readonly number[];
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** One-way analysis of variance, equal variances assumed. See METHODS.md, "Analysis of variance". */
export function oneWayAnova(
  groups: readonly (readonly MaybeNumber[])[],
): Result<OneWayTest, StatisticsError> {
  const lists = groupLists(groups, 1);
  if (!lists.ok) return lists;
  const sums = oneWaySums(lists.value);
  if (sums.dfWithin < 1) {
    return err({ kind: 'too-few-values', needed: lists.value.length + 1, got: lists.value.length });
  }
  if (sums.within === 0) return err({ kind: 'zero-variance' });
  const f = sums.between / sums.dfBetween / (sums.within / sums.dfWithin);
  const n = lists.value.map((list) => list.length);
  return ok({
    n,
    f,
    df1: sums.dfBetween,
    df2: sums.dfWithin,
    p: fUpperTail(f, sums.dfBetween, sums.dfWithin),
  });
}

/** Welch's (1951) analysis of variance, unequal variances; every group must vary. */
export function welchAnova(groups: readonly (readonly MaybeNumber[])[]): Result<OneWayTest, StatisticsError> {
  const lists = groupLists(groups, 2);
  if (!lists.ok) return lists;
  const all = centredSample(lists.value.flat());
  const parts = lists.value.map((list) => {
    const sample = centredSample(list);
    const variance = (sample.sumSquares * (sample.scale / all.scale) ** 2) / (sample.n - 1);
    return { n: sample.n, mean: meanDifference(sample, all) / all.scale, weight: sample.n / variance };
  });
  if (parts.some(({ weight }) => !Number.isFinite(weight))) return err({ kind: 'zero-variance' });
  const k = parts.length;
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  const mean = parts.reduce((total, part) => total + part.weight * part.mean, 0) / sum;
  const spread = parts.reduce((total, { n, weight }) => total + (1 - weight / sum) ** 2 / (n - 1), 0);
  const between = parts.reduce((total, part) => total + part.weight * (part.mean - mean) ** 2, 0) / (k - 1);
  const f = between / (1 + (2 * (k - 2) * spread) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * spread);
  return ok({ n: parts.map(({ n }) => n), f, df1: k - 1, df2, p: fUpperTail(f, k - 1, df2) });
}

function groupLists(
  groups: readonly (readonly MaybeNumber[])[],
  perGroup: number,
): Result<readonly (readonly number[])[], StatisticsError> {
  const present = presentGroups(groups);
  if (!present.ok) return present;
  const lists = present.value.map(({ values }) => values);
  if (lists.length < 2) return err({ kind: 'too-few-groups', needed: 2, got: lists.length });
  const smallest = Math.min(...lists.map((list) => list.length));
  return smallest < perGroup ? err({ kind: 'too-few-values', needed: perGroup, got: smallest }) : ok(lists);
}
