import type {
  AnovaFromSummaries,
  PublishedGroup,
  SummaryT,
  TTestFromSummaries,
} from '../../analysis/fromSummaries/meansFromSummaries';
import { equation, exactText, intervalText } from '../how/exactText';
import type { How } from '../how/how';
import { rLines, rNumbers } from '../how/rText';

const rGroups = (groups: readonly PublishedGroup[]): readonly string[] => [
  `n <- ${rNumbers(groups.map(({ n }) => n))}`,
  `m <- ${rNumbers(groups.map(({ mean }) => mean))}`,
  `s <- ${rNumbers(groups.map(({ sd }) => sd))}`,
];

const rStudent = ['df <- sum(n) - 2', 'v <- sum((n - 1) * s^2) / df', 'se <- sqrt(v * sum(1 / n))'];
const rWelch = ['w <- s^2 / n', 'se <- sqrt(sum(w))', 'df <- sum(w)^2 / sum(w^2 / (n - 1))'];

function usedText(groups: readonly PublishedGroup[]): string {
  return `n, mean and SD as published; n = ${groups.map(({ n }) => n).join(groups.length > 2 ? ', ' : ' and ')}`;
}

/** How a t test from summaries came about: t and P, or the difference with its interval. */
export function summaryTHow(
  groups: readonly PublishedGroup[],
  { meanDifference, ...tests }: TTestFromSummaries,
  kind: 'student' | 'welch',
  what: 'P' | 'difference',
): How {
  const { t, df, p, interval }: SummaryT = tests[kind];
  const isStudent = kind === 'student';
  const isP = what === 'P';
  return {
    title: isP ? 'P from summaries' : 'Mean difference from summaries',
    method: isStudent ? 'Student’s t test, equal variances' : 'Welch’s t test, variances not assumed equal',
    formula: isStudent
      ? 't = (m₁ − m₂) / (sₚ√(1/n₁ + 1/n₂)), sₚ² = Σ(nᵢ − 1)sᵢ² / (n₁ + n₂ − 2)'
      : 't = (m₁ − m₂) / √(s₁²/n₁ + s₂²/n₂), df by Satterthwaite',
    source: isStudent ? 'Student 1908' : 'Welch 1947',
    used: usedText(groups),
    result: isP
      ? `${equation('t', t)}, ${equation('df', df)}, ${equation('P', p)}`
      : `${equation('difference', meanDifference)}, 95 % CI ${intervalText(interval)}`,
    asIn: 'SPSS SUMMARY T-TEST',
    rCall: rLines(
      rGroups(groups),
      isStudent ? rStudent : rWelch,
      isP
        ? ['t <- (m[1] - m[2]) / se', 'c(t, df, P = 2 * pt(-abs(t), df))']
        : 'm[1] - m[2] + c(0, -1, 1) * qt(0.975, df) * se',
    ),
    yields: isP ? [t, df, p] : [meanDifference, ...interval],
  };
}

/** How Cohen's d or Hedges' g from summaries came about. */
export function summaryEffectHow(
  groups: readonly PublishedGroup[],
  { cohensD, cohensDInterval, hedgesG, hedgesGInterval }: TTestFromSummaries,
  kind: 'cohen' | 'hedges',
): How {
  const isHedges = kind === 'hedges';
  const value = isHedges ? hedgesG : cohensD;
  const interval = isHedges ? hedgesGInterval : cohensDInterval;
  return {
    title: `${isHedges ? 'Hedges’ g' : 'Cohen’s d'} from summaries`,
    method: `Standardized mean difference${isHedges ? ', corrected for small samples' : ''}; interval by the noncentral t`,
    formula: isHedges ? 'g = J (m₁ − m₂) / sₚ, J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2))' : 'd = (m₁ − m₂) / sₚ',
    source: isHedges ? 'Hedges 1981' : 'Cohen 1988',
    used: usedText(groups),
    result: `${equation(isHedges ? 'g' : 'd', value)}, 95 % CI ${intervalText(interval)}`,
    rCall: rLines(
      rGroups(groups),
      rStudent,
      't <- (m[1] - m[2]) / se',
      `j <- ${isHedges ? 'exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)' : '1'}`,
      'at <- function(p) uniroot(function(q) pt(t, df, q) - p, t + c(-8, 8), extendInt = "yes", tol = 1e-13)$root',
      'j * sqrt(sum(1 / n)) * c(t, at(0.975), at(0.025))',
    ),
    yields: [value, ...interval],
  };
}

