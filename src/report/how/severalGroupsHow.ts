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
    // R's own quantile of the studentized range stops at four digits, so its limits and P are the same to those only.
    values: sampleValues(sample),
  };
}
