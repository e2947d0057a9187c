import { err, ok, type Result } from '../base/result';
import { normalQuantile, normalTwoSided } from './distributions/normalDistribution';
import { midranks } from './midranks';
import { completeRows, type MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** The cut-off with the largest sensitivity + specificity − 1; positive means score above the threshold. */
export interface YoudenCutoff {
  readonly index: number;
  /** Half way between two scores; ±Infinity at the ends. The lowest where several are as good. */
  readonly threshold: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly isTied: boolean;
}

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

/** ROC curve of outcomes coded 0 and 1. See METHODS.md, "ROC". */
export function rocCurve(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
  confidence = 0.95,
): Result<RocCurve, StatisticsError> {
  const split = splitByOutcome(outcome, [score]);
  if (!split.ok) return split;
  const { positives, negatives, dropped } = split.value;
  const x = positives.map(([value = 0]) => value);
  const y = negatives.map(([value = 0]) => value);
  const { auc, casePlacements, controlPlacements } = placements(x, y);
  const variance =
    covariance(casePlacements, casePlacements) / x.length +
    covariance(controlPlacements, controlPlacements) / y.length;
  const se = Number.isNaN(variance) ? null : Math.sqrt(variance);
  const half = se === null ? null : normalQuantile((1 + confidence) / 2) * se;
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const hanley = auc * (1 - auc) + (x.length - 1) * (q1 - auc * auc) + (y.length - 1) * (q2 - auc * auc);
  return ok({
    positives: x.length,
    negatives: y.length,
    dropped,
    auc,
    seDeLong: se,
    interval: half === null ? null : [Math.max(0, auc - half), Math.min(1, auc + half)],
    seHanleyMcNeil: Math.sqrt(Math.max(0, hanley) / (x.length * y.length)),
    youden: youdenCutoff(x, y),
  });
}

/** Comparison of two scores of the same subjects. */
export interface RocComparison {
  readonly n: number;
  readonly dropped: number;
  readonly aucs: readonly [number, number];
  readonly z: number | null;
  readonly p: number | null;
}

/** DeLong's (1988) test of two correlated areas, first minus second; z and P are null where the difference has no variance. */
export function compareRocCurves(
  outcome: readonly MaybeNumber[],
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
): Result<RocComparison, StatisticsError> {
  const split = splitByOutcome(outcome, [first, second]);
  if (!split.ok) return split;
  const { positives, negatives, dropped } = split.value;
  const [a, b] = [0, 1].map((column) =>
    placements(
      positives.map((row) => row[column] ?? 0),
      negatives.map((row) => row[column] ?? 0),
    ),
  );
  if (a === undefined || b === undefined) return err({ kind: 'one-class-only' });
  const difference = (of: 'casePlacements' | 'controlPlacements'): readonly number[] =>
    a[of].map((value, i) => value - (b[of][i] ?? 0));
  const cases = difference('casePlacements');
  const controls = difference('controlPlacements');
  const variance = covariance(cases, cases) / cases.length + covariance(controls, controls) / controls.length;
  const z = variance > 0 ? (a.auc - b.auc) / Math.sqrt(variance) : null;
  return ok({
    n: positives.length + negatives.length,
    dropped,
    aucs: [a.auc, b.auc],
    z,
    p: z === null ? null : normalTwoSided(z),
  });
}

interface SplitScores {
  readonly positives: readonly (readonly number[])[];
  readonly negatives: readonly (readonly number[])[];
  readonly dropped: number;
}

function splitByOutcome(
  outcome: readonly MaybeNumber[],
  scores: readonly (readonly MaybeNumber[])[],
): Result<SplitScores, StatisticsError> {
  const lengths = [outcome, ...scores].map((list) => list.length);
  if (new Set(lengths).size > 1) return err({ kind: 'lengths-differ', lengths });
  const complete = completeRows(outcome.map((value, i) => [value, ...scores.map((score) => score[i])]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  if (rows.some(([value]) => value !== 0 && value !== 1)) return err({ kind: 'not-binary' });
  const of = (code: number): readonly (readonly number[])[] =>
    rows.filter(([value]) => value === code).map((row) => row.slice(1));
  const positives = of(1);
  const negatives = of(0);
  if (positives.length === 0 || negatives.length === 0) return err({ kind: 'one-class-only' });
  return ok({ positives, negatives, dropped });
}

/** Structural components by midranks (Sun & Xu 2014): the share of the other class that each subject lies beyond. */
function placements(
  cases: readonly number[],
  controls: readonly number[],
): { auc: number; casePlacements: readonly number[]; controlPlacements: readonly number[] } {
  const all = midranks([...cases, ...controls]).ranks;
  const own = midranks(cases).ranks;
  const ownControls = midranks(controls).ranks;
  const m = cases.length;
  const casePlacements = own.map((rank, i) => ((all[i] ?? 0) - rank) / controls.length);
  const controlPlacements = ownControls.map((rank, j) => 1 - ((all[m + j] ?? 0) - rank) / m);
  const rankSum = all.slice(0, m).reduce((sum, rank) => sum + rank, 0);
  return { auc: (rankSum - (m * (m + 1)) / 2) / (m * controls.length), casePlacements, controlPlacements };
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const meanA = mean(a);
  const meanB = mean(b);
  const sum = a.reduce((total, value, i) => total + (value - meanA) * ((b[i] ?? 0) - meanB), 0);
  return a.length < 2 ? Number.NaN : sum / (a.length - 1);
}

function youdenCutoff(cases: readonly number[], controls: readonly number[]): YoudenCutoff {
  const values = [...new Set([...cases, ...controls])].sort((a, b) => a - b);
  const thresholds = [
    Number.NEGATIVE_INFINITY,
    ...values.slice(1).map((value, i) => (value + (values[i] ?? value)) / 2),
    Number.POSITIVE_INFINITY,
  ];
  // Whole numbers, so that cut-offs of the same quality compare as equal.
  const scored = thresholds.map((threshold) => {
    const hits = cases.filter((value) => value > threshold).length;
    const passes = controls.filter((value) => value < threshold).length;
    return { threshold, hits, passes, quality: hits * controls.length + passes * cases.length };
  });
  const best = scored.reduce((top, entry) => (entry.quality > top.quality ? entry : top));
  const sensitivity = best.hits / cases.length;
  const specificity = best.passes / controls.length;
  return {
    index: sensitivity + specificity - 1,
    threshold: best.threshold,
    sensitivity,
    specificity,
    isTied: scored.filter((entry) => entry.quality === best.quality).length > 1,
  };
}