/** How an analysis of variance from summaries came about. */
export function summaryAnovaHow(
  groups: readonly PublishedGroup[],
  { f, df1, df2, p }: AnovaFromSummaries['anova'],
  kind: 'anova' | 'welch',
): How {
  const isWelch = kind === 'welch';
  return {
    title: 'P from summaries',
    method: isWelch
      ? 'Welch’s analysis of variance, variances not assumed equal'
      : 'One-way analysis of variance, equal variances',
    formula: isWelch
      ? 'F = [Σ wᵢ(mᵢ − m̄)² / (k − 1)] / [1 + 2(k − 2)Λ / (k² − 1)], wᵢ = nᵢ/sᵢ², Λ = Σ (1 − wᵢ/w)² / (nᵢ − 1)'
      : 'F = [Σ nᵢ(mᵢ − m̄)² / (k − 1)] / [Σ (nᵢ − 1)sᵢ² / (N − k)]',
    source: isWelch ? 'Welch 1951' : 'Fisher 1925',
    used: usedText(groups),
    result: `${equation('F', f)}, ${equation('df', df1)} and ${equation('', df2).replace(/^ = /, '')}, ${equation('P', p)}`,
    asIn: isWelch ? 'SPSS ONEWAY /STATISTICS WELCH' : 'SPSS ONEWAY',
    rCall: rLines(
      rGroups(groups),
      'k <- length(n)',
      isWelch
        ? [
            'w <- n / s^2',
            'a <- sum(w * m) / sum(w)',
            'l <- sum((1 - w / sum(w))^2 / (n - 1))',
            'f <- sum(w * (m - a)^2) / (k - 1) / (1 + 2 * (k - 2) * l / (k^2 - 1))',
            'df2 <- (k^2 - 1) / (3 * l)',
          ]
        : [
            'df2 <- sum(n) - k',
            'f <- sum(n * (m - sum(n * m) / sum(n))^2) / (k - 1) / (sum((n - 1) * s^2) / df2)',
          ],
      'c(f, k - 1, df2, P = pf(f, k - 1, df2, lower.tail = FALSE))',
    ),
    yields: [f, df1, df2, p],
  };
}

/** How the range of |t| that rounding leaves open came about; `decimals` are those of the printed means and SDs. */
export function summaryRangeHow(
  groups: readonly PublishedGroup[],
  [low, high]: readonly [number, number],
  kind: 'student' | 'welch',
  decimals: number,
): How {
  return {
    title: '|t| possible by rounding',
    method: 'The smallest and largest |t| of all means and SDs that round to the printed ones',
    formula: '(|m₁ − m₂| ∓ 2h) / SE with every SD ± h, h half of the last printed digit',
    source: 'METHODS: From published summaries',
    used: `${usedText(groups)}; ${decimals} decimals printed`,
    result: `${exactText(low)} to ${exactText(high)}`,
    rCall: rLines(
      rGroups(groups),
      `h <- 0.5 / 10^${decimals}; sd <- s`,
      'end <- function(sign) {',
      '  s <- pmax(0, sd + sign * h)',
      ...(kind === 'student' ? rStudent : rWelch).map((line) => `  ${line}`),
      '  max(0, abs(m[1] - m[2]) - sign * 2 * h) / se',
      '}',
      'c(end(1), end(-1))',
    ),
    yields: [low, high],
  };
}

/** How the share of the variance between groups came about. */
export function summaryEtaHow(groups: readonly PublishedGroup[], etaSquared: number): How {
  return {
    title: 'η² from summaries',
    method: 'Share of the sum of squares that is between the groups',
    formula: 'η² = SS between / (SS between + SS within)',
    source: 'Fisher 1925',
    used: usedText(groups),
    result: equation('η²', etaSquared),
    rCall: rLines(
      rGroups(groups),
      'b <- sum(n * (m - sum(n * m) / sum(n))^2); w <- sum((n - 1) * s^2)',
      'b / (b + w)',
    ),
    yields: [etaSquared],
  };
}
