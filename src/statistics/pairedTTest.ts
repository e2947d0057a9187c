import { err, ok, type Result } from '../base/result';
import { type CentredSample, centredSample, sampleSd } from './centredSample';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { isRoundingError } from './isRoundingError';
import { completePairs, type MaybeNumber } from './missing';
import { pairDifferences } from './pairDifferences';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Result of a paired t test; differences are x − y, `dropped` counts incomplete pairs. */
export interface PairedTTest {
  readonly n: number;
  readonly dropped: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly meanDifference: number;
  readonly sdDifference: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** Mean difference in units of its SD (Cohen's d_z). */
  readonly dz: number;
}

/** Paired t test of x − y, two-sided. See METHODS.md, "Paired t test". */
export function pairedTTest(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<PairedTTest, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const { x: first, y: second, dropped } = pairs.value;
  const enough = requireCount(first.length, 2);
  if (!enough.ok) return enough;
  const test = pairedTTestOf(centredSample(pairDifferences(first, second)), confidence);
  return test.ok ? ok({ ...test.value, dropped }) : test;
}

/** The same of the differences of complete pairs. */
export function pairedTTestOf(
  differences: CentredSample,
  confidence = 0.95,
): Result<PairedTTest, StatisticsError> {
  const { n } = differences;
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const sdDifference = sampleSd(differences);
  const standardError = sdDifference / Math.sqrt(n);
  if (differences.sumSquares === 0 || isRoundingError(standardError, Math.abs(differences.mean))) {
    return err({ kind: 'zero-variance' });
  }
  const t = differences.mean / standardError;
  const half = tQuantile((1 + confidence) / 2, n - 1) * standardError;
  return ok({
    n,
    dropped: 0,
    t,
    df: n - 1,
    p: tTwoSided(t, n - 1),
    meanDifference: differences.mean,
    sdDifference,
    standardError,
    interval: [differences.mean - half, differences.mean + half],
    dz: differences.mean / sdDifference,
  });
}
