import { normalUpperTail } from './distributions/normalDistribution';

const LARGEST_ENUMERATED = 9;

/**
 * Exact two-sided P for n ≤ 9, null above: the share of all n! orders whose sum of rank products is as far from its mean.
 *
 * Without ties the distribution is symmetric and this is twice the smaller tail; with ties it is the permutation test of the midranks.
 */
export function spearmanExactP(ranksX: readonly number[], ranksY: readonly number[]): number | null {
  const n = ranksX.length;
  if (n > LARGEST_ENUMERATED) return null;
  // Doubled and centred midranks are whole numbers, and the mean of their products is 0.
  const x = ranksX.map((rank) => 2 * rank - (n + 1));
  const y = ranksY.map((rank) => 2 * rank - (n + 1));
  const observed = Math.abs(x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0));
  let extreme = 0;
  let total = 0;
  for (const [sum, count] of productSumCounts(x, y)) {
    total += count;
    if (Math.abs(sum) >= observed) extreme += count;
  }
  return extreme / total;
}

/**
 * Two-sided P of Σd² without ties for n > 9 by the Edgeworth series of Best & Roberts (1975), AS 89; null for n ≤ 9.
 *
 * The continuity steps are those of R's cor.test(exact = TRUE).
 */
export function spearmanEdgeworthP(squaredDifferences: number, n: number): number | null {
  if (n <= LARGEST_ENUMERATED) return null;
  const middle = (n ** 3 - n) / 6;
  const tail =
    squaredDifferences > middle
      ? edgeworthUpperTail(squaredDifferences, n)
      : 1 - edgeworthUpperTail(squaredDifferences + 2, n);
  return Math.min(1, 2 * Math.min(1, Math.max(0, tail)));
}

function edgeworthUpperTail(sum: number, n: number): number {
  const b = 1 / n;
  const x = ((6 * (sum - 1) * b) / (n * n - 1) - 1) * Math.sqrt(n - 1);
  const y = x * x;
  const inner = 0.0879 + b * 0.0151 - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y));
  const series =
    x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner));
  return series / Math.exp(y / 2) + normalUpperTail(x);
}

/** How many of the n! orders of y have each Σxy: dynamic programme over the set of y already given away. */
function productSumCounts(x: readonly number[], y: readonly number[]): ReadonlyMap<number, number> {
  const n = x.length;
  const bySet = Array.from({ length: 2 ** n }, () => new Map<number, number>());
  bySet[0]?.set(0, 1);
  bySet.forEach((counts, set) => {
    const factor = x[bitCount(set)] ?? 0;
    for (let i = 0; i < n; i += 1) {
      const next = bySet[set | (1 << i)];
      if ((set & (1 << i)) !== 0 || next === undefined) continue;
      const product = factor * (y[i] ?? 0);
      for (const [sum, count] of counts) next.set(sum + product, (next.get(sum + product) ?? 0) + count);
    }
    if (set < 2 ** n - 1) counts.clear();
  });
  return bySet[2 ** n - 1] ?? new Map();
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
