import { err, ok, type Result } from '../base/result';
import { completeRows, type MaybeNumber } from './missing';
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
  const complete = completeRows(outcome.map((value, i) => [value, ...scores.map((score) => score[i])]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  if (rows.some(([value]) => value !== 0 && value !== 1)) return err({ kind: 'not-binary' });
  const of = (code: number): readonly (readonly number[])[] => {
    const chosen = rows.filter(([value]) => value === code);
    return scores.map((_, j) => chosen.map((row) => row[j + 1] ?? 0));
  };
  const positives = of(1);
  const negatives = of(0);
  if (!positives[0]?.length || !negatives[0]?.length) return err({ kind: 'one-class-only' });
  return ok({ positives, negatives, dropped });
}
