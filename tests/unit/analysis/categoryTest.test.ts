import { describe, expect, it } from 'vitest';
import { testCategories } from '../../../src/analysis/categoryTest';

describe('testCategories', () => {
  it('finds the sex ratio of the reference study as printed: chi-square 0.012, P 0.912', () => {
    const test = testCategories([
      [11, 19],
      [22, 40],
    ]);
    if (!test.ok || test.value.kind !== 'pearson') throw new Error('chi-square expected');
    expect(test.value.chiSquare).toBeCloseTo(0.0123, 4);
    expect(test.value.p).toBeCloseTo(0.912, 3);
    expect(test.value.df).toBe(1);
  });

  it('leaves out a category that nobody has', () => {
    const test = testCategories([
      [0, 0],
      [11, 19],
      [22, 40],
    ]);
    expect(test.ok && test.value.kind === 'pearson' && [test.value.df, test.value.cells]).toEqual([1, 4]);
  });

  it('tests three categories by chi-square and counts small expected counts', () => {
    // By hand: expected 2 everywhere, so 4 × 1 / 2 + 0 = 2 with 2 degrees of freedom; P = exp(−1).
    const test = testCategories([
      [1, 3],
      [3, 1],
      [2, 2],
    ]);
    if (!test.ok || test.value.kind !== 'pearson') throw new Error('chi-square expected');
    expect(test.value).toMatchObject({ chiSquare: 2, df: 2, expectedBelow5: 6, cells: 6 });
    expect(test.value.p).toBeCloseTo(Math.exp(-1), 12);
  });

  it('has nothing to test where everybody is alike or a group is empty', () => {
    expect(testCategories([[4, 5]])).toEqual({ ok: false, error: { kind: 'empty-margin' } });
    expect(
      testCategories([
        [4, 0],
        [5, 0],
      ]),
    ).toEqual({ ok: false, error: { kind: 'empty-margin' } });
  });
});
