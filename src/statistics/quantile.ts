import { ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { type MaybeNumber, presentValues } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** SPSS prints HAVERAGE, which is type 6 of Hyndman & Fan (1996); R and spreadsheets default to type 7. */
export type QuantileType = 6 | 7;

/** A list that is sorted already. */
type SortedNumbers = readonly number[] | Float64Array;

/** Quantiles of a list for probabilities in [0, 1]; the default is SPSS's HAVERAGE. See METHODS.md, "Quantiles". */
export function quantiles(
  list: readonly MaybeNumber[],
  probabilities: readonly number[],
  type: QuantileType = 6,
): Result<readonly number[], StatisticsError> {
  const sorted = sortedPresent(list);
  if (!sorted.ok) return sorted;
  const read = type === 6 ? quantile6 : quantile7;
  return ok(probabilities.map((probability) => read(sorted.value, probability)));
}

/** Lower and upper hinge (Tukey 1977): the medians of the two halves, each with the middle value when n is odd. */
export function tukeyHinges(
  list: readonly MaybeNumber[],
): Result<readonly [number, number], StatisticsError> {
  const sorted = sortedPresent(list);
  if (!sorted.ok) return sorted;
  const n = sorted.value.length;
  const depth = (Math.floor((n + 1) / 2) + 1) / 2;
  return ok([atPosition(sorted.value, depth), atPosition(sorted.value, n + 1 - depth)]);
}

/** Quantile of sorted values at position (n + 1)p, clamped to the extremes. */
export function quantile6(sorted: SortedNumbers, probability: number): number {
  return atPosition(sorted, (sorted.length + 1) * probability);
}

/** Quantile of sorted values at position 1 + (n − 1)p. */
export function quantile7(sorted: SortedNumbers, probability: number): number {
  return atPosition(sorted, 1 + (sorted.length - 1) * probability);
}

function sortedPresent(list: readonly MaybeNumber[]): Result<Float64Array, StatisticsError> {
  const present = presentValues(list);
  if (!present.ok) return present;
  const enough = requireCount(present.value.values.length, 1);
  if (!enough.ok) return enough;
  return ok(ascending(present.value.values));
}

/** Value at a position counted from 1, between neighbours by linear interpolation. */
function atPosition(sorted: SortedNumbers, position: number): number {
  // Positions like 0.95 × 20 miss the whole number by a rounding error; R snaps them the same way.
  const nearest = Math.round(position);
  const snapped = Math.abs(position - nearest) < 4 * Number.EPSILON * sorted.length ? nearest : position;
  const clamped = Math.min(Math.max(snapped, 1), sorted.length);
  const below = Math.floor(clamped);
  const low = sorted[below - 1] ?? Number.NaN;
  const high = sorted[below] ?? low;
  const weight = clamped - below;
  // Weighted sum and not low + weight × (high − low): the difference of two huge values would overflow.
  return weight === 0 ? low : low === high ? low : (1 - weight) * low + weight * high;
}
