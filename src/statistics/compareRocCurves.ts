import { ok, type Result } from '../base/result';
import { binaryScores } from './binaryScores';
import { normalQuantile, normalTwoSided } from './distributions/normalDistribution';
import type { MaybeNumber } from './missing';
import { type Placements, placements } from './placements';
import { sampleCovariance } from './sampleCovariance';
import type { StatisticsError } from './statisticsError';

/** Comparison of two scores of the same subjects. */
export interface RocComparison {
  readonly n: number;
  readonly dropped: number;
  readonly aucs: readonly [number, number];
  /** First minus second. */
  readonly difference: number;
  /** Null with a single positive or negative. */
  readonly standardError: number | null;
  readonly interval: readonly [number, number] | null;
  readonly z: number | null;
  readonly p: number | null;
}

/** DeLong's (1988) test of two correlated areas; z and P are null where the difference has no variance. See METHODS.md, "ROC". */
export function compareRocCurves(
  outcome: readonly MaybeNumber[],
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<RocComparison, StatisticsError> {
  const split = binaryScores(outcome, [first, second]);
  if (!split.ok) return split;
  const { positives, negatives, dropped } = split.value;
  const of = (j: number): Placements => placements(positives[j] ?? [], negatives[j] ?? []);
  const a = of(0);
  const b = of(1);
  const partOf = (side: 'ofFirst' | 'ofSecond'): number => {
    const differences = a[side].map((value, i) => value - (b[side][i] ?? 0));
    return sampleCovariance(differences, differences) / differences.length;
  };
  const variance = partOf('ofFirst') + partOf('ofSecond');
  const standardError = Number.isNaN(variance) ? null : Math.sqrt(variance);
  const difference = a.auc - b.auc;
  const z = standardError === null || standardError === 0 ? null : difference / standardError;
  const half = standardError === null ? null : normalQuantile((1 + confidence) / 2) * standardError;
  return ok({
    n: a.ofFirst.length + a.ofSecond.length,
    dropped,
    aucs: [a.auc, b.auc],
    difference,
    standardError,
    interval: half === null ? null : [difference - half, difference + half],
    z,
    p: z === null ? null : normalTwoSided(z),
  });
}
