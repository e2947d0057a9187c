import type { HodgesLehmann } from '../statistics/hodgesLehmann';

/** Limits of a Hodges-Lehmann shift as the panel prints them, and how they were found. */
export interface ShiftLimits {
  readonly kind: 'exact' | 'asymptotic';
  readonly interval: readonly [number, number];
}

/**
 * Moses' limits, exact where they can be counted. Where there are so few values that not even the whole range of the
 * differences holds the shift with 95 % confidence (3 against 3, for example, reach 90 %), nothing bounds it: −∞ to ∞.
 */
export function shiftLimits({ exact, asymptotic }: HodgesLehmann): ShiftLimits {
  if (exact === null) return { kind: 'asymptotic', interval: [asymptotic.low, asymptotic.high] };
  const isReached = exact.achievedConfidence >= 0.95 - 1e-9;
  return { kind: 'exact', interval: isReached ? [exact.low, exact.high] : [-Infinity, Infinity] };
}
