import { err, ok, type Result } from '../base/result';
import { binaryScores } from './binaryScores';
import type { MaybeNumber } from './missing';
import { quantile7 } from './quantile';
import { type RandomStream, randomStream } from './randomStream';
import type { StatisticsError } from './statisticsError';
import { type ScoreCounts, scoreCounts, type YoudenCutoff, youdenCutoff } from './youdenCutoff';

type Interval = readonly [number, number];

/** Youden's cut-off with percentile intervals; null where an end is neither a number nor infinite. */
export interface YoudenBootstrap {
  readonly seed: number;
  readonly replicates: number;
  readonly cutoff: YoudenCutoff;
  readonly thresholdInterval: Interval | null;
  readonly sensitivityInterval: Interval | null;
  readonly specificityInterval: Interval | null;
  readonly indexInterval: Interval | null;
}

/** How much of a bootstrap is done, in samples. */
export interface BootstrapProgress {
  readonly done: number;
  readonly total: number;
}

/** The seed is required, so that whoever shows the interval can also show how to get it again. */
export interface YoudenBootstrapOptions {
  readonly seed: number;
  readonly replicates?: number;
  readonly confidence?: number;
  /** Samples between two yields. */
  readonly slice?: number;
}

/**
 * Bootstrap of Youden's cut-off within cases and within controls. See METHODS.md, "ROC".
 *
 * A generator: it yields after each slice and returns the result at the end; a caller that stops asking has cancelled it.
 */
export function* youdenBootstrap(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
  { seed, replicates = 2000, confidence = 0.95, slice = 50 }: YoudenBootstrapOptions,
): Generator<BootstrapProgress, Result<YoudenBootstrap, StatisticsError>> {
  const split = binaryScores(outcome, [score]);
  if (!split.ok) return split;
  if (!Number.isSafeInteger(replicates) || replicates < 1)
    return err({ kind: 'out-of-range', what: 'replicates' });
  if (!Number.isSafeInteger(seed) || seed < 0 || seed >= 2 ** 32)
    return err({ kind: 'out-of-range', what: 'seed' });
  const [cases = []] = split.value.positives;
  const [controls = []] = split.value.negatives;
  const counts = scoreCounts(cases, controls);
  const indexOf = new Map(Array.from(counts.values, (value, index) => [value, index] as const));
  const positions = (list: readonly number[]): Int32Array =>
    Int32Array.from(list, (value) => indexOf.get(value) ?? 0);
  const casePositions = positions(cases);
  const controlPositions = positions(controls);
  const random = randomStream(seed);
  const found: YoudenCutoff[] = [];
  for (let done = 1; done <= replicates; done += 1) {
    const sample: ScoreCounts = {
      values: counts.values,
      cases: resampled(casePositions, counts.values.length, random),
      controls: resampled(controlPositions, counts.values.length, random),
    };
    found.push(youdenCutoff(sample));
    if (done % Math.max(1, slice) === 0 || done === replicates) yield { done, total: replicates };
  }
  const interval = (of: (cutoff: YoudenCutoff) => number): Interval | null => {
    const sorted = found.map(of).sort((a, b) => a - b);
    const low = quantile7(sorted, (1 - confidence) / 2);
    const high = quantile7(sorted, (1 + confidence) / 2);
    return Number.isNaN(low) || Number.isNaN(high) ? null : [low, high];
  };
  return ok({
    seed,
    replicates,
    cutoff: youdenCutoff(counts),
    thresholdInterval: interval(({ threshold }) => threshold),
    sensitivityInterval: interval(({ sensitivity }) => sensitivity),
    specificityInterval: interval(({ specificity }) => specificity),
    indexInterval: interval(({ index }) => index),
  });
}

/** How often each score comes up when as many subjects are drawn with replacement. */
function resampled(positions: Int32Array, size: number, random: RandomStream): Float64Array {
  const counts = new Float64Array(size);
  for (let i = 0; i < positions.length; i += 1) {
    const position = positions[random.below(positions.length)] ?? 0;
    counts[position] = (counts[position] ?? 0) + 1;
  }
  return counts;
}
