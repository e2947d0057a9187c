import { ascending } from './ascending';
import { settledList, settledOf } from './settledList';

/** Ranks of a list, and the sizes of the groups of equal values (only groups of two or more). */
export interface Midranks {
  readonly ranks: readonly number[];
  readonly tieSizes: readonly number[];
}

/** Ranks from 1, equal values sharing the mean of their ranks, in the order of the input. */
export function midranks(values: readonly number[]): Midranks {
  const known = settledOf(values);
  if (known?.midranks) return known.midranks;
  const { ranks, tieSizes } = ranked(values);
  if (!known) return { ranks, tieSizes };
  known.midranks = { ranks: settledList(ranks), tieSizes };
  return known.midranks;
}

function ranked(values: readonly number[]): Midranks {
  const sorted = ascending(values);
  const distinct = new Float64Array(sorted.length);
  const ranksOf = new Float64Array(sorted.length);
  let size = 0;
  const tieSizes: number[] = [];
  let start = 0;
  while (start < sorted.length) {
    const value = sorted[start] ?? 0;
    let end = start + 1;
    while (end < sorted.length && sorted[end] === value) end += 1;
    distinct[size] = value;
    ranksOf[size] = (start + 1 + end) / 2;
    size += 1;
    if (end - start > 1) tieSizes.push(end - start);
    start = end;
  }
  const ranks = new Array<number>(values.length).fill(0);
  for (let i = 0; i < ranks.length; i += 1) ranks[i] = ranksOf[placeOf(distinct, size, values[i] ?? 0)] ?? 0;
  return { ranks, tieSizes };
}

/** Where a value stands among the first `size` of an ascending list that holds it. */
function placeOf(ascendingValues: Float64Array, size: number, value: number): number {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascendingValues[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rank sum of the first of two ascending lists among both, and the sizes of the groups of equal values: one walk along them. */
export function mergedRanks(
  first: Float64Array,
  second: Float64Array,
): { readonly rankSum: number; readonly tieSizes: readonly number[] } {
  const tieSizes: number[] = [];
  let rankSum = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const a = i < first.length ? (first[i] ?? 0) : Number.POSITIVE_INFINITY;
    const b = j < second.length ? (second[j] ?? 0) : Number.POSITIVE_INFINITY;
    const value = a < b ? a : b;
    const startI = i;
    const startJ = j;
    while (i < first.length && first[i] === value) i += 1;
    while (j < second.length && second[j] === value) j += 1;
    const size = i - startI + j - startJ;
    // The mean of the ranks from startI + startJ + 1 to i + j.
    rankSum += ((i - startI) * (startI + startJ + 1 + i + j)) / 2;
    if (size > 1) tieSizes.push(size);
  }
  return { rankSum, tieSizes };
}

/** Σ(t³ − t) over the groups of ties: what every rank test corrects its variance with. */
export function tieCorrection(tieSizes: readonly number[]): number {
  return tieSizes.reduce((sum, size) => sum + (size ** 3 - size), 0);
}
