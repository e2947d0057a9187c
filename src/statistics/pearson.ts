import { sum as compensatedSum } from 'simple-statistics';
import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { correlationTest } from './correlationTest';
import { fisherInterval } from './fisherInterval';
import { completePairs, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Pearson's correlation; the interval (Fisher's z) needs four pairs and |r| < 1. */
export interface Pearson {
  readonly n: number;
  readonly dropped: number;
  readonly r: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number] | null;
}

/** Pearson's product-moment correlation with its t test, two-sided. See METHODS.md, "Pearson". */
export function pearson(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<Pearson, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 3);
  if (!enough.ok) return enough;
  const a = centredSample(pairs.value.x);
  const b = centredSample(pairs.value.y);
  if (a.sumSquares === 0 || b.sumSquares === 0) return err({ kind: 'zero-variance' });
  const products = compensatedSum(a.deviations.map((deviation, i) => deviation * (b.deviations[i] ?? 0)));
  const raw = products / Math.sqrt(a.sumSquares) / Math.sqrt(b.sumSquares);
  const isPerfect = Math.abs(raw) >= 1 - 4 * Number.EPSILON;
  const r = isPerfect ? Math.sign(raw) : raw;
  return ok({
    n,
    dropped: pairs.value.dropped,
    r,
    ...correlationTest(r, n),
    interval: fisherInterval(r, 1 / (n - 3), n, confidence),
  });
}
