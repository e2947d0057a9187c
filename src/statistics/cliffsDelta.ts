import { ok, type Result } from '../base/result';
import { tQuantile } from './distributions/tDistribution';
import { type MaybeNumber, presentGroups } from './missing';
import { placements } from './placements';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Cliff's δ: how much oftener the first group's value is the larger than the smaller. */
export interface CliffsDelta {
  readonly n1: number;
  readonly n2: number;
  readonly missing1: number;
  readonly missing2: number;
  readonly delta: number;
  /** Null where a group has one value, or the groups do not overlap. */
  readonly standardError: number | null;
  readonly interval: readonly [number, number] | null;
}

/** Cliff's δ with the asymmetric interval of Feng & Cliff (2004). See METHODS.md, "Cliff's delta". */
export function cliffsDelta(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<CliffsDelta, StatisticsError> {
  const present = presentGroups([first, second]);
  if (!present.ok) return present;
  const [a, b] = present.value;
  const x = a?.values ?? [];
  const y = b?.values ?? [];
  const [n1, n2] = [x.length, y.length];
  const enough = requireCount(Math.min(n1, n2), 1);
  if (!enough.ok) return enough;
  const { auc, ofFirst, ofSecond, tiedPairs } = placements(x, y);
  const delta = 2 * auc - 1;
  const counts = { n1, n2, missing1: a?.missing ?? 0, missing2: b?.missing ?? 0, delta };
  if (Math.min(n1, n2) < 2 || Math.abs(delta) >= 1)
    return ok({ ...counts, standardError: null, interval: null });

  const spread = (shares: readonly number[]): number =>
    shares.reduce((sum, share) => sum + (2 * share - 1 - delta) ** 2, 0);
  const cells = n1 * n2;
  const all = cells - tiedPairs - cells * delta * delta;
  const unbiased =
    (n2 * n2 * spread(ofFirst) + n1 * n1 * spread(ofSecond) - all) / (cells * (n1 - 1) * (n2 - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (cells - 1));
  const standardError = Math.sqrt(variance);
  const t = tQuantile((1 + confidence) / 2, n1 + n2 - 2);
  const rest = 1 - delta * delta;
  const half = t * standardError * Math.sqrt(rest * rest + t * t * variance);
  const limit = (sign: number): number => (delta * rest + sign * half) / (rest + t * t * variance);
  return ok({ ...counts, standardError, interval: [limit(-1), limit(1)] });
}
