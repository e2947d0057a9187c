import { remembered } from './remembered';

/** The most additions that the counting recursion is allowed: about a quarter of a second. */
const MOST_OPERATIONS = 2e8;

/** Distributions that take fewer additions than this are counted as a whole and kept, the last few of them. */
const KEPT_OPERATIONS = 1e7;
const KEPT_DISTRIBUTIONS = 8;

/**
 * Number of orderings with U = 0 … uMax for sizes m and n, and the number of all orderings; null where it would take too long.
 *
 * Recursion f(u; m, n) = f(u − n; m − 1, n) + f(u; m, n − 1) (Mann & Whitney 1947). Sums of positive numbers only:
 * exact below 2^53, to rounding above.
 */
export function mannWhitneyCounts(
  m: number,
  n: number,
  uMax: number,
): { readonly counts: Float64Array; readonly total: number } | null {
  if (m * n * (uMax + 1) > MOST_OPERATIONS) return null;
  const middle = Math.floor((m * n) / 2);
  // Every line of a table has the same sizes: counted to the middle once, where that is quick.
  const isSmall = uMax <= middle && m * n * (middle + 1) <= KEPT_OPERATIONS;
  const { counts, total } = isSmall ? countedToMiddle(m, n) : count(m, n, uMax);
  return { counts: counts.subarray(0, uMax + 1), total };
}

const countedToMiddle = remembered(
  (m: number, n: number) => count(m, n, Math.floor((m * n) / 2)),
  KEPT_DISTRIBUTIONS,
);

function count(m: number, n: number, uMax: number): { counts: Float64Array; total: number } {
  const rows = Array.from({ length: m + 1 }, () =>
    Float64Array.from({ length: uMax + 1 }, (_, u) => (u === 0 ? 1 : 0)),
  );
  for (let j = 1; j <= n; j += 1) {
    let shorter = rows[0] ?? new Float64Array(uMax + 1);
    for (let i = 1; i <= m; i += 1) {
      const row = rows[i] ?? shorter;
      const last = Math.min(uMax, i * j);
      for (let u = j; u <= last; u += 1) row[u] = (row[u] ?? 0) + (shorter[u - j] ?? 0);
      shorter = row;
    }
  }
  let total = 1;
  const small = Math.min(m, n);
  for (let i = 1; i <= small; i += 1) total = (total * (m + n - small + i)) / i;
  return { counts: rows[m] ?? new Float64Array(0), total };
}

/** P(U ≤ u) without ties, the smaller tail counted; null where it would take too long. */
export function mannWhitneyCdf(u: number, m: number, n: number): number | null {
  const whole = Math.floor(u + 1e-7);
  if (whole < 0) return 0;
  if (whole >= m * n) return 1;
  const upper = whole > (m * n) / 2;
  const last = upper ? m * n - whole - 1 : whole;
  const counted = mannWhitneyCounts(m, n, last);
  if (counted === null) return null;
  const tail = counted.counts.reduce((sum, count) => sum + count, 0) / counted.total;
  return upper ? 1 - tail : tail;
}
