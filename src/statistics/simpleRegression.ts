import { err, ok, type Result } from '../base/result';
import { centredSample } from './centredSample';
import { CompensatedSum } from './compensatedSum';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { completePairs, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Straight line fitted by least squares. */
export interface SimpleRegression {
  readonly n: number;
  readonly dropped: number;
  readonly slope: number;
  readonly intercept: number;
  readonly slopeSe: number;
  readonly slopeInterval: readonly [number, number];
  readonly t: number;
  readonly df: number;
  readonly p: number;
}

/** Regression of y on x with the t test of the slope; needs three pairs and scatter around the line. */
export function simpleRegression(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<SimpleRegression, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 3);
  if (!enough.ok) return enough;
  const a = centredSample(pairs.value.x);
  const b = centredSample(pairs.value.y);
  if (a.sumSquares === 0 || b.sumSquares === 0) return err({ kind: 'zero-variance' });
  const products = new CompensatedSum();
  for (let i = 0; i < n; i += 1) products.add((a.deviations[i] ?? 0) * (b.deviations[i] ?? 0));
  const scaledSlope = products.value() / a.sumSquares;
  const residualSquares = new CompensatedSum();
  for (let i = 0; i < n; i += 1) {
    residualSquares.add(((b.deviations[i] ?? 0) - scaledSlope * (a.deviations[i] ?? 0)) ** 2);
  }
  const df = n - 2;
  const scaledSe = Math.sqrt(residualSquares.value() / df / a.sumSquares);
  if (scaledSe === 0) return err({ kind: 'zero-variance' });
  const unit = b.scale / a.scale;
  const slope = scaledSlope * unit;
  const slopeSe = scaledSe * unit;
  const half = tQuantile((1 + confidence) / 2, df) * slopeSe;
  const t = scaledSlope / scaledSe;
  return ok({
    n,
    dropped: pairs.value.dropped,
    slope,
    intercept: b.mean - slope * a.mean,
    slopeSe,
    slopeInterval: [slope - half, slope + half],
    t,
    df,
    p: tTwoSided(t, df),
  });
}
