import { ok, type Result } from '../base/result';
import { binaryScores } from './binaryScores';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';
import { halfWay, scoreCounts } from './youdenCutoff';

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
  const split = binaryScores(outcome, [score]);
  if (!split.ok) return split;
  const [cases = []] = split.value.positives;
  const [controls = []] = split.value.negatives;
  const counts = scoreCounts(cases, controls);
  let hits = cases.length;
  let passes = 0;
  const points: RocPoint[] = [{ threshold: Number.NEGATIVE_INFINITY, sensitivity: 1, specificity: 0 }];
  counts.values.forEach((value, i) => {
    hits -= counts.cases[i] ?? 0;
    passes += counts.controls[i] ?? 0;
    const next = counts.values[i + 1];
    points.push({
      threshold: next === undefined ? Number.POSITIVE_INFINITY : halfWay(value, next),
      sensitivity: hits / cases.length,
      specificity: passes / controls.length,
    });
  });
  return ok(points);
}
