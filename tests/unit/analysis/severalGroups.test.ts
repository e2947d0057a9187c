import { describe, expect, it } from 'vitest';
import { compareSeveral } from '../../../src/analysis/severalGroups';
import type { Result } from '../../../src/base/result';

// Expected values: R 4, by the calls beside them (aov, TukeyHSD, oneway.test, kruskal.test, wilcox.test, p.adjust).
function value<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

const normal = [
  [5.1, 4.9, 6.2, 5.8, 6.0, 5.4],
  [7.9, 8.3, 7.1, 8.8, 7.5, 8.0],
  [5.5, 6.1, 5.9, 6.4, 5.0, 5.7],
];

describe('three normal groups of equal variances', () => {
  const comparison = compareSeveral(normal, 0.05);

  it('are compared by one-way ANOVA', () => {
    // shapiro.test P 0.718, 0.994, 0.986; Levene 0.8987; anova(lm(x ~ g))
    expect(comparison.chosen).toMatchObject({
      test: 'anova',
      reason: 'normal-equal-variances',
      summary: 'mean-sd',
    });
    expect(comparison.levene && value(comparison.levene).p).toBeCloseTo(0.8987383174788819, 11);
    const { statisticName, statistic, df1, df2, p } = value(comparison.chosen.outcome);
    expect([statisticName, df1, df2]).toEqual(['F', 2, 15]);
    expect(statistic).toBeCloseTo(36.05426, 5);
    expect(p).toBeCloseTo(1.8631e-6, 10);
  });

  it('and every two by Tukey, first minus second', () => {
    // TukeyHSD(aov(x ~ g)): b-a, c-a, c-b with the sign turned
    const pairs = comparison.chosen.pairs.map((pair) => ({ ...pair, ...value(pair.outcome) }));
    expect(pairs.map(({ first, second, by }) => [first, second, by])).toEqual([
      [0, 1, 'tukey'],
      [0, 2, 'tukey'],
      [1, 2, 'tukey'],
    ]);
    expect(pairs[0]?.difference).toBeCloseTo(-2.3666666666666663, 12);
    expect(pairs[0]?.interval[0]).toBeCloseTo(-3.169598265077215, 7);
    expect(pairs[0]?.interval[1]).toBeCloseTo(-1.5637350682561175, 7);
    expect(pairs[1]?.p).toBeCloseTo(0.796846876411898, 7);
    expect(pairs[2]?.difference).toBeCloseTo(2.166666666666667, 12);
    expect(pairs[2]?.p).toBeCloseTo(1.193171417035455e-5, 10);
  });

  it('have Welch’s ANOVA beside it', () => {
    // oneway.test(x ~ g)
    const welch = value(comparison.tests['welch-anova']);
    expect(welch.statistic).toBeCloseTo(30.129691811979, 10);
    expect(welch.df2).toBeCloseTo(9.9369689291837, 10);
    expect(welch.p).toBeCloseTo(6.045824368317e-5, 14);
  });
});

describe('groups that are not all normal', () => {
  const lists = [
    [1, 2, 3, 4, 50],
    [11, 12, 14, 13, 90],
    [1.5, 2.5, 3.5, 0.5, 60],
  ];
  const { chosen } = compareSeveral(lists, 0.05);

  it('are compared by Kruskal-Wallis', () => {
    expect(chosen).toMatchObject({ test: 'kruskal-wallis', reason: 'not-both-normal' });
    const { statisticName, statistic, df1, df2, p } = value(chosen.outcome);
    expect([statisticName, df1, df2]).toEqual(['H', 2, undefined]);
    expect(statistic).toBeCloseTo(4.38, 12);
    expect(p).toBeCloseTo(0.1119167486173, 12);
  });

  it('and every two by Mann-Whitney, adjusted by Holm', () => {
    // wilcox.test(exact = FALSE, correct = FALSE), p.adjust(method = "holm"), median(outer(a, b, "-"))
    const pairs = chosen.pairs.map(({ outcome }) => value(outcome));
    expect(pairs[0]?.pUnadjusted).toBeCloseTo(0.07580017458236127, 12);
    expect(pairs[0]?.p).toBeCloseTo(0.2274005237470838, 12);
    expect(pairs[1]?.p).toBeCloseTo(0.7540225300620748, 12);
    expect(pairs[0]?.difference).toBe(-10);
  });
});

describe('groups that cannot all be tested', () => {
  it('with fewer than three values: ranks, and said', () => {
    const { chosen } = compareSeveral(
      [
        [1, 2],
        [3, 4, 5],
        [6, 7, 9],
      ],
      0.05,
    );
    expect(chosen).toMatchObject({ test: 'kruskal-wallis', reason: 'fewer-than-three' });
    expect(chosen.outcome.ok).toBe(true);
  });

  it('constant ones: ranks; a pair without variation has a reason and does not count in Holm’s adjustment', () => {
    // kruskal.test(list(c(5,5,5), c(5,5,5), c(6,7,9))); two pairs of P 0.0369 adjusted among themselves
    const { chosen } = compareSeveral(
      [
        [5, 5, 5],
        [5, 5, 5],
        [6, 7, 9],
      ],
      0.05,
    );
    expect(chosen).toMatchObject({ test: 'kruskal-wallis', reason: 'normality-not-testable' });
    expect(value(chosen.outcome).statistic).toBeCloseTo(7.6235294117647, 12);
    expect(chosen.pairs[0]?.outcome).toEqual({ ok: false, error: { kind: 'zero-variance' } });
    const [, second, third] = chosen.pairs;
    expect(second && value(second.outcome).p).toBeCloseTo(0.07380790722743641, 12);
    expect(third && value(third.outcome).p).toBeCloseTo(0.07380790722743641, 12);
  });

  it('all values equal: a reason, not a number', () => {
    const { chosen } = compareSeveral(
      [
        [5, 5, 5],
        [5, 5, 5],
        [5, 5, 5],
      ],
      0.05,
    );
    expect(chosen.outcome).toEqual({ ok: false, error: { kind: 'zero-variance' } });
  });

  it('an empty group is named, and the others are tested as if it were not there', () => {
    const [a = [], b = [], c = []] = normal;
    const with0 = compareSeveral([a, [], b, c], 0.05);
    expect(with0.empty).toEqual([1]);
    expect(value(with0.chosen.outcome)).toEqual(value(compareSeveral(normal, 0.05).chosen.outcome));
    expect(with0.chosen.pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ]);
    expect(with0.groups[1]?.ok).toBe(false);
  });

  it('fewer than two groups with values: no test, and why', () => {
    for (const lists of [[], [[1, 2, 4]], [[1, 2, 4], [], []]]) {
      const { chosen } = compareSeveral(lists, 0.05);
      expect(chosen.outcome).toMatchObject({ ok: false, error: { kind: 'too-few-groups' } });
      expect(chosen.pairs).toEqual([]);
    }
  });
});
