import { normalUpperTail } from './distributions/normalDistribution';

const LARGEST_ENUMERATED = 9;

/** Exact two-sided P of Σd² without ties for n ≤ 9, null above: twice the smaller tail over all n! orders. */
export function spearmanExactP(squaredDifferences: number, n: number): number | null {
  if (n > LARGEST_ENUMERATED) return null;
  const counts = squaredDifferenceCounts(n);
  let lower = 0;
  let upper = 0;
  let total = 0;
  counts.forEach((count, sum) => {
    total += count;
    if (sum <= squaredDifferences) lower += count;
    if (sum >= squaredDifferences) upper += count;
  });
  return Math.min(1, (2 * Math.min(lower, upper)) / total);
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

/** How many of the n! orders have each Σd²: dynamic programme over the set of ranks already given away. */
function squaredDifferenceCounts(n: number): Float64Array {
  const largest = (n ** 3 - n) / 3;
  const bySet = Array.from({ length: 2 ** n }, () => new Float64Array(largest + 1));
  const empty = bySet[0];
  if (empty !== undefined) empty[0] = 1;
  bySet.forEach((counts, set) => {
    const position = bitCount(set);
    for (let rank = 0; rank < n; rank += 1) {
      const next = bySet[set | (1 << rank)];
      if ((set & (1 << rank)) !== 0 || next === undefined) continue;
      const square = (rank - position) ** 2;
      for (let sum = 0; sum + square <= largest; sum += 1) {
        next[sum + square] = (next[sum + square] ?? 0) + (counts[sum] ?? 0);
      }
    }
  });
  return bySet[2 ** n - 1] ?? new Float64Array(0);
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
