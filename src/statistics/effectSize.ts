import gammaln from '@stdlib/math-base-special-gammaln';
import { ok, type Result } from '../base/result';
import { noncentralityOfT } from './distributions/noncentralTDistribution';
import type { MaybeNumber } from './missing';
import { pairedTTest } from './pairedTTest';
import type { StatisticsError } from './statisticsError';
import { studentTTest } from './twoSampleTTest';

/** Standardized mean differences, first minus second. */
export interface EffectSize {
  readonly n1: number;
  readonly n2: number;
  /** Difference in units of the pooled SD. */
  readonly cohensD: number;
  readonly cohensDInterval: readonly [number, number];
  /** Cohen's d times the small-sample factor J. */
  readonly hedgesG: number;
  readonly hedgesGInterval: readonly [number, number];
  readonly correctionJ: number;
  /** Difference in units of the second group's SD; null where that is 0 or unknown. */
  readonly glassDelta: number | null;
}

/** Cohen's d, Hedges' g and Glass's Δ with noncentral t intervals. See METHODS.md, "Effect sizes". */
export function effectSize(
  first: readonly MaybeNumber[],
  second: readonly MaybeNumber[],
  confidence = 0.95,
): Result<EffectSize, StatisticsError> {
  const test = studentTTest(first, second);
  if (!test.ok) return test;
  const { t, df, meanDifference, first: a, second: b } = test.value;
  const unit = Math.sqrt(1 / a.n + 1 / b.n);
  const limit = (p: number): number => noncentralityOfT(t, df, p) * unit;
  const interval: readonly [number, number] = [limit((1 + confidence) / 2), limit((1 - confidence) / 2)];
  const correctionJ = smallSampleFactor(df);
  const sd = b.sd ?? 0;
  return ok({
    n1: a.n,
    n2: b.n,
    cohensD: t * unit,
    cohensDInterval: interval,
    hedgesG: t * unit * correctionJ,
    hedgesGInterval: [interval[0] * correctionJ, interval[1] * correctionJ],
    correctionJ,
    glassDelta: sd > 0 ? meanDifference / sd : null,
  });
}

/** Mean of paired differences x − y in units of their SD. */
export interface PairedEffectSize {
  readonly n: number;
  readonly dropped: number;
  readonly dz: number;
  readonly dzInterval: readonly [number, number];
  /** d_z times the small-sample factor J. */
  readonly gz: number;
  readonly gzInterval: readonly [number, number];
}

/** Cohen's d_z and its corrected form with noncentral t intervals. See METHODS.md, "Effect sizes". */
export function pairedEffectSize(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  confidence = 0.95,
): Result<PairedEffectSize, StatisticsError> {
  const test = pairedTTest(x, y);
  if (!test.ok) return test;
  const { n, dropped, t, df, dz } = test.value;
  const limit = (p: number): number => noncentralityOfT(t, df, p) / Math.sqrt(n);
  const dzInterval: readonly [number, number] = [limit((1 + confidence) / 2), limit((1 - confidence) / 2)];
  const j = smallSampleFactor(df);
  return ok({ n, dropped, dz, dzInterval, gz: j * dz, gzInterval: [j * dzInterval[0], j * dzInterval[1]] });
}

/** Hedges' J; with one degree of freedom 0, where Γ((df − 1)/2) is infinite. */
export function smallSampleFactor(df: number): number {
  return Math.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / Math.sqrt(df / 2);
}
