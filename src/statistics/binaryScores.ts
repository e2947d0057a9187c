import { err, ok, type Result } from '../base/result';
import { isMissing, type MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** Scores of those with the outcome and of those without; one list for each score. */
export interface BinaryScores {
  readonly positives: readonly (readonly number[])[];
  readonly negatives: readonly (readonly number[])[];
  readonly dropped: number;
}

/** Splits scores by an outcome coded 0 and 1; a subject with any missing value goes from all lists. */
export function binaryScores(
  outcome: readonly MaybeNumber[],
  scores: readonly (readonly MaybeNumber[])[],
): Result<BinaryScores, StatisticsError> {
  const lengths = [outcome, ...scores].map((list) => list.length);
  if (new Set(lengths).size > 1) return err({ kind: 'lengths-differ', lengths });
  const positives: number[][] = scores.map(() => []);
  const negatives: number[][] = scores.map(() => []);
  const lists = [outcome, ...scores];
  let dropped = 0;
  let isBinary = true;
  for (let i = 0; i < outcome.length; i += 1) {
    if (lists.some((list) => isMissing(list[i]))) {
      dropped += 1;
      continue;
    }
    const code = outcome[i];
    const sides = code === 1 ? positives : negatives;
    if (!Number.isFinite(code)) return err({ kind: 'not-finite' });
    if (code !== 0 && code !== 1) isBinary = false;
    for (let j = 0; j < scores.length; j += 1) {
      const score = scores[j]?.[i] ?? Number.NaN;
      if (!Number.isFinite(score)) return err({ kind: 'not-finite' });
      sides[j]?.push(score);
    }
  }
  if (!isBinary) return err({ kind: 'not-binary' });
  if (!positives[0]?.length || !negatives[0]?.length) return err({ kind: 'one-class-only' });
  return ok({ positives, negatives, dropped });
}
