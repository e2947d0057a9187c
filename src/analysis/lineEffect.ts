import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import { cliffsDelta } from '../statistics/cliffsDelta';
import { effectSize } from '../statistics/effectSize';
import type { StatisticsError } from '../statistics/statisticsError';
import type { ComparedLine } from './comparedLine';

/** How large the difference of two groups is, by the kind of test that the line prints; first minus second. */
export interface LineEffect {
  readonly kind: 'hedges-g' | 'cliffs-delta';
  readonly value: number;
  /** 95 %; null where none can be found. */
  readonly interval: readonly [number, number] | null;
}

/**
 * Cliff's δ where a line prints ranks, Hedges' g where it prints a t test or ANCOVA (then of the values, not adjusted). Where no test
 * can be computed there is none.
 */
export function lineEffect(
  { comparison, fixed }: Pick<ComparedLine, 'comparison' | 'fixed'>,
  lists: readonly (readonly number[])[],
): Result<LineEffect, StatisticsError> {
  const [first, second] = lists;
  if (comparison.kind !== 'two' || !first || !second) return err({ kind: 'not-binary' });
  const outcome = fixed ?? comparison.chosen.outcome;
  if (!outcome.ok) return outcome;
  if (!fixed && comparison.chosen.test === 'mann-whitney') {
    const ranks = cliffsDelta(first, second);
    if (!ranks.ok) return ranks;
    return ok({ kind: 'cliffs-delta', value: ranks.value.delta, interval: ranks.value.interval });
  }
  const means = effectSize(first, second);
  if (!means.ok) return means;
  const { hedgesG, hedgesGInterval } = means.value;
  if (!Number.isFinite(hedgesG)) return err({ kind: 'zero-variance' });
  const isKnown = hedgesGInterval.every(Number.isFinite);
  return ok({ kind: 'hedges-g', value: hedgesG, interval: isKnown ? hedgesGInterval : null });
}
