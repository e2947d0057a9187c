import { err, ok, type Result } from '../base/result';
import { inversionTwoSidedP } from './distributions/inversionDistribution';
import { normalTwoSided } from './distributions/normalDistribution';
import { fisherInterval } from './fisherInterval';
import { midranks } from './midranks';
import { completePairs, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Kendall's rank correlation, corrected for ties. P values are two-sided. */
export interface KendallTauB {
  readonly n: number;
  readonly dropped: number;
  readonly tauB: number;
  /** Concordant minus discordant pairs. */
  readonly s: number;
  /** S over its SD under ties, not corrected for continuity: SPSS. */
  readonly z: number;
  readonly p: number;
  /** Exact, without ties and for n ≤ 100. */
  readonly pExact: number | null;
  readonly hasTies: boolean;
  /** Fisher's z with variance 0.437/(n − 4); null below five pairs and at ±1. */
  readonly interval: readonly [number, number] | null;
}

/** Kendall's τ_b over all pairs of observations, in O(n log n) (Knight 1966). See METHODS.md, "Pearson, Spearman, Kendall". */
export function kendallTauB(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<KendallTauB, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const a = midranks(pairs.value.x);
  const b = midranks(pairs.value.y);
  const all = (n * (n - 1)) / 2;
  const untiedX = all - pairCount(a.tieSizes);
  const untiedY = all - pairCount(b.tieSizes);
  if (untiedX === 0 || untiedY === 0) return err({ kind: 'zero-variance' });

  const order = a.ranks
    .map((rank, i) => ({ rank, other: b.ranks[i] ?? 0 }))
    .sort((first, second) => first.rank - second.rank || first.other - second.other);
  const tiedInBoth = pairCount(
    midranks(order.map(({ rank, other }) => 2 * rank * (2 * n + 1) + 2 * other)).tieSizes,
  );
  const discordant = inversions(Float64Array.from(order, ({ other }) => other));
  const s = untiedX + untiedY - all + tiedInBoth - 2 * discordant;
  const tauB = untiedX === untiedY ? s / untiedX : s / Math.sqrt(untiedX) / Math.sqrt(untiedY);
  const z = s / Math.sqrt(varianceOfS(n, a.tieSizes, b.tieSizes));
  const hasTies = a.tieSizes.length + b.tieSizes.length > 0;
  return ok({
    n,
    dropped: pairs.value.dropped,
    tauB,
    s,
    z,
    p: normalTwoSided(z),
    pExact: hasTies ? null : inversionTwoSidedP(discordant, n),
    hasTies,
    interval: n < 5 ? null : fisherInterval(tauB, 0.437 / (n - 4), n, confidence),
  });
}

function pairCount(tieSizes: readonly number[]): number {
  return tieSizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/** Variance of S when all orders are equally likely (Kendall 1970, ch. 4). */
function varianceOfS(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const sum = (sizes: readonly number[], f: (t: number) => number): number =>
    sizes.reduce((total, size) => total + f(size), 0);
  const cubic = (t: number): number => t * (t - 1) * (2 * t + 5);
  const triples = (t: number): number => t * (t - 1) * (t - 2);
  const doubles = (t: number): number => t * (t - 1);
  const main = (cubic(n) - sum(tiesX, cubic) - sum(tiesY, cubic)) / 18;
  const third = n < 3 ? 0 : (sum(tiesX, triples) * sum(tiesY, triples)) / (9 * triples(n));
  return main + third + (sum(tiesX, doubles) * sum(tiesY, doubles)) / (2 * doubles(n));
}

/** Pairs that stand in falling order, by merge sort from below; the list is sorted in passing. */
function inversions(list: Float64Array<ArrayBuffer>): number {
  let from = list;
  let to = new Float64Array(list.length);
  let count = 0;
  for (let width = 1; width < list.length; width *= 2) {
    for (let start = 0; start < list.length; start += 2 * width) {
      const middle = Math.min(start + width, list.length);
      const end = Math.min(start + 2 * width, list.length);
      let left = start;
      let right = middle;
      for (let k = start; k < end; k += 1) {
        const takeLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
        if (!takeLeft) count += middle - left;
        to[k] = (takeLeft ? from[left] : from[right]) ?? 0;
        if (takeLeft) left += 1;
        else right += 1;
      }
    }
    [from, to] = [to, from];
  }
  return count;
}
