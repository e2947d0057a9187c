import { equation, intervalText } from './exactText';
import type { How } from './how';
import { type HowSample, rTwoGroups, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** A t test of two groups, as far as it is shown. */
export interface TTestFacts {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly meanDifference: number;
  readonly interval: readonly [number, number];
}

/** Which t test, and what of it the number is. */
export interface TTestAsked {
  readonly kind: 'student' | 'welch';
  readonly what: 'P' | 't' | 'Mean difference';
}

/** How a t test of two groups came about: its t and P, or its difference with interval. */
export function tTestHow(
  sample: HowSample,
  { t, df, p, meanDifference, interval }: TTestFacts,
  { kind, what }: TTestAsked,
): How {
  const isStudent = kind === 'student';
  const isDifference = what === 'Mean difference';
  return {
    title: `${what} of ${sample.name}`,
    method: isStudent ? 'Student’s t test, equal variances' : 'Welch’s t test, variances not assumed equal',
    formula: isStudent
      ? 't = (x̄₁ − x̄₂) / (sₚ√(1/n₁ + 1/n₂)), df = n₁ + n₂ − 2'
      : 't = (x̄₁ − x̄₂) / √(s₁²/n₁ + s₂²/n₂), df by Satterthwaite',
    source: isStudent ? 'Student 1908' : 'Welch 1947',
    used: sampleUsed(sample),
    result: isDifference
      ? `${equation('difference', meanDifference)}, 95 % CI ${intervalText(interval)}`
      : `${equation('t', t)}, ${equation('df', df)}, ${equation('P', p)}`,
    asIn: 'SPSS T-TEST GROUPS',
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        `r <- t.test(x, y${isStudent ? ', var.equal = TRUE' : ''})`,
        isDifference ? 'c(mean(x) - mean(y), r$conf.int)' : 'c(r$statistic, r$parameter, P = r$p.value)',
      );
    },
    yields: isDifference ? [meanDifference, ...interval] : [t, df, p],
    values: sampleValues(sample),
  };
}

/** How Hedges' g came about. */
export function hedgesHow(
  sample: HowSample,
  { g, interval }: { readonly g: number; readonly interval: readonly [number, number] },
): How {
  return {
    title: `Hedges’ g of ${sample.name}`,
    method: 'Standardized mean difference, corrected for small samples; interval by the noncentral t',
    formula: 'g = J (x̄₁ − x̄₂) / sₚ, J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n₁ + n₂ − 2',
    source: 'Hedges 1981',
    used: sampleUsed(sample),
    result: `${equation('g', g)}, 95 % CI ${intervalText(interval)}`,
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        'df <- length(x) + length(y) - 2',
        'h <- sqrt(1 / length(x) + 1 / length(y))',
        't <- t.test(x, y, var.equal = TRUE)$statistic',
        'j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)',
        'at <- function(p) uniroot(function(q) pt(t, df, q) - p, t + c(-8, 8), extendInt = "yes", tol = 1e-13)$root',
        'c(j * t * h, j * at(0.975) * h, j * at(0.025) * h)',
      );
    },
    yields: [g, ...interval],
    values: sampleValues(sample),
  };
}
