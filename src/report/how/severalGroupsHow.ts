import { equation, intervalText } from './exactText';
import type { How } from './how';
import { type HowSample, rAllGroups, sampleUsed, sampleValues } from './howSample';
import type { FTest } from './normalityHow';
import { rLines, rString } from './rText';

/** How the analysis of variance of several groups came about. */
export function anovaHow(sample: HowSample, { f, df1, df2, p }: FTest, kind: 'one-way' | 'welch'): How {
  const isWelch = kind === 'welch';
  return {
    title: `P of ${sample.name}`,
    method: isWelch ? 'Welch’s analysis of variance' : 'One-way analysis of variance',
    formula: isWelch
      ? 'F with weights nᵢ/sᵢ², df2 not rounded'
      : 'F = mean square between / mean square within',
    source: isWelch ? 'Welch 1951' : 'Fisher 1925',
    used: sampleUsed(sample),
    result: `${equation('F', f)}, ${equation('df1', df1)}, ${equation('df2', df2)}, ${equation('P', p)}`,
    asIn: 'SPSS ONEWAY',
    get rCall() {
      return rLines(
        rAllGroups(sample),
        'g <- droplevels(g)',
        `r <- oneway.test(v ~ g${isWelch ? '' : ', var.equal = TRUE'})`,
        'c(r$statistic, r$parameter, P = r$p.value)',
      );
    },
    yields: [f, df1, df2, p],
    values: sampleValues(sample),
  };
}

/** How Kruskal-Wallis came about. */
export function kruskalWallisHow(
  sample: HowSample,
  { h, df, p }: { readonly h: number; readonly df: number; readonly p: number },
): How {
  return {
    title: `P of ${sample.name}`,
    method: 'Kruskal-Wallis test, corrected for ties',
    formula: 'H = (12/(N(N + 1)) Σ Rᵢ²/nᵢ − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N))',
    source: 'Kruskal & Wallis 1952',
    used: sampleUsed(sample),
    result: `${equation('H', h)}, df = ${df}, ${equation('P', p)}`,
    asIn: 'SPSS NPAR TESTS /K-W',
    get rCall() {
      return rLines(
        rAllGroups(sample),
        'g <- droplevels(g)',
        'r <- kruskal.test(v, g)',
        'c(r$statistic, r$parameter, P = r$p.value)',
      );
    },
    yields: [h, df, p],
    values: sampleValues(sample),
  };
}

/** R's own studentized range stops at about these digits: its quantile iterates to 1e-4, its P to 1e-10. */
const tukeyInR = 1e-4;

/** How Tukey's comparison of two of several groups came about: `first` minus `second`, both places in the sample. */
export function tukeyHow(
  sample: HowSample,
  pair: {
    readonly first: number;
    readonly second: number;
    readonly difference: number;
    readonly p: number;
    readonly interval: readonly [number, number];
  },
): How {
  const { first, second, difference, p, interval } = pair;
  const levels = sample.file?.levels ?? sample.groups.map(({ label }) => label);
  const [a = '', b = ''] = [levels[first], levels[second]];
  // TukeyHSD gives the later level minus the earlier.
  const isForward = first > second;
  const row = isForward ? `${a}-${b}` : `${b}-${a}`;
  const call = `TukeyHSD(aov(v ~ g))$g[${rString(row)}, ]`;
  return {
    title: `${sample.groups[first]?.label ?? ''} − ${sample.groups[second]?.label ?? ''} of ${sample.name}`,
    method: 'Tukey’s honest significant difference (Tukey-Kramer)',
    formula: 'q = |x̄ᵢ − x̄ⱼ| / √(MSW/2 · (1/nᵢ + 1/nⱼ)), studentized range',
    source: 'Tukey 1949; Kramer 1956',
    used: sampleUsed(sample),
    result: `${equation('difference', difference)}, 95 % CI ${intervalText(interval)}, ${equation('P', p)}`,
    asIn: 'SPSS ONEWAY /POSTHOC=TUKEY',
    get rCall() {
      return rLines(
        rAllGroups(sample),
        'g <- droplevels(g)',
        `r <- ${call}`,
        isForward
          ? 'c(r["diff"], r["lwr"], r["upr"], r["p adj"])'
          : 'c(-r["diff"], -r["upr"], -r["lwr"], r["p adj"])',
      );
    },
    yields: [difference, ...interval, p],
    yieldsTo: tukeyInR,
    values: sampleValues(sample),
  };
}

