import { describe, expect, it } from 'vitest';
import { anovaFromSummaries } from '../../../src/statistics/anovaFromSummaries';
import { oneWayAnova, welchAnova } from '../../../src/statistics/oneWayAnova';
import { tTestFromSummaries } from '../../../src/statistics/tTestFromSummaries';

const groups = [
  { n: 12, mean: 5.1, sd: 1.2 },
  { n: 9, mean: 6.4, sd: 2.1 },
  { n: 15, mean: 4.7, sd: 0.9 },
];

function present<T>(result: { readonly ok: boolean; readonly value?: T }): T {
  if (!result.ok || result.value === undefined) throw new Error('a value expected');
  return result.value;
}

describe('analysis of variance from summaries', () => {
  it('is that of R on data with these means and SDs', () => {
    // R 4.2: x <- unlist(lapply(g, function(v) v[2] + v[3] * as.numeric(scale(seq_len(v[1])^1.5)))); oneway.test(x ~ f)
    const { anova, welch, etaSquared } = present(anovaFromSummaries(groups));
    expect(anova).toMatchObject({ n: [12, 9, 15], df1: 2, df2: 33 });
    expect(anova.f).toBeCloseTo(4.41360470701249, 12);
    expect(anova.p).toBeCloseTo(0.02001742965900477, 13);
    expect(welch?.f).toBeCloseTo(2.704457592248342, 12);
    expect(welch?.df2).toBeCloseTo(16.33938931334845, 11);
    expect(welch?.p).toBeCloseTo(0.096696113142404, 13);
    expect(etaSquared).toBeCloseTo(0.211039883790697, 13);
  });

  it('is that of the values themselves, also with a large offset', () => {
    const lists = [
      [1e9 + 1, 1e9 + 2, 1e9 + 4],
      [1e9 + 3, 1e9 + 5, 1e9 + 6, 1e9 + 9],
    ];
    const summaries = lists.map((list) => {
      const mean = list.reduce((sum, value) => sum + (value - 1e9), 0) / list.length;
      const squares = list.reduce((sum, value) => sum + (value - 1e9 - mean) ** 2, 0);
      return { n: list.length, mean: 1e9 + mean, sd: Math.sqrt(squares / (list.length - 1)) };
    });
    const own = present(anovaFromSummaries(summaries));
    // A mean near 1e9 holds its fraction to 1e-7.
    expect(own.anova.f).toBeCloseTo(present(oneWayAnova(lists)).f, 6);
    expect(own.welch?.f).toBeCloseTo(present(welchAnova(lists)).f, 6);
  });

  it('of two groups is the square of t', () => {
    const [first, second] = groups;
    if (!first || !second) throw new Error('two groups expected');
    const { anova } = present(anovaFromSummaries([first, second]));
    const { student } = present(tTestFromSummaries(first, second));
    expect(anova.f).toBeCloseTo(student.t ** 2, 12);
    expect(anova.p).toBeCloseTo(student.p, 13);
  });

  it('refuses what no sample can have, and has no Welch where a group does not vary', () => {
    const [first] = groups;
    if (!first) throw new Error('a group expected');
    expect(anovaFromSummaries([first])).toMatchObject({ error: { kind: 'too-few-groups' } });
    expect(anovaFromSummaries([first, { ...first, n: 1 }])).toMatchObject({
      error: { kind: 'too-few-values' },
    });
    expect(anovaFromSummaries([first, { ...first, n: 2.5 }])).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(anovaFromSummaries([first, { ...first, sd: -1 }])).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(anovaFromSummaries([first, { ...first, mean: Number.NaN }])).toMatchObject({
      error: { kind: 'not-finite' },
    });
    const still = { ...first, sd: 0 };
    expect(anovaFromSummaries([still, still])).toMatchObject({ error: { kind: 'zero-variance' } });
    expect(present(anovaFromSummaries([first, still])).welch).toBeNull();
  });
});

describe('effect sizes from summaries', () => {
  it('have the intervals of R: noncentral t, times J', () => {
    // R: d of (9, 6.4, 2.1) and (15, 4.7, 0.9); uniroot over pt(t, 22, ncp); J = exp(lgamma(11) - lgamma(10.5)) / sqrt(11)
    const result = present(tTestFromSummaries({ n: 9, mean: 6.4, sd: 2.1 }, { n: 15, mean: 4.7, sd: 0.9 }));
    expect(result.cohensD).toBeCloseTo(1.1678152096082515, 12);
    expect(result.hedgesG).toBeCloseTo(1.127467963462009, 12);
    expect(result.hedgesGInterval[0]).toBeCloseTo(0.252707314425974, 8);
    expect(result.hedgesGInterval[1]).toBeCloseTo(1.980408847850755, 8);
  });
});
