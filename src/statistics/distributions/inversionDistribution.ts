const LARGEST_COUNTED = 100;

/**
 * Exact two-sided P of Kendall's S without ties, from the number of discordant pairs: twice the smaller tail; null for n > 100.
 *
 * The number of inversions of a random order is a sum of independent uniform numbers on 0 … i − 1 for i = 1 … n; all terms are positive.
 */
export function inversionTwoSidedP(discordant: number, n: number): number | null {
  if (n > LARGEST_COUNTED) return null;
  const most = (n * (n - 1)) / 2;
  let probabilities = new Float64Array(most + 1);
  probabilities[0] = 1;
  for (let i = 2; i <= n; i += 1) {
    const next = new Float64Array(most + 1);
    const reach = (i * (i - 1)) / 2;
    for (let count = 0; count <= reach; count += 1) {
      let sum = 0;
      for (let added = 0; added < i && added <= count; added += 1) sum += probabilities[count - added] ?? 0;
      next[count] = sum / i;
    }
    probabilities = next;
  }
  const last = Math.min(discordant, most - discordant);
  return Math.min(1, 2 * probabilities.slice(0, last + 1).reduce((sum, p) => sum + p, 0));
}
