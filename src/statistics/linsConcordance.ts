import { err, ok, type Result } from '../base/result';
import { centredSample, meanDifference } from './centredSample';
import { normalQuantile } from './distributions/normalDistribution';
import { completePairs, type MaybeNumber } from './missing';
import { pearson } from './pearson';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Lin's concordance correlation: how near pairs lie to the line of identity. */
export interface LinsConcordance {
  readonly n: number;
  readonly dropped: number;
  readonly concordance: number;
  /** Null where Lin's variance is undefined: fewer than four pairs, ρ = 0, or all on the line. */
  readonly interval: readonly [number, number] | null;
  /** Pearson's ρ: how near to any line. */
  readonly precision: number;
  /** C_b: how near that line is to the line of identity. */
  readonly accuracy: number;
  /** Difference of the means, x − y, in units of the geometric mean of the SDs. */
  readonly locationShift: number;
  /** SD of x over SD of y. */
  readonly scaleShift: number;
}

/** Lin's (1989, corrected 2000) concordance correlation coefficient of x and y. See METHODS.md, "Lin's concordance". */
export function linsConcordance(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<LinsConcordance, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 3);
  if (!enough.ok) return enough;
  const a = centredSample(pairs.value.x);
  const b = centredSample(pairs.value.y);
  if (a.sumSquares === 0 || b.sumSquares === 0) return err({ kind: 'zero-variance' });
  const correlation = pearson(pairs.value.x, pairs.value.y);
  if (!correlation.ok) return correlation;
  const rho = correlation.value.r;
  const sdA = Math.sqrt(a.sumSquares / n) * a.scale;
  const sdB = Math.sqrt(b.sumSquares / n) * b.scale;
  const scaleShift = sdA / sdB;
  const locationShift = meanDifference(a, b) / Math.sqrt(sdA) / Math.sqrt(sdB);
  const accuracy = 2 / (scaleShift + 1 / scaleShift + locationShift ** 2);
  const concordance = rho * accuracy;
  return ok({
    n,
    dropped: pairs.value.dropped,
    concordance,
    interval: intervalOf(concordance, rho, locationShift, n, confidence),
    precision: rho,
    accuracy,
    locationShift,
    scaleShift,
  });
}

function intervalOf(
  c: number,
  rho: number,
  u: number,
  n: number,
  confidence: number,
): readonly [number, number] | null {
  if (n < 4 || rho === 0 || Math.abs(c) >= 1) return null;
  const variance =
    (((1 - rho) * (1 + rho) * c ** 2 * (1 - c) * (1 + c)) / rho ** 2 +
      (2 * c ** 3 * (1 - c) * u ** 2) / rho -
      (c ** 4 * u ** 4) / (2 * rho ** 2)) /
    (n - 2);
  if (!(variance >= 0)) return null;
  const half = (normalQuantile((1 + confidence) / 2) * Math.sqrt(variance)) / ((1 - c) * (1 + c));
  return [Math.tanh(Math.atanh(c) - half), Math.tanh(Math.atanh(c) + half)];
}
