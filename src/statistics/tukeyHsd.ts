import { ok, type Result } from '../base/result';
import { centredSample, meanDifference } from './centredSample';
import {
  studentizedRangeQuantile,
  studentizedRangeUpperTail,
} from './distributions/studentizedRangeDistribution';
import { type MaybeNumber, presentGroups } from './missing';
import { oneWayAnova } from './oneWayAnova';
import { oneWaySums } from './oneWaySums';
import type { StatisticsError } from './statisticsError';

/** Two groups compared; indices from 0, the difference is second minus first. */
export interface TukeyPair {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** All pairwise comparisons of a one-way layout. */
export interface TukeyHsd {
  readonly n: readonly number[];
  readonly pairs: readonly TukeyPair[];
}

/** Tukey's honest significant differences, Kramer's form for unequal groups. See METHODS.md, "Analysis of variance". */
export function tukeyHsd(
  groups: readonly (readonly MaybeNumber[])[],
  confidence = 0.95,
): Result<TukeyHsd, StatisticsError> {
  const anova = oneWayAnova(groups);
  if (!anova.ok) return anova;
  const present = presentGroups(groups);
  if (!present.ok) return present;
  const lists = present.value.map(({ values }) => values);
  const sums = oneWaySums(lists);
  const errorSd = Math.sqrt(sums.within / sums.dfWithin) * sums.scale;
  const samples = lists.map((list) => centredSample(list));
  const width = studentizedRangeQuantile(confidence, samples.length, sums.dfWithin);
  const pairs = samples.flatMap((first, i) =>
    samples.slice(i + 1).map((second, offset): TukeyPair => {
      const difference = meanDifference(second, first);
      const unit = errorSd * Math.sqrt((1 / first.n + 1 / second.n) / 2);
      const p = studentizedRangeUpperTail(Math.abs(difference) / unit, samples.length, sums.dfWithin);
      const half = width * unit;
      return {
        first: i,
        second: i + 1 + offset,
        difference,
        p,
        interval: [difference - half, difference + half],
      };
    }),
  );
  return ok({ n: anova.value.n, pairs });
}
