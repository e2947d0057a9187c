import { ok, type Result } from '../base/result';
import { normalQuantile } from './distributions/normalDistribution';
import type { MaybeNumber } from './missing';
import { type RocCounts, rocCounts } from './rocCounts';
import type { StatisticsError } from './statisticsError';
import { type YoudenCutoff, youdenCutoff } from './youdenCutoff';

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
  const counts = rocCounts(outcome, score);
  return counts.ok ? ok(rocCurveOf(counts.value, confidence)) : counts;
}

/** The same of scores that are counted already. */
export function rocCurveOf(counts: RocCounts, confidence = 0.95): RocCurve {
  const { positives: m, negatives: n, dropped } = counts;
  const { auc, variance } = areaOf(counts);
  const se = Number.isNaN(variance) ? null : Math.sqrt(variance);
  const half = se === null ? null : normalQuantile((1 + confidence) / 2) * se;
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const hanley = auc * (1 - auc) + (m - 1) * (q1 - auc * auc) + (n - 1) * (q2 - auc * auc);
  return {
    positives: m,
    negatives: n,
    dropped,
    auc,
    seDeLong: se,
    interval: half === null ? null : [Math.max(0, auc - half), Math.min(1, auc + half)],
    seHanleyMcNeil: Math.sqrt(Math.max(0, hanley) / (m * n)),
    youden: youdenCutoff(counts),
  };
}

/**
 * The area and DeLong's variance of it, from the placements at each distinct score: of a case the share of controls below it, of
 * a control the share of cases above it, ties counting one half. The mean of both is the area. NaN with a single case or control.
 */
function areaOf({ values, cases, controls, positives: m, negatives: n }: RocCounts): {
  readonly auc: number;
  readonly variance: number;
} {
  let below = 0;
  let pairs = 0;
  for (let i = 0; i < values.length; i += 1) {
    const here = controls[i] ?? 0;
    pairs += (cases[i] ?? 0) * (below + here / 2);
    below += here;
  }
  const auc = pairs / (m * n);
  let [ofCases, ofControls] = [0, 0];
  let above = m;
  below = 0;
  for (let i = 0; i < values.length; i += 1) {
    const [here, there] = [cases[i] ?? 0, controls[i] ?? 0];
    above -= here;
    ofCases += here * ((below + there / 2) / n - auc) ** 2;
    ofControls += there * ((above + here / 2) / m - auc) ** 2;
    below += there;
  }
  return { auc, variance: ofCases / (m - 1) / m + ofControls / (n - 1) / n };
}
