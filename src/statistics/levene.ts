import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { fUpperTail } from './distributions/fDistribution';
import { type MaybeNumber, presentGroups } from './missing';
import { oneWaySums } from './oneWaySums';
import { quantile7 } from './quantile';
import type { StatisticsError } from './statisticsError';

/** What deviations are taken from: the mean (Levene 1960, SPSS) or the median (Brown & Forsythe 1974). */
export type LeveneCentre = 'mean' | 'median';

/** Result of Levene's test; `n` and `missing` per group. */
export interface Levene {
  readonly centre: LeveneCentre;
  readonly n: readonly number[];
  readonly missing: readonly number[];
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** Levene's test of equal variances: one-way analysis of variance of absolute deviations. See METHODS.md, "Levene". */
export function levene(
  groups: readonly (readonly MaybeNumber[])[],
  centre: LeveneCentre = 'mean',
): Result<Levene, StatisticsError> {
  const present = presentGroups(groups);
  if (!present.ok) return present;
  const lists = present.value.map((group) => group.values);
  if (lists.length < 2) return err({ kind: 'too-few-groups', needed: 2, got: lists.length });
  const smallest = Math.min(...lists.map((list) => list.length));
  if (smallest < 1) return err({ kind: 'too-few-values', needed: 1, got: smallest });
  const sums = oneWaySums(lists.map((list) => absoluteDeviations(list, centre)));
  if (sums.dfWithin < 1) return err({ kind: 'too-few-values', needed: lists.length + 1, got: lists.length });
  if (sums.within === 0) return err({ kind: 'zero-variance' });
  const f = sums.between / sums.dfBetween / (sums.within / sums.dfWithin);
  return ok({
    centre,
    n: lists.map((list) => list.length),
    missing: present.value.map((group) => group.missing),
    f,
    df1: sums.dfBetween,
    df2: sums.dfWithin,
    p: fUpperTail(f, sums.dfBetween, sums.dfWithin),
  });
}

function absoluteDeviations(values: readonly number[], centre: LeveneCentre): readonly number[] {
  const sample = centredSample(values);
  const from =
    centre === 'mean'
      ? 0
      : quantile7(
          [...sample.deviations].sort((a, b) => a - b),
          0.5,
        );
  return sample.deviations.map((deviation) => Math.abs(deviation - from) * sample.scale);
}
