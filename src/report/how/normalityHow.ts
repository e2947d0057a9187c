import { equation } from './exactText';
import type { How } from './how';
import { type HowSample, rAllGroups, rOneGroup, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** An F test with its degrees of freedom. */
export interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** How Shapiro-Wilk of one group came about. */
export function shapiroHow(
  sample: HowSample,
  index: number,
  { w, p }: { readonly w: number; readonly p: number },
): How {
  const label = sample.groups[index]?.label ?? '';
  return {
    title: `Shapiro-Wilk of ${sample.name}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    method: 'Shapiro-Wilk test of normality, Royston’s approximation',
    formula: 'W = (Σ aᵢx₍ᵢ₎)² / Σ(x − x̄)²',
    source: 'Shapiro & Wilk 1965; Royston 1995 (AS R94)',
    used: sampleUsed(sample, index),
    result: `${equation('W', w)}, ${equation('P', p)}`,
    asIn: 'SPSS EXAMINE /PLOT NPPLOT',
    get rCall() {
      return rLines(rOneGroup(sample, index), 'r <- shapiro.test(x)', 'c(r$statistic, P = r$p.value)');
    },
    yields: [w, p],
    values: sampleValues(sample, index),
  };
}

/** How Levene's test of equal variances came about. */
export function leveneHow(
  sample: HowSample,
  { centre, f, df1, df2, p }: FTest & { readonly centre: 'mean' | 'median' },
): How {
  const fun = centre === 'mean' ? '' : ', FUN = median';
  return {
    title: `Levene of ${sample.name}`,
    method: `Levene’s test of equal variances, ${centre}-centred`,
    formula: `one-way F of |x − ${centre} of the group|`,
    source: centre === 'mean' ? 'Levene 1960' : 'Brown & Forsythe 1974',
    used: sampleUsed(sample),
    result: `${equation('F', f)}, df = ${df1} and ${df2}, ${equation('P', p)}`,
    ...(centre === 'mean' && { asIn: 'SPSS T-TEST (Levene)' }),
    get rCall() {
      return rLines(
        rAllGroups(sample),
        `a <- anova(lm(abs(v - ave(v, g${fun})) ~ g))`,
        'c(F = a[1, "F value"], P = a[1, "Pr(>F)"])',
      );
    },
    yields: [f, p],
    values: sampleValues(sample),
  };
}
