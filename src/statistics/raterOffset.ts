import { ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { tQuantile } from './distributions/tDistribution';
import { completePairs, type MaybeNumber } from './missing';
import { pairDifferences } from './pairDifferences';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Mean of second rater minus first, with its t interval. */
export interface RaterOffset {
  readonly n: number;
  readonly dropped: number;
  readonly offset: number;
  readonly sd: number;
  readonly interval: readonly [number, number];
}

/** Systematic difference of two raters, B − A. Identical ratings give 0 with an interval of width 0. */
export function raterOffset(
  ratingsA: readonly MaybeNumber[],
  ratingsB: readonly MaybeNumber[],
  confidence = 0.95,
): Result<RaterOffset, StatisticsError> {
  const pairs = completePairs(ratingsB, ratingsA);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const differences = centredSample(pairDifferences(pairs.value.x, pairs.value.y));
  const sd = sampleSd(differences);
  const half = (tQuantile((1 + confidence) / 2, n - 1) * sd) / Math.sqrt(n);
  return ok({
    n,
    dropped: pairs.value.dropped,
    offset: differences.mean,
    sd,
    interval: [differences.mean - half, differences.mean + half],
  });
}
