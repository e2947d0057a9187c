import { midranks } from './midranks';

/** How two samples lie to one another, in shares of the pairs, ties counting one half. */
export interface Placements {
  /** P(first > second) + P(equal)/2: the area under the ROC curve when the first are the cases. */
  readonly auc: number;
  /** For each of the first: the share of the second that lies below it. */
  readonly ofFirst: readonly number[];
  /** For each of the second: the share of the first that lies above it. */
  readonly ofSecond: readonly number[];
  /** Pairs of equal values, one of each sample. */
  readonly tiedPairs: number;
}

/** Structural components of U by midranks in O(n log n) (Sun & Xu 2014); both samples must hold a value. */
export function placements(first: readonly number[], second: readonly number[]): Placements {
  const all = midranks([...first, ...second]);
  const own = midranks(first);
  const ownSecond = midranks(second);
  const m = first.length;
  const ofFirst = own.ranks.map((rank, i) => ((all.ranks[i] ?? 0) - rank) / second.length);
  const ofSecond = ownSecond.ranks.map((rank, j) => 1 - ((all.ranks[m + j] ?? 0) - rank) / m);
  const rankSum = all.ranks.slice(0, m).reduce((sum, rank) => sum + rank, 0);
  const pairs = (sizes: readonly number[]): number =>
    sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return {
    auc: (rankSum - (m * (m + 1)) / 2) / (m * second.length),
    ofFirst,
    ofSecond,
    tiedPairs: pairs(all.tieSizes) - pairs(own.tieSizes) - pairs(ownSecond.tieSizes),
  };
}
