/** The most additions that the shift algorithms are allowed: about a quarter of a second. */
const MOST_OPERATIONS = 2e8;

/** Whether `subsetSumCounts` of midranks, and of so many of them, is null whatever the ties are. */
export function areTooManySubsets(count: number, size: number, isAllEqual: boolean): boolean {
  return count * size * (isAllEqual ? 1 : 2) > MOST_OPERATIONS;
}

/** Whether `signedSumProbabilities` of so many doubled midranks, whose sum is count × (count + 1), is null. */
export function areTooManySigns(count: number): boolean {
  return count * (count * (count + 1) + 1) > MOST_OPERATIONS;
}

/**
 * How many of the subsets of `size` out of the given whole-number scores have each sum; null where it would take too long.
 *
 * The shift algorithm (Streitberg & Röhmel 1986). With doubled midranks it gives the permutation distribution of the
 * rank sum with ties.
 */
export function subsetSumCounts(scores: readonly number[], size: number): Float64Array | null {
  const ascending = [...scores].sort((a, b) => a - b);
  const least = ascending[0] ?? 0;
  // Above the least score and in steps of the common divisor the sums are fewer: less than half for midranks.
  const divisor = ascending.reduce((common, score) => greatestDivisor(common, score - least), 0) || 1;
  const reduced = Int32Array.from(ascending, (score) => (score - least) / divisor);
  const prefix = [0];
  for (const score of reduced) prefix.push((prefix[prefix.length - 1] ?? 0) + score);
  const reach = (count: number, taken: number): number => (prefix[count] ?? 0) - (prefix[count - taken] ?? 0);
  const largest = reach(reduced.length, size);
  if (reduced.length * size * (largest + 1) > MOST_OPERATIONS) return null;
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  const [empty] = rows;
  if (empty !== undefined) empty[0] = 1;
  for (const [index, score] of reduced.entries()) {
    // Too few scores would be left to fill a smaller subset up.
    const fewest = Math.max(1, size - (reduced.length - 1 - index));
    for (let k = Math.min(index + 1, size); k >= fewest; k -= 1) {
      const row = rows[k];
      const shorter = rows[k - 1];
      if (row !== undefined && shorter !== undefined) {
        addShifted(row, shorter, score, prefix[k - 1] ?? 0, reach(index, k - 1));
      }
    }
  }
  const counts = new Float64Array(largest * divisor + size * least + 1);
  rows[size]?.forEach((count, sum) => {
    counts[sum * divisor + size * least] = count;
  });
  return counts;
}

/** Adds the entries from `first` to `last` of one list to those of another that lie `shift` higher. */
function addShifted(to: Float64Array, from: Float64Array, shift: number, first: number, last: number): void {
  for (let sum = first; sum <= last; sum += 1) to[sum + shift] = (to[sum + shift] ?? 0) + (from[sum] ?? 0);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
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
