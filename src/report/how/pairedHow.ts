import { equation, intervalText } from './exactText';
import type { How, HowValues } from './how';
import { rLines, rNumbers } from './rText';

/** Two values of the same subjects, in words and as R has them. */
export interface HowPairs {
  /** "ROI-CSA, pre-op and follow-up: refractured". */
  readonly name: string;
  readonly n: number;
  readonly dropped: number;
  /** Rows of the file and the two columns; undefined: the values are written out. */
  readonly file: { readonly rows: string; readonly before: string; readonly after: string } | undefined;
  readonly list: () => readonly { readonly code: string; readonly before: number; readonly after: number }[];
}

/** How mean and SD, or median and quartiles, of one time point or of the differences came about. */
export function pairDescriptionHow(
  pairs: HowPairs,
  of: 'preop' | 'follow-up' | 'difference',
  described: {
    readonly mean: number;
    readonly sd: number | undefined;
    readonly median: number;
    readonly q1: number;
    readonly q3: number;
  },
  summary: 'mean-sd' | 'median-quartiles',
): How {
  const { mean, sd, median, q1, q3 } = described;
  const isMean = summary === 'mean-sd';
  const x = { preop: 'before', 'follow-up': 'after', difference: 'after - before' }[of];
  const names = { preop: 'Pre-op', 'follow-up': 'Follow-up', difference: 'Difference' };
  const spread = sd === undefined ? [] : [sd];
  return {
    title: `${isMean ? 'Mean ± SD' : 'Median (Q1, Q3)'} of ${names[of].toLowerCase()}: ${pairs.name}`,
    method: isMean ? 'Arithmetic mean; standard deviation with n − 1' : 'Median and quartiles, type 6',
    formula: isMean
      ? 'x̄ = Σx / n; SD = √(Σ(x − x̄)² / (n − 1))'
      : 'value at place (n + 1)p of the sorted values, p = 0.5, 0.25, 0.75',
    source: isMean ? 'METHODS: Descriptive statistics' : 'Hyndman & Fan 1996, type 6',
    used: pairsUsed(pairs),
    result: isMean
      ? [equation('mean', mean), ...spread.map((one) => equation('SD', one))].join(', ')
      : [equation('median', median), equation('Q1', q1), equation('Q3', q3)].join(', '),
    asIn: isMean ? 'SPSS DESCRIPTIVES' : 'SPSS FREQUENCIES /NTILES=4 (HAVERAGE)',
    get rCall() {
      const call = isMean
        ? `x <- ${x}; c(mean(x)${sd === undefined ? '' : ', sd(x)'})`
        : `quantile(${x}, c(0.5, 0.25, 0.75), type = 6)`;
      return rLines(rPairs(pairs), call);
    },
    yields: isMean ? [mean, ...spread] : [median, q1, q3],
    values: pairValues(pairs),
  };
}

/** How Shapiro-Wilk of the differences came about. */
export function differencesShapiroHow(
  pairs: HowPairs,
  { w, p }: { readonly w: number; readonly p: number },
): How {
  return {
    title: `Shapiro-Wilk of the differences of ${pairs.name}`,
    method: 'Shapiro-Wilk test of the differences, Royston’s approximation',
    formula: 'W = (Σ aᵢd₍ᵢ₎)² / Σ(d − d̄)², d = follow-up − pre-op',
    source: 'Shapiro & Wilk 1965; Royston 1995 (AS R94)',
    used: pairsUsed(pairs),
    result: `${equation('W', w)}, ${equation('P', p)}`,
    asIn: 'SPSS EXAMINE /PLOT NPPLOT',
    get rCall() {
      return rLines(rPairs(pairs), 'r <- shapiro.test(after - before)', 'c(r$statistic, P = r$p.value)');
    },
    yields: [w, p],
    values: pairValues(pairs),
  };
}

