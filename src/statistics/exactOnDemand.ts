import { mannWhitneyCdf } from './distributions/mannWhitneyDistribution';
import { signedSumProbabilities, subsetSumCounts } from './distributions/rankSumDistribution';

/*
 * Exact P of rank tests. Counting takes milliseconds a line, and most lines of a table are never asked for it: the fields are
 * made when somebody looks at them. What they are made from is kept beside, so that a field can cross to another thread unmade.
 */

/** What an exact P is made from. */
export type ExactSource =
  | {
      readonly kind: 'rank-sum';
      readonly ranks: readonly number[];
      readonly n1: number;
      readonly rankSum1: number;
    }
  | { readonly kind: 'u-without-ties'; readonly u: number; readonly n1: number; readonly n2: number }
  | { readonly kind: 'signed-rank'; readonly ranks: readonly number[]; readonly rankSumPositive: number };

const sources = new WeakMap<object, ReadonlyMap<string, ExactSource>>();

/** Fields of an object that hold an exact P which is made when it is looked at; undefined for an object without. */
export function exactSourcesOf(value: object): ReadonlyMap<string, ExactSource> | undefined {
  return sources.get(value);
}

/** Adds fields with exact P to an object: computed when first looked at, then kept. */
export function withExact<T extends object, Key extends string>(
  value: T,
  fields: Readonly<Record<Key, ExactSource>>,
): T & Readonly<Record<Key, number | null>> {
  const given = new Map<string, ExactSource>(Object.entries(fields));
  for (const [key, source] of given) {
    Object.defineProperty(value, key, {
      configurable: true,
      enumerable: true,
      get() {
        const p = exactP(source);
        Object.defineProperty(value, key, { value: p, configurable: true, enumerable: true });
        return p;
      },
    });
  }
  sources.set(value, given);
  // The fields were defined just now, which the compiler cannot see.
  return value as T & Readonly<Record<Key, number | null>>;
}

function exactP(source: ExactSource): number | null {
  switch (source.kind) {
    case 'rank-sum':
      return exactRankSumP(source.ranks, source.n1, source.rankSum1);
    case 'u-without-ties': {
      const lowerTail = mannWhitneyCdf(Math.floor(source.u), source.n1, source.n2);
      return lowerTail === null ? null : Math.min(1, 2 * lowerTail);
    }
    case 'signed-rank':
      return exactSignedRankP(source.ranks, source.rankSumPositive);
  }
}

/** P(|T − E T| ≥ |observed|) over all divisions of the ranks, by the shift algorithm on doubled midranks. */
function exactRankSumP(ranks: readonly number[], n1: number, rankSum1: number): number | null {
  const n = ranks.length;
  const useFirst = n1 <= n - n1;
  const size = useFirst ? n1 : n - n1;
  const sum = useFirst ? rankSum1 : (n * (n + 1)) / 2 - rankSum1;
  const counts = subsetSumCounts(
    ranks.map((rank) => 2 * rank),
    size,
  );
  if (counts === null) return null;
  const centre = size * (n + 1);
  const distance = Math.abs(2 * sum - centre);
  let total = 0;
  let extreme = 0;
  counts.forEach((count, doubledSum) => {
    total += count;
    if (Math.abs(doubledSum - centre) >= distance) extreme += count;
  });
  return extreme / total;
}

function exactSignedRankP(ranks: readonly number[], rankSumPositive: number): number | null {
  const probabilities = signedSumProbabilities(ranks.map((rank) => 2 * rank));
  if (probabilities === null) return null;
  const centre = (probabilities.length - 1) / 2;
  const distance = Math.abs(2 * rankSumPositive - centre);
  let p = 0;
  probabilities.forEach((probability, doubledSum) => {
    if (Math.abs(doubledSum - centre) >= distance) p += probability;
  });
  return Math.min(1, p);
}
