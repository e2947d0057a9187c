import { ok, type Result } from '../base/result';
import { binaryScores } from './binaryScores';
import type { MaybeNumber } from './missing';
import { isFiniteList } from './settledList';
import type { StatisticsError } from './statisticsError';
import { countsOfAscending, type ScoreCounts } from './youdenCutoff';

/** What a ROC curve and all that is read from it are made of. */
export interface RocCounts extends ScoreCounts {
  readonly positives: number;
  readonly negatives: number;
  readonly dropped: number;
}

/** Counts those with the outcome, coded 1, and those without at each distinct score, in O(n log n). */
export function rocCounts(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
): Result<RocCounts, StatisticsError> {
  const whole = wholeSides(outcome, score);
  if (whole) return ok(countsOf(whole.positives, whole.negatives, 0));
  const split = binaryScores(outcome, [score]);
  if (!split.ok) return split;
  const { positives, negatives, dropped } = split.value;
  return ok(countsOf(Float64Array.from(positives[0] ?? []), Float64Array.from(negatives[0] ?? []), dropped));
}

/** The scores of both sides where none is missing; null where there is something to tell. */
function wholeSides(
  outcome: readonly MaybeNumber[],
  score: readonly MaybeNumber[],
): { readonly positives: Float64Array; readonly negatives: Float64Array } | null {
  if (outcome.length !== score.length || !isFiniteList(outcome) || !isFiniteList(score)) return null;
  let events = 0;
  for (let i = 0; i < outcome.length; i += 1) {
    if (outcome[i] === 1) events += 1;
    else if (outcome[i] !== 0) return null;
  }
  if (events === 0 || events === outcome.length) return null;
  const positives = new Float64Array(events);
  const negatives = new Float64Array(outcome.length - events);
  let [atPositive, atNegative] = [0, 0];
  for (let i = 0; i < outcome.length; i += 1) {
    const value = score[i] ?? Number.NaN;
    if (outcome[i] === 1) {
      positives[atPositive] = value;
      atPositive += 1;
    } else {
      negatives[atNegative] = value;
      atNegative += 1;
    }
  }
  return { positives, negatives };
}

/** Sorts the lists, which are the caller's no more. */
function countsOf(positives: Float64Array, negatives: Float64Array, dropped: number): RocCounts {
  const counts = countsOfAscending(positives.sort(), negatives.sort());
  return { ...counts, positives: positives.length, negatives: negatives.length, dropped };
}
