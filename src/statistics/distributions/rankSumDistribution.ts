/** The most additions that the shift algorithms are allowed: about a quarter of a second. */
const MOST_OPERATIONS = 2e8;

/**
 * How many of the subsets of `size` out of the given whole-number scores have each sum; null where it would take too long.
 *
 * The shift algorithm (Streitberg & Röhmel 1986). With doubled midranks it gives the permutation distribution of the
 * rank sum with ties.
 */
export function subsetSumCounts(scores: readonly number[], size: number): Float64Array | null {
  const largestFirst = [...scores].sort((a, b) => b - a);
  const largest = largestFirst.slice(0, size).reduce((sum, score) => sum + score, 0);
  if (scores.length * size * (largest + 1) > MOST_OPERATIONS) return null;
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  const empty = rows[0];
  if (empty !== undefined) empty[0] = 1;
  scores.forEach((score, index) => {
    for (let k = Math.min(index + 1, size); k >= 1; k -= 1) {
      const row = rows[k];
      const shorter = rows[k - 1];
      if (row === undefined || shorter === undefined) continue;
      for (let sum = score; sum <= largest; sum += 1)
        row[sum] = (row[sum] ?? 0) + (shorter[sum - score] ?? 0);
    }
  });
  return rows[size] ?? null;
}

/** Probability of each sum when every score is taken or left with probability 1/2; null where it would take too long. */
export function signedSumProbabilities(scores: readonly number[]): Float64Array | null {
  const largest = scores.reduce((sum, score) => sum + score, 0);
  if (scores.length * (largest + 1) > MOST_OPERATIONS) return null;
  const probabilities = new Float64Array(largest + 1);
  probabilities[0] = 1;
  let reach = 0;
  for (const score of scores) {
    reach += score;
    for (let sum = reach; sum >= 0; sum -= 1) {
      const without = probabilities[sum] ?? 0;
      const withIt = sum >= score ? (probabilities[sum - score] ?? 0) : 0;
      probabilities[sum] = (without + withIt) / 2;
    }
  }
  return probabilities;
}

/** P(V ≤ v) of Wilcoxon's signed rank statistic of n differences without ties; null where it would take too long. */
export function signedRankCdf(v: number, n: number): number | null {
  const largest = (n * (n + 1)) / 2;
  const whole = Math.floor(v + 1e-7);
  if (whole < 0) return 0;
  if (whole >= largest) return 1;
  const probabilities = signedSumProbabilities(Array.from({ length: n }, (_, i) => i + 1));
  if (probabilities === null) return null;
  const upper = whole > largest / 2;
  const last = upper ? largest - whole - 1 : whole;
  const tail = probabilities.slice(0, last + 1).reduce((sum, p) => sum + p, 0);
  return upper ? 1 - tail : tail;
}
