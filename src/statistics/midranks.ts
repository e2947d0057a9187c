import { ascending } from './ascending';

/** Ranks of a list, and the sizes of the groups of equal values (only groups of two or more). */
export interface Midranks {
  readonly ranks: readonly number[];
  readonly tieSizes: readonly number[];
}

/** Ranks from 1, equal values sharing the mean of their ranks, in the order of the input. */
export function midranks(values: readonly number[]): Midranks {
  const sorted = ascending(values);
  const rankOf = new Map<number, number>();
  const tieSizes: number[] = [];
  let start = 0;
  while (start < sorted.length) {
    const value = sorted[start] ?? 0;
    let end = start + 1;
    while (end < sorted.length && sorted[end] === value) end += 1;
    rankOf.set(value, (start + 1 + end) / 2);
    if (end - start > 1) tieSizes.push(end - start);
    start = end;
  }
  return { ranks: values.map((value) => rankOf.get(value) ?? 0), tieSizes };
}

/** Σ(t³ − t) over the groups of ties: what every rank test corrects its variance with. */
export function tieCorrection(tieSizes: readonly number[]): number {
  return tieSizes.reduce((sum, size) => sum + (size ** 3 - size), 0);
}
