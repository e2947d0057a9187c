/** Ranks of a list, and the sizes of the groups of equal values (only groups of two or more). */
export interface Midranks {
  readonly ranks: readonly number[];
  readonly tieSizes: readonly number[];
}

/** Ranks from 1, equal values sharing the mean of their ranks, in the order of the input. */
export function midranks(values: readonly number[]): Midranks {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  const tieSizes: number[] = [];
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let i = start; i < end; i += 1) ranks[order[i] ?? 0] = (start + 1 + end) / 2;
    if (end - start > 1) tieSizes.push(end - start);
    start = end;
  }
  return { ranks, tieSizes };
}

/** Σ(t³ − t) over the groups of ties: what every rank test corrects its variance with. */
export function tieCorrection(tieSizes: readonly number[]): number {
  return tieSizes.reduce((sum, size) => sum + (size ** 3 - size), 0);
}
