import { settlingRound } from '../domain/agreement/settlingRound';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';

/** Two rounds of one observer, or of the average of all. */
export interface RoundsComparison {
  readonly kind: 'rounds';
  readonly of: ObserverId | 'average';
  readonly rounds: readonly [number, number];
}

/** Who is held against whom: all observers in the first round, or a later round against the first. */
export type AgreementComparison = { readonly kind: 'observers' } | RoundsComparison;

/** Between the observers, of their first readings. */
export const observersComparison: AgreementComparison = { kind: 'observers' };

/** One column of the ratings: a round of one observer, or of several whose values are averaged. */
export interface Rater {
  readonly observers: readonly ObserverId[];
  readonly round: number;
}

/** The raters of a comparison, in their order. */
export function ratersOf(comparison: AgreementComparison, { observers }: Protocol): readonly Rater[] {
  const all = observers.map(({ id }) => id);
  if (comparison.kind === 'observers') return all.map((id) => ({ observers: [id], round: 1 }));
  const { of, rounds } = comparison;
  return rounds.map((round) => ({ observers: of === 'average' ? all : [of], round }));
}

/** One text for each comparison. */
export function comparisonKey(comparison: AgreementComparison): string {
  return comparison.kind === 'observers' ? 'observers' : `${comparison.of}|${comparison.rounds.join('|')}`;
}

/**
 * The comparisons of later rounds with the first that the readings allow: of every observer who has signed readings of such a
 * round that were never re-opened, and of their average where all have. Readings that settle a disagreement are of no such round.
 */
export function roundsComparisons(
  { observers }: Protocol,
  readings: readonly Reading[],
): readonly RoundsComparison[] {
  const readers = new Map<number, Set<ObserverId>>();
  for (const { round, state, observerId, reopenings } of readings) {
    if (round < 2 || round >= settlingRound || state !== 'signed' || reopenings.length > 0) continue;
    const own = readers.get(round) ?? new Set();
    own.add(observerId);
    readers.set(round, own);
  }
  return [...readers.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((round) => {
      const own = observers.filter(({ id }) => readers.get(round)?.has(id));
      const of: readonly RoundsComparison['of'][] = [
        ...own.map(({ id }) => id),
        ...(own.length === observers.length && own.length > 1 ? (['average'] as const) : []),
      ];
      return of.map((one): RoundsComparison => ({ kind: 'rounds', of: one, rounds: [1, round] }));
    });
}
