import { ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { normalTwoSided } from './distributions/normalDistribution';
import { areTooManySubsets } from './distributions/rankSumDistribution';
import { withExact } from './exactOnDemand';
import { mergedRanks, midranks, tieCorrection } from './midranks';
import { type MaybeNumber, presentGroups } from './missing';
import { rankBiserialInterval } from './rankBiserialInterval';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Result of the Mann-Whitney U test. Two-sided P throughout; null where undefined or too large to count. */
export interface MannWhitney {
  readonly n1: number;
  readonly n2: number;
  readonly missing1: number;
  readonly missing2: number;
  /** Pairs in which the first group's value is larger, ties counting one half. */
  readonly u1: number;
  readonly u2: number;
  /** The smaller of the two: what SPSS prints as Mann-Whitney U. */
  readonly u: number;
  readonly rankSum1: number;
  readonly meanRank1: number;
  readonly meanRank2: number;
  /** Positive where the first group ranks higher. Corrected for ties, not for continuity. */
  readonly zSigned: number | null;
  /** Z as SPSS prints it: never positive. */
  readonly zSpss: number | null;
  readonly pAsymptotic: number | null;
  readonly pContinuityCorrected: number | null;
  /** Exact, given the ties there are. */
  readonly pExact: number | null;
  /** Exact as SPSS prints it, "not corrected for ties". */
  readonly pExactIgnoringTies: number | null;
  readonly hasTies: boolean;
  /** 2U₁/(n₁n₂) − 1: from −1 to 1, positive where the first group is larger. */
  readonly rankBiserial: number;
  /** By Fisher's z; null where the groups do not overlap. */
  readonly rankBiserialInterval: readonly [number, number] | null;
}

/** Mann-Whitney U test of two independent groups. See METHODS.md, "Mann-Whitney". */
export function mannWhitney(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<MannWhitney, StatisticsError> {
  const present = presentGroups([first, second]);
  if (!present.ok) return present;
  const [a, b] = present.value;
  const n1 = a?.values.length ?? 0;
  const n2 = b?.values.length ?? 0;
  const enough = requireCount(Math.min(n1, n2), 1);
  if (!enough.ok) return enough;

  const [x, y] = [a?.values ?? [], b?.values ?? []];
  const { rankSum: rankSum1, tieSizes } = mergedRanks(ascending(x), ascending(y));
  const total = n1 + n2;
  const u1 = rankSum1 - (n1 * (n1 + 1)) / 2;
  const u2 = n1 * n2 - u1;
  const u = Math.min(u1, u2);
  const variance = ((n1 * n2) / 12) * (total + 1 - tieCorrection(tieSizes) / (total * (total - 1)));
  const sigma = variance > 0 ? Math.sqrt(variance) : null;
  const excess = u1 - (n1 * n2) / 2;
  const z = sigma === null ? null : excess / sigma;
  const hasTies = tieSizes.length > 0;
  const rankBiserial = (2 * u1) / (n1 * n2) - 1;
  const value = {
    n1,
    n2,
    missing1: a?.missing ?? 0,
    missing2: b?.missing ?? 0,
    u1,
    u2,
    u,
    rankSum1,
    meanRank1: rankSum1 / n1,
    meanRank2: ((total * (total + 1)) / 2 - rankSum1) / n2,
    zSigned: z,
    zSpss: z === null ? null : z === 0 ? 0 : -Math.abs(z),
    pAsymptotic: z === null ? null : normalTwoSided(z),
    pContinuityCorrected: sigma === null ? null : normalTwoSided(Math.max(0, Math.abs(excess) - 0.5) / sigma),
    hasTies,
    rankBiserial,
    rankBiserialInterval: rankBiserialInterval(
      rankBiserial,
      Math.sqrt((total + 1) / (3 * n1 * n2)),
      confidence,
    ),
  };
  const withoutTies = { kind: 'u-without-ties', u, n1, n2 } as const;
  if (!hasTies) return ok(withExact(value, { pExact: withoutTies, pExactIgnoringTies: withoutTies }));
  if (areTooManySubsets(total, Math.min(n1, n2), tieSizes[0] === total)) {
    return ok(withExact({ ...value, pExact: null }, { pExactIgnoringTies: withoutTies }));
  }
  const { ranks } = midranks([...x, ...y]);
  return ok(
    withExact(value, {
      pExact: { kind: 'rank-sum', ranks, n1, rankSum1 },
      pExactIgnoringTies: withoutTies,
    }),
  );
}
