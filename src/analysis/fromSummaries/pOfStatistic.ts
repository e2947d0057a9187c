import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { chiSquareUpperTail } from '../../statistics/distributions/chiSquareDistribution';
import { fUpperTail } from '../../statistics/distributions/fDistribution';
import { normalTwoSided } from '../../statistics/distributions/normalDistribution';
import { tTwoSided } from '../../statistics/distributions/tDistribution';
import type { StatisticsError } from '../../statistics/statisticsError';

/** A printed statistic. Degrees of freedom may be any positive number: Welch's are. */
export type PublishedStatistic =
  | { readonly kind: 't'; readonly value: number; readonly df: number }
  | { readonly kind: 'z'; readonly value: number }
  | { readonly kind: 'chi-square'; readonly value: number; readonly df: number }
  | { readonly kind: 'f'; readonly value: number; readonly df1: number; readonly df2: number }
  /** Spearman's or Pearson's r of n pairs, by Student's t with n − 2 degrees of freedom. */
  | { readonly kind: 'r'; readonly value: number; readonly n: number };

/** Two-sided P of t, Z and r; of chi-square and F the upper tail, which is two-sided by itself. */
export function pOfStatistic(statistic: PublishedStatistic): Result<number, StatisticsError> {
  if (!Number.isFinite(statistic.value)) return err({ kind: 'not-finite' });
  switch (statistic.kind) {
    case 't':
      return hasDf(statistic.df) ? ok(tTwoSided(statistic.value, statistic.df)) : outOfRange('df');
    case 'z':
      return ok(normalTwoSided(statistic.value));
    case 'chi-square':
      if (statistic.value < 0) return outOfRange('χ²');
      return hasDf(statistic.df) ? ok(chiSquareUpperTail(statistic.value, statistic.df)) : outOfRange('df');
    case 'f':
      if (statistic.value < 0) return outOfRange('F');
      return hasDf(statistic.df1) && hasDf(statistic.df2)
        ? ok(fUpperTail(statistic.value, statistic.df1, statistic.df2))
        : outOfRange('df');
    case 'r': {
      const { value: r, n } = statistic;
      if (!(Math.abs(r) <= 1)) return outOfRange('r');
      if (!Number.isInteger(n)) return outOfRange('n');
      if (n < 3) return err({ kind: 'too-few-values', needed: 3, got: n });
      // (1 − r)(1 + r), not 1 − r²: exact near ±1.
      const t = r * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
      return ok(Math.abs(r) === 1 ? 0 : tTwoSided(t, n - 2));
    }
  }
}

/**
 * The area under the ROC curve that a Mann-Whitney Z of groups of n1 and n2 implies, as of values without ties; from 0.5
 * up, because a printed Z has no direction. An error where the two cannot have that Z.
 */
export function areaOfZ(z: number, n1: number, n2: number): Result<number, StatisticsError> {
  if (!Number.isFinite(z)) return err({ kind: 'not-finite' });
  if (!Number.isInteger(n1) || !Number.isInteger(n2)) return outOfRange('n');
  if (Math.min(n1, n2) < 1) return err({ kind: 'too-few-values', needed: 1, got: Math.min(n1, n2) });
  const area = 0.5 + Math.abs(z) * Math.sqrt((n1 + n2 + 1) / (12 * n1 * n2));
  // Ties raise |Z| a little; beyond what rounding explains the numbers do not belong together.
  return area > 1 ? outOfRange('Z for these n') : ok(area);
}

function hasDf(df: number): boolean {
  return Number.isFinite(df) && df > 0;
}

function outOfRange(what: string): Result<never, StatisticsError> {
  return err({ kind: 'out-of-range', what });
}