/** How the paired t test came about. */
export function pairedTHow(
  pairs: HowPairs,
  test: {
    readonly t: number;
    readonly df: number;
    readonly p: number;
    readonly meanDifference: number;
    readonly interval: readonly [number, number];
  },
): How {
  const { t, df, p, meanDifference, interval } = test;
  return {
    title: `P of ${pairs.name}`,
    method: 'Paired t test',
    formula: 't = d̄ / (s_d/√n), d = follow-up − pre-op, df = n − 1',
    source: 'Student 1908',
    used: pairsUsed(pairs),
    result: `${equation('t', t)}, df = ${df}, ${equation('P', p)}, ${equation('mean difference', meanDifference)}, 95 % CI ${intervalText(interval)}`,
    asIn: 'SPSS T-TEST PAIRS',
    get rCall() {
      return rLines(
        rPairs(pairs),
        'r <- t.test(after, before, paired = TRUE)',
        'c(r$statistic, r$parameter, P = r$p.value, r$estimate, r$conf.int)',
      );
    },
    yields: [t, df, p, meanDifference, ...interval],
    values: pairValues(pairs),
  };
}

/** How Wilcoxon's signed rank test came about: asymptotic, and where it can be counted exact. */
export function wilcoxonHow(
  pairs: HowPairs,
  test: {
    readonly zSpss: number;
    readonly pAsymptotic: number;
    readonly pExact: number | null;
    readonly rankSumPositive: number;
    readonly zeros: number;
    readonly hasTies: boolean;
  },
  what: 'asymptotic' | 'exact' = 'asymptotic',
): How {
  const { zSpss, pAsymptotic, pExact, rankSumPositive, zeros, hasTies } = test;
  const isExact = what === 'exact' && pExact !== null;
  const used = `${pairsUsed(pairs)}, ${zeros} differences of 0 left out, ${hasTies ? 'with ties' : 'no ties'}`;
  return {
    title: `${isExact ? 'Exact P' : 'P'} of ${pairs.name}`,
    method: isExact
      ? 'Wilcoxon signed rank, exact: over all signs of the midranks'
      : 'Wilcoxon signed rank, asymptotic, tie-corrected, no continuity correction',
    formula: isExact
      ? 'P(|T − E T| ≥ |t − E T|), T the sum of positive ranks'
      : 'Z = (T − n(n + 1)/4) / √(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)',
    source: 'Wilcoxon 1945; Z without sign, as SPSS',
    used,
    result: isExact
      ? `${equation('T', rankSumPositive)}, ${equation('P', pExact)}`
      : `${equation('T', rankSumPositive)}, ${equation('Z', zSpss)}, ${equation('P', pAsymptotic)}`,
    asIn: 'SPSS NPAR TESTS /WILCOXON',
    get rCall() {
      if (isExact) {
        return rLines(
          rPairs(pairs),
          'd <- (after - before)[after != before]',
          'r <- 2 * rank(abs(d)); w <- c(1, rep(0, sum(r)))',
          'for (k in r) w <- w + c(rep(0, k), head(w, -k))',
          'far <- abs(0:sum(r) - sum(r) / 2) >= abs(sum(r[d > 0]) - sum(r) / 2)',
          'sum(w[far]) / sum(w)',
        );
      }
      return rLines(
        rPairs(pairs),
        'r <- wilcox.test(after, before, paired = TRUE, exact = FALSE, correct = FALSE)',
        'c(r$statistic, Z = qnorm(r$p.value / 2), P = r$p.value)',
      );
    },
    ...(isExact
      ? { yields: [pExact] }
      : pAsymptotic > 0 && { yields: [rankSumPositive, zSpss, pAsymptotic] }),
    values: pairValues(pairs),
  };
}

/** R lines that make `before` and `after`. */
export function rPairs({ file, list }: HowPairs): readonly string[] {
  if (!file) {
    const all = list();
    return [
      `before <- ${rNumbers(all.map(({ before }) => before))}`,
      `after <- ${rNumbers(all.map(({ after }) => after))}`,
    ];
  }
  const { rows, before, after } = file;
  return [
    `d <- subset(subjects, ${rows} & !is.na(${before}) & !is.na(${after}))`,
    `before <- with(d, ${before})`,
    `after <- with(d, ${after})`,
  ];
}

/** "n = 33 pairs, 0 left out for a missing value". */
export function pairsUsed({ n, dropped }: HowPairs): string {
  return `n = ${n} pairs, ${dropped} left out for a missing value`;
}

/** The values behind a number of pairs. */
export function pairValues({ n, list }: HowPairs): HowValues {
  return {
    count: n,
    columns: ['Pre-op', 'Follow-up'],
    list: () => list().map(({ code, before, after }) => ({ code, values: [before, after] })),
  };
}
