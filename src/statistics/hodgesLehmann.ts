import { ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { mannWhitneyCounts } from './distributions/mannWhitneyDistribution';
import { normalQuantile } from './distributions/normalDistribution';
import { type MaybeNumber, presentGroups } from './missing';
import { orderedDifferences } from './orderedDifferences';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** An interval of ordered differences: from the k-th smallest to the k-th largest. */
export interface ShiftInterval {
  readonly k: number;
  readonly low: number;
  readonly high: number;
}

/** Hodges-Lehmann estimate of the shift, first minus second, with Moses' intervals. */
export interface HodgesLehmann {
  readonly n1: number;
  readonly n2: number;
  readonly missing1: number;
  readonly missing2: number;
  readonly estimate: number;
  /** From the normal approximation of U, without a correction for ties. */
  readonly asymptotic: ShiftInterval;
  /** From the exact distribution of U; null where that would take too long to count. */
  readonly exact: (ShiftInterval & { readonly achievedConfidence: number }) | null;
}

/** Median of all differences between two groups, and its confidence interval. See METHODS.md, "Hodges-Lehmann". */
export function hodgesLehmann(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<HodgesLehmann, StatisticsError> {
  const present = presentGroups([first, second]);
  if (!present.ok) return present;
  const x = ascending(present.value[0]?.values ?? []);
  const y = ascending(present.value[1]?.values ?? []);
  const enough = requireCount(Math.min(x.length, y.length), 1);
  if (!enough.ok) return enough;
  const count = x.length * y.length;
  const at = orderedDifferences(x, y);
  const interval = (k: number): ShiftInterval => ({ k, low: at(k), high: at(count + 1 - k) });
  const middle = (count + 1) / 2;
  const sigma = Math.sqrt((count * (x.length + y.length + 1)) / 12);
  const asymptoticK = Math.max(1, Math.floor(count / 2 - normalQuantile((1 + confidence) / 2) * sigma));
  const exact = exactK(x.length, y.length, (1 - confidence) / 2);
  return ok({
    n1: x.length,
    n2: y.length,
    missing1: present.value[0]?.missing ?? 0,
    missing2: present.value[1]?.missing ?? 0,
    estimate: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    asymptotic: interval(asymptoticK),
    exact: exact === null ? null : { ...interval(exact.k), achievedConfidence: exact.achievedConfidence },
  });
}

/** Smallest k ≥ 1 with P(U ≤ k) ≥ tail, and the confidence 1 − 2 P(U < k) that it achieves. */
function exactK(m: number, n: number, tail: number): { k: number; achievedConfidence: number } | null {
  const counted = mannWhitneyCounts(m, n, Math.max(1, Math.floor((m * n) / 2)));
  if (counted === null) return null;
  let below = 0;
  for (const [u, frequency] of counted.counts.entries()) {
    const upTo = below + frequency / counted.total;
    if (upTo >= tail * (1 - 4 * Number.EPSILON) && u >= 1) return { k: u, achievedConfidence: 1 - 2 * below };
    below = upTo;
  }
  return null;
}
