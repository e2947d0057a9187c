import type { ChiSquareTest, OddsRatio } from '../../analysis/fromSummaries/countsFromTable';
import { equation, intervalText } from '../how/exactText';
import type { How } from '../how/how';
import { rLines } from '../how/rText';

type Counts = readonly (readonly number[])[];

/** The chi-square tests of a table of counts. */
export type CountTest = 'pearson' | 'yates' | 'likelihood-ratio';

function rTable(counts: Counts): string {
  return `x <- matrix(c(${counts.flat().join(', ')}), nrow = ${counts.length}, byrow = TRUE)`;
}

function usedText(counts: Counts): string {
  return `${counts.length} × ${counts[0]?.length ?? 0} counts as published, n = ${counts.flat().reduce((sum, count) => sum + count, 0)}`;
}

/** Statistic and P of one of the chi-square tests; Yates' exists for 2 × 2 only. */
export function countTestOf(
  test: ChiSquareTest,
  kind: CountTest,
): { readonly chiSquare: number; readonly p: number } | null {
  if (kind === 'yates') return test.yates;
  if (kind === 'pearson') return { chiSquare: test.chiSquare, p: test.p };
  return { chiSquare: test.likelihoodRatio, p: test.likelihoodRatioP };
}

/** How a chi-square test of a table of counts came about. */
export function countTestHow(
  counts: Counts,
  kind: CountTest,
  { chiSquare, p }: { readonly chiSquare: number; readonly p: number },
  df: number,
): How {
  const texts = {
    pearson: {
      method: 'Pearson’s chi-square test, uncorrected',
      formula: 'χ² = Σ (O − E)² / E, E = row total × column total / n',
      source: 'Pearson 1900',
      r: ['r <- chisq.test(x, correct = FALSE)', 'c(r$statistic, r$parameter, P = r$p.value)'],
    },
    yates: {
      method: 'Chi-square test with Yates’ correction for continuity',
      formula: 'χ² = n max(0, |ad − bc| − n/2)² / (product of the four totals)',
      source: 'Yates 1934',
      // chisq.test() subtracts at most |O − E|, so it gives the same 0 where the correction exceeds the difference.
      r: ['r <- chisq.test(x, correct = TRUE)', 'c(r$statistic, r$parameter, P = r$p.value)'],
    },
    'likelihood-ratio': {
      method: 'Likelihood-ratio chi-square test',
      formula: 'G = 2 Σ O ln(O / E)',
      source: 'Wilks 1938',
      r: [
        'e <- outer(rowSums(x), colSums(x)) / sum(x)',
        'g <- 2 * sum(ifelse(x > 0, x * log(x / e), 0))',
        `c(g, ${df}, P = pchisq(g, ${df}, lower.tail = FALSE))`,
      ],
    },
  }[kind];
  return {
    title: 'P of the counts',
    method: texts.method,
    formula: texts.formula,
    source: texts.source,
    used: usedText(counts),
    result: `${equation(kind === 'likelihood-ratio' ? 'G' : 'χ²', chiSquare)}, df = ${df}, ${equation('P', p)}`,
    asIn: 'SPSS CROSSTABS /STATISTICS CHISQ',
    rCall: rLines(rTable(counts), texts.r),
    yields: [chiSquare, df, p],
  };
}

/** How Fisher's exact P came about. */
export function fisherHow(counts: Counts, p: number): How {
  return {
    title: 'Exact P of the counts',
    method: 'Fisher’s exact test, two-sided: all tables with these totals that are no likelier than this one',
    formula: 'P = Σ Π(row totals!) Π(column totals!) / (n! Π counts!)',
    source: 'Fisher 1935; Freeman & Halton 1951',
    used: usedText(counts),
    result: equation('P', p),
    asIn: 'SPSS CROSSTABS /METHOD EXACT',
    rCall: rLines(rTable(counts), 'fisher.test(x, workspace = 2e7)$p.value'),
    yields: [p],
  };
}

/** How an odds ratio with its interval came about. */
export function oddsHow(counts: Counts, value: number, interval: NonNullable<OddsRatio['interval']>): How {
  return {
    title: 'Odds ratio of the counts',
    method: 'Odds ratio, interval by the logit',
    formula: 'OR = ad / bc, CI = exp(ln OR ± 1.96 √(1/a + 1/b + 1/c + 1/d))',
    source: 'Woolf 1955',
    used: usedText(counts),
    result: `${equation('OR', value)}, 95 % CI ${intervalText(interval)}`,
    asIn: 'SPSS CROSSTABS /STATISTICS RISK',
    rCall: rLines(
      rTable(counts),
      'o <- log(x[1, 1] * x[2, 2] / (x[1, 2] * x[2, 1]))',
      'exp(o + c(0, -1, 1) * qnorm(0.975) * sqrt(sum(1 / x)))',
    ),
    yields: [value, ...interval],
  };
}
