import { err, ok, type Result } from '../base/result';
import { fUpperTail } from './distributions/fDistribution';
import type { OneWayTest } from './oneWayAnova';
import type { StatisticsError } from './statisticsError';
import type { PublishedGroup } from './tTestFromSummaries';

/** Both one-way analyses of variance of published groups. Welch's needs spread in every group; null where one has none. */
export interface AnovaFromSummaries {
  readonly anova: OneWayTest;
  readonly welch: OneWayTest | null;
  /** Share of the variation that lies between the groups. */
  readonly etaSquared: number;
}

/** One-way analysis of variance from n, mean and SD of two or more groups. See METHODS.md, "From published summaries". */
export function anovaFromSummaries(
  groups: readonly PublishedGroup[],
): Result<AnovaFromSummaries, StatisticsError> {
  if (groups.length < 2) return err({ kind: 'too-few-groups', needed: 2, got: groups.length });
  if (!groups.every(({ n, mean, sd }) => [n, mean, sd].every(Number.isFinite)))
    return err({ kind: 'not-finite' });
  if (!groups.every(({ n }) => Number.isInteger(n))) return err({ kind: 'out-of-range', what: 'n' });
  const smallest = Math.min(...groups.map(({ n }) => n));
  if (smallest < 2) return err({ kind: 'too-few-values', needed: 2, got: smallest });
  if (groups.some(({ sd }) => sd < 0)) return err({ kind: 'out-of-range', what: 'SD' });
  if (groups.every(({ sd }) => sd === 0)) return err({ kind: 'zero-variance' });
  const n = groups.map((group) => group.n);
  const total = sum(n);
  const df1 = groups.length - 1;
  const df2 = total - groups.length;
  // Around the first mean, so that a common offset costs no digits.
  const origin = groups[0]?.mean ?? 0;
  const centre = sum(groups.map((group) => (group.n / total) * (group.mean - origin)));
  const between = sum(groups.map((group) => group.n * (group.mean - origin - centre) ** 2));
  const within = sum(groups.map((group) => (group.n - 1) * group.sd ** 2));
  const f = between / df1 / (within / df2);
  return ok({
    anova: { n, f, df1, df2, p: fUpperTail(f, df1, df2) },
    welch: groups.some(({ sd }) => sd === 0) ? null : welch(groups, origin),
    etaSquared: between / (between + within),
  });
}

/** Welch (1951), as `welchAnova` on data. */
function welch(groups: readonly PublishedGroup[], origin: number): OneWayTest {
  const k = groups.length;
  const weights = groups.map(({ n, sd }) => n / sd ** 2);
  const whole = sum(weights);
  const centre = sum(groups.map(({ mean }, at) => (weightAt(weights, at) / whole) * (mean - origin)));
  const spread = sum(groups.map(({ n }, at) => (1 - weightAt(weights, at) / whole) ** 2 / (n - 1)));
  const between =
    sum(groups.map(({ mean }, at) => weightAt(weights, at) * (mean - origin - centre) ** 2)) / (k - 1);
  const f = between / (1 + (2 * (k - 2) * spread) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * spread);
  return { n: groups.map(({ n }) => n), f, df1: k - 1, df2, p: fUpperTail(f, k - 1, df2) };
}

function weightAt(weights: readonly number[], at: number): number {
  return weights[at] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
