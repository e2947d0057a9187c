import { err, ok, type Result } from '../base/result';
import { ascending } from './ascending';
import { normalTwoSided } from './distributions/normalDistribution';
import { areTooManySigns } from './distributions/rankSumDistribution';
import { withExact } from './exactOnDemand';
import { mergedRanks, midranks, tieCorrection } from './midranks';
import { completePairs, type MaybeNumber } from './missing';
import { rankBiserialInterval } from './rankBiserialInterval';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Result of the signed rank test; `n` counts the differences that are not zero. P values are two-sided. */
export interface WilcoxonSignedRank {
  readonly n: number;
  readonly zeros: number;
  readonly dropped: number;
  readonly positive: number;
  readonly negative: number;
  readonly rankSumPositive: number;
  readonly rankSumNegative: number;
  readonly hasTies: boolean;
  /** Positive where x tends to be larger. */
  readonly zSigned: number;
  /** As SPSS prints it: never positive. */
  readonly zSpss: number;
  readonly pAsymptotic: number;
  readonly pContinuityCorrected: number;
  /** Exact, given the ties there are; null where that would take too long. */
  readonly pExact: number | null;
  /** (W₊ − W₋)/(W₊ + W₋). */
  readonly rankBiserial: number;
  /** By Fisher's z; null where all differences have one sign. */
  readonly rankBiserialInterval: readonly [number, number] | null;
}

/** Wilcoxon's signed rank test of x − y; zero differences are dropped. See METHODS.md, "Wilcoxon signed rank". */
export function wilcoxonSignedRank(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<WilcoxonSignedRank, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const { x: first, y: second, dropped } = pairs.value;
  const differences = first.map((value, i) => value - (second[i] ?? 0));
  return testOf(differences, dropped, confidence);
}

/** The same of the differences of complete pairs. */
export function wilcoxonSignedRankOf(
  all: readonly number[],
  confidence = 0.95,
): Result<WilcoxonSignedRank, StatisticsError> {
  return testOf(all, 0, confidence);
}

function testOf(
  all: readonly number[],
  dropped: number,
  confidence: number,
): Result<WilcoxonSignedRank, StatisticsError> {
  const enough = requireCount(all.length, 1);
  if (!enough.ok) return enough;
  const { ups, downs } = bySign(ascending(all));
  const n = ups.length + downs.length;
  if (n === 0) return err({ kind: 'all-differences-zero' });

  const { rankSum: rankSumPositive, tieSizes } = mergedRanks(ups, downs);
  const total = (n * (n + 1)) / 2;
  const sigma = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieCorrection(tieSizes) / 48);
  const excess = rankSumPositive - total / 2;
  const z = excess / sigma;
  const rankBiserial = (2 * rankSumPositive) / total - 1;
  const positive = ups.length;
  const value = {
    n,
    zeros: all.length - n,
    dropped,
    positive,
    negative: n - positive,
    rankSumPositive,
    rankSumNegative: total - rankSumPositive,
    hasTies: tieSizes.length > 0,
    zSigned: z,
    zSpss: z === 0 ? 0 : -Math.abs(z),
    pAsymptotic: normalTwoSided(z),
    pContinuityCorrected: normalTwoSided(Math.max(0, Math.abs(excess) - 0.5) / sigma),
    rankBiserial,
    rankBiserialInterval: rankBiserialInterval(
      rankBiserial,
      Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6) / total,
      confidence,
    ),
  };
  if (areTooManySigns(n)) return ok({ ...value, pExact: null });
  const { ranks } = midranks(all.filter((difference) => difference !== 0).map(Math.abs));
  return ok(withExact(value, { pExact: { kind: 'signed-rank', ranks, rankSumPositive } }));
}

/** Ascending differences above zero, and the sizes of those below it, ascending too. */
function bySign(sorted: Float64Array): { readonly ups: Float64Array; readonly downs: Float64Array } {
  let below = 0;
  while (below < sorted.length && (sorted[below] ?? 0) < 0) below += 1;
  let above = below;
  while (above < sorted.length && sorted[above] === 0) above += 1;
  const downs = new Float64Array(below);
  for (let i = 0; i < below; i += 1) downs[i] = -(sorted[below - 1 - i] ?? 0);
  return { ups: sorted.subarray(above), downs };
}