/** How a comparison of two of several groups came about whose P is adjusted by Holm's method; places as for `tukeyHow`. */
export function holmPairHow(
  sample: HowSample,
  pair: {
    readonly first: number;
    readonly second: number;
    readonly by: 'welch' | 'mann-whitney';
    readonly difference: number;
    readonly interval: readonly [number, number];
    /** Of Mann-Whitney: how Moses' limits were found. */
    readonly intervalKind: 'exact' | 'asymptotic';
    readonly pUnadjusted: number;
    readonly p: number;
  },
): How {
  const { first, second, by, difference, interval, intervalKind, pUnadjusted, p } = pair;
  const isWelch = by === 'welch';
  const isExact = intervalKind === 'exact';
  const isBounded = interval.every(Number.isFinite);
  const test = isWelch ? 't.test(x, y)' : 'wilcox.test(x, y, exact = FALSE, correct = FALSE)';
  return {
    title: `${sample.groups[first]?.label ?? ''} − ${sample.groups[second]?.label ?? ''} of ${sample.name}`,
    method: isWelch
      ? 'Welch’s t test of every two groups; P adjusted by Holm’s method, interval not'
      : 'Mann-Whitney test of every two groups, asymptotic, no continuity correction; P adjusted by Holm’s method, interval not',
    formula: `i-th smallest of m P: max over j ≤ i of min(1, (m − j + 1) P₍ⱼ₎)${isWelch ? '' : `; difference: median of all x − y, Moses’ ${isExact ? 'exact' : 'asymptotic'} limits`}`,
    source: isWelch ? 'Welch 1947; Holm 1979' : 'Mann & Whitney 1947; Hodges & Lehmann 1963; Holm 1979',
    used: sampleUsed(sample),
    result: `${equation('difference', difference)}, 95 % CI ${intervalText(interval)}, ${equation('P', p)}, ${equation('not adjusted', pUnadjusted)}`,
    get rCall() {
      return rLines(
        rAllGroups(sample),
        'l <- split(v, g); k <- combn(which(lengths(l) > 0), 2)',
        // A pair that cannot be tested takes no part in the adjustment.
        `p <- apply(k, 2, function(i) { x <- l[[i[1]]]; y <- l[[i[2]]]`,
        `  tryCatch(${test}$p.value, error = function(e) NA) })`,
        `own <- k[1, ] == ${first + 1} & k[2, ] == ${second + 1}`,
        `x <- l[[${first + 1}]]; y <- l[[${second + 1}]]`,
        isWelch
          ? 'size <- c(mean(x) - mean(y), t.test(x, y)$conf.int)'
          : [
              'd <- sort(outer(x, y, "-")); m <- length(d)',
              isExact
                ? 'at <- max(1, qwilcox(0.025, length(x), length(y)))'
                : 'at <- max(1, floor(m / 2 - qnorm(0.975) * sqrt(m * (length(x) + length(y) + 1) / 12)))',
              isBounded
                ? 'size <- c(median(d), d[at], d[m + 1 - at])'
                : 'size <- median(d) # too few values: d[1] to d[m] do not hold it with 95 %',
            ],
        'c(size, P = p.adjust(p, "holm")[own], p[own])',
      );
    },
    yields: [difference, ...(isBounded ? interval : []), p, pUnadjusted],
    values: sampleValues(sample),
  };
}
