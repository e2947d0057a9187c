import { ok, type Result } from '../base/result';
import { binaryScores } from './binaryScores';
import { normalQuantile } from './distributions/normalDistribution';
import type { MaybeNumber } from './missing';
import { placements } from './placements';
import { sampleCovariance } from './sampleCovariance';
import type { StatisticsError } from './statisticsError';
import { scoreCounts, type YoudenCutoff, youdenCutoff } from './youdenCutoff';

/** Area under the ROC curve of a score that is higher in positives. */
export interface RocCurve {
  readonly positives: number;
  readonly negatives: number;
  readonly dropped: number;
  readonly auc: number;
  /** DeLong's standard error; null with a single positive or negative. */
  readonly seDeLong: number | null;
  /** Cut off at 0 and 1. */
  readonly interval: readonly [number, number] | null;
  readonly seHanleyMcNeil: number;
  readonly youden: YoudenCutoff;
}

/** ROC curve of outcomes coded 0 and 1, in O(n log n). See METHODS.md, "ROC". */
export function rocCurve(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
  confidence = 0.95,
): Result<RocCurve, StatisticsError> {
  const split = binaryScores(outcome, [score]);
  if (!split.ok) return split;
  const [x = []] = split.value.positives;
  const [y = []] = split.value.negatives;
  const { auc, ofFirst, ofSecond } = placements(x, y);
  const variance =
    sampleCovariance(ofFirst, ofFirst) / x.length + sampleCovariance(ofSecond, ofSecond) / y.length;
  const se = Number.isNaN(variance) ? null : Math.sqrt(variance);
  const half = se === null ? null : normalQuantile((1 + confidence) / 2) * se;
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const hanley = auc * (1 - auc) + (x.length - 1) * (q1 - auc * auc) + (y.length - 1) * (q2 - auc * auc);
  return ok({
    positives: x.length,
    negatives: y.length,
    dropped: split.value.dropped,
    auc,
    seDeLong: se,
    interval: half === null ? null : [Math.max(0, auc - half), Math.min(1, auc + half)],
    seHanleyMcNeil: Math.sqrt(Math.max(0, hanley) / (x.length * y.length)),
    youden: youdenCutoff(scoreCounts(x, y)),
  });
}
