import { err, ok, type Result } from '../base/result';
import { correlationTest } from './correlationTest';
import { fisherInterval } from './fisherInterval';
import { midranks } from './midranks';
import { completePairs, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import { spearmanEdgeworthP, spearmanExactP } from './spearmanP';
import type { StatisticsError } from './statisticsError';

/** Spearman's rank correlation. P values are two-sided. */
export interface Spearman {
  readonly n: number;
  readonly dropped: number;
  readonly rho: number;
  readonly t: number;
  readonly df: number;
  /** From the t approximation: what SPSS prints. */
  readonly p: number;
  /** By enumeration, for n ≤ 9, given the ties there are. */
  readonly pExact: number | null;
  /** By the Edgeworth series of AS 89, for n > 9 without ties. */
  readonly pEdgeworth: number | null;
  readonly hasTies: boolean;
  /** Fisher's z with variance 1/(n − 3). */
  readonly intervalFisher: readonly [number, number] | null;
  /** Fisher's z with variance (1 + ρ²/2)/(n − 3) (Bonett & Wright 2000). */
  readonly intervalBonettWright: readonly [number, number] | null;
}

/** Spearman's ρ: Pearson's correlation of midranks. See METHODS.md, "Spearman". */
export function spearman(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<Spearman, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 3);
  if (!enough.ok) return enough;
  const a = midranks(pairs.value.x);
  const b = midranks(pairs.value.y);
  const centre = (n + 1) / 2;
  let products = 0;
  let squaresX = 0;
  let squaresY = 0;
  let squaredDifferences = 0;
  for (let i = 0; i < n; i += 1) {
    const rank = a.ranks[i] ?? 0;
    const other = b.ranks[i] ?? 0;
    products += (rank - centre) * (other - centre);
    squaresX += (rank - centre) ** 2;
    squaresY += (other - centre) ** 2;
    squaredDifferences += (rank - other) ** 2;
  }
  if (squaresX === 0 || squaresY === 0) return err({ kind: 'zero-variance' });
  // Sums of quarters are exact, so a perfect correlation comes out as exactly ±1.
  const rho = squaresX === squaresY ? products / squaresX : products / Math.sqrt(squaresX * squaresY);
  const hasTies = a.tieSizes.length + b.tieSizes.length > 0;
  return ok({
    n,
    dropped: pairs.value.dropped,
    rho,
    ...correlationTest(rho, n),
    pExact: spearmanExactP(a.ranks, b.ranks),
    pEdgeworth: hasTies ? null : spearmanEdgeworthP(squaredDifferences, n),
    hasTies,
    intervalFisher: fisherInterval(rho, 1 / (n - 3), n, confidence),
    intervalBonettWright: fisherInterval(rho, (1 + (rho * rho) / 2) / (n - 3), n, confidence),
  });
}
