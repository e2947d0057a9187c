import { sum as compensatedSum } from 'simple-statistics';
import { err, ok, type Result } from '../base/result';
import { type CentredSample, centredSample, meanDifference } from './centredSample';
import { fUpperTail } from './distributions/fDistribution';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Comparison of two groups' follow-up values adjusted for one baseline covariate; differences are group 1 minus group 0. */
export interface Ancova {
  readonly n: number;
  readonly dropped: number;
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly f: number;
  readonly interval: readonly [number, number];
  readonly slope: number;
  readonly slopeSe: number;
  /** Means of groups 0 and 1 at the overall mean of the covariate. */
  readonly adjustedMeans: readonly [number, number];
  /** Test of equal slopes (interaction); null where too few values are left for it. */
  readonly slopeHomogeneity: { readonly f: number; readonly p: number } | null;
  readonly rSquared: number;
  readonly partialEtaSquared: number;
}

/** Analysis of covariance `post ~ pre + group` for groups coded 0 and 1. See METHODS.md, "ANCOVA". */
export function ancova(
  pre: readonly MaybeNumber[],
  post: readonly MaybeNumber[],
  group: readonly MaybeNumber[],
  confidence = 0.95,
): Result<Ancova, StatisticsError> {
  if (pre.length !== post.length || pre.length !== group.length) {
    return err({ kind: 'lengths-differ', lengths: [pre.length, post.length, group.length] });
  }
  const complete = completeRows(pre.map((value, i) => [value, post[i], group[i]]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const n = rows.length;
  const enough = requireCount(n, 4);
  if (!enough.ok) return enough;
  if (rows.some(([, , code]) => code !== 0 && code !== 1)) return err({ kind: 'not-binary' });
  const [zero, one] = [0, 1].map((code) => rows.filter((row) => row[2] === code));
  if (!zero?.length || !one?.length) return err({ kind: 'one-class-only' });

  const allX = centredSample(rows.map(([x = 0]) => x));
  const allY = centredSample(rows.map(([, y = 0]) => y));
  const a = groupLine(zero, allX.scale, allY.scale);
  const b = groupLine(one, allX.scale, allY.scale);
  const sxx = a.sxx + b.sxx;
  if (sxx === 0) return err({ kind: 'collinear' });
  const slope = (a.sxy + b.sxy) / sxx;
  const df = n - 3;
  const residuals = a.residualSquares(slope) + b.residualSquares(slope);
  if (residuals === 0) return err({ kind: 'zero-variance' });
  const variance = residuals / df;
  const gapX = meanDifference(b.x, a.x) / allX.scale;
  const difference = meanDifference(b.y, a.y) / allY.scale - slope * gapX;
  const se = Math.sqrt(variance * (1 / a.x.n + 1 / b.x.n + gapX ** 2 / sxx));
  const t = difference / se;
  const half = tQuantile((1 + confidence) / 2, df) * se;
  const unit = allY.scale;
  const adjusted = (line: GroupLine): number =>
    line.y.mean - slope * (unit / allX.scale) * meanDifference(line.x, allX);
  return ok({
    n,
    dropped,
    difference: difference * unit,
    standardError: se * unit,
    t,
    df,
    p: tTwoSided(t, df),
    f: t * t,
    interval: [(difference - half) * unit, (difference + half) * unit],
    slope: (slope * unit) / allX.scale,
    slopeSe: (Math.sqrt(variance / sxx) * unit) / allX.scale,
    adjustedMeans: [adjusted(a), adjusted(b)],
    slopeHomogeneity: slopeHomogeneity(a, b, n),
    rSquared: 1 - residuals / allY.sumSquares,
    partialEtaSquared: (t * t) / (t * t + df),
  });
}

/** Sums of one group around its own means, in common units. */
interface GroupLine {
  readonly x: CentredSample;
  readonly y: CentredSample;
  readonly sxx: number;
  readonly sxy: number;
  readonly residualSquares: (slope: number) => number;
}

function groupLine(rows: readonly (readonly number[])[], unitX: number, unitY: number): GroupLine {
  const x = centredSample(rows.map(([value = 0]) => value));
  const y = centredSample(rows.map(([, value = 0]) => value));
  const dx = x.deviations.map((deviation) => deviation * (x.scale / unitX));
  const dy = y.deviations.map((deviation) => deviation * (y.scale / unitY));
  return {
    x,
    y,
    sxx: compensatedSum(dx.map((value) => value * value)),
    sxy: compensatedSum(dx.map((value, i) => value * (dy[i] ?? 0))),
    residualSquares: (slope) => compensatedSum(dx.map((value, i) => ((dy[i] ?? 0) - slope * value) ** 2)),
  };
}

function slopeHomogeneity(a: GroupLine, b: GroupLine, n: number): { f: number; p: number } | null {
  if (n < 5 || a.sxx === 0 || b.sxx === 0) return null;
  const slopeA = a.sxy / a.sxx;
  const slopeB = b.sxy / b.sxx;
  const residuals = a.residualSquares(slopeA) + b.residualSquares(slopeB);
  if (residuals === 0) return null;
  const interaction = ((a.sxx * b.sxx) / (a.sxx + b.sxx)) * (slopeA - slopeB) ** 2;
  const f = interaction / (residuals / (n - 4));
  return { f, p: fUpperTail(f, 1, n - 4) };
}
