import { ok, type Result } from '../base/result';
import type { MaybeNumber } from './missing';
import { type RocCounts, rocCounts } from './rocCounts';
import type { StatisticsError } from './statisticsError';
import { halfWay } from './youdenCutoff';

/** One corner of a ROC curve; positive means score above the threshold. */
export interface RocPoint {
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
}

/** The corners of a ROC curve from (1, 0) to (0, 1) in sensitivity and specificity, one for each threshold. */
export function rocPoints(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
): Result<readonly RocPoint[], StatisticsError> {
  const counts = rocCounts(outcome, score);
  return counts.ok ? ok(rocPointsOf(counts.value)) : counts;
}

/** The same of scores that are counted already. */
export function rocPointsOf({
  values,
  cases,
  controls,
  positives,
  negatives,
}: RocCounts): readonly RocPoint[] {
  let hits = positives;
  let passes = 0;
  const points: RocPoint[] = [{ threshold: Number.NEGATIVE_INFINITY, sensitivity: 1, specificity: 0 }];
  for (let i = 0; i < values.length; i += 1) {
    hits -= cases[i] ?? 0;
    passes += controls[i] ?? 0;
    const next = values[i + 1];
    points.push({
      threshold: next === undefined ? Number.POSITIVE_INFINITY : halfWay(values[i] ?? 0, next),
      sensitivity: hits / positives,
      specificity: passes / negatives,
    });
  }
  return points;
}
