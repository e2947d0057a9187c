import { describe, expect, it } from 'vitest';
import { chiSquareTest } from '../../../src/statistics/chiSquareTest';
import { iccFromSummary } from '../../../src/statistics/iccFromSummary';
import { intraclassCorrelation } from '../../../src/statistics/intraclassCorrelation';
import { tTestFromSummaries } from '../../../src/statistics/tTestFromSummaries';

describe('calculators from published summaries', () => {
  it("re-compute the study's printed chi-square of 11/33 and 19/59: .012, P .912", () => {
    const result = chiSquareTest([
      [11, 22],
      [19, 40],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.chiSquare.toFixed(3)).toBe('0.012');
    expect(result.value.p.toFixed(3)).toBe('0.912');
  });

  it('t by hand: 3 and 2 in each of two groups of 8, SD 1, t = 1 / √(1/4) = 2 on 14 df', () => {
    const result = tTestFromSummaries({ n: 8, mean: 3, sd: 1 }, { n: 8, mean: 2, sd: 1 });
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.student).toMatchObject({ t: 2, df: 14, absoluteTRange: null });
    expect(result.value.welch.df).toBeCloseTo(14, 12);
    expect(result.value.cohensD).toBeCloseTo(1, 14);
    // R: 2 * pt(-2, 14)
    expect(result.value.student.p).toBeCloseTo(0.06528795288911197, 14);
  });

  it('says which t the rounding of the printed numbers leaves possible', () => {
    // By hand, n = 8, decimals 1: (1 − 0.1) / (1.05 / 2) and (1 + 0.1) / (0.95 / 2).
    const result = tTestFromSummaries({ n: 8, mean: 3, sd: 1 }, { n: 8, mean: 2, sd: 1 }, { decimals: 1 });
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.student.absoluteTRange?.[0]).toBeCloseTo(1.8 / 1.05, 12);
    expect(result.value.student.absoluteTRange?.[1]).toBeCloseTo(2.2 / 0.95, 12);
    const near = tTestFromSummaries({ n: 8, mean: 3, sd: 1 }, { n: 8, mean: 3.1, sd: 1 }, { decimals: 1 });
    if (!near.ok) throw new Error(near.error.kind);
    expect(near.value.student.absoluteTRange?.[0]).toBeCloseTo(0, 12);
  });

  it('refuse what no sample can have', () => {
    const group = { n: 5, mean: 1, sd: 1 };
    expect(tTestFromSummaries({ ...group, n: 1 }, group)).toMatchObject({
      error: { kind: 'too-few-values' },
    });
    expect(tTestFromSummaries({ ...group, n: 4.5 }, group)).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(tTestFromSummaries({ ...group, sd: -1 }, group)).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(tTestFromSummaries({ ...group, sd: 0 }, { ...group, sd: 0 })).toMatchObject({
      error: { kind: 'zero-variance' },
    });
    expect(tTestFromSummaries({ ...group, mean: Number.NaN }, group)).toMatchObject({
      error: { kind: 'not-finite' },
    });
    expect(iccFromSummary({ form: '2,k', icc: 1, n: 9, k: 2 })).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(iccFromSummary({ form: '3,1', icc: -1, n: 9, k: 2 })).toMatchObject({
      error: { kind: 'out-of-range' },
    });
    expect(iccFromSummary({ form: '3,1', icc: 0.5, n: 1, k: 2 })).toMatchObject({
      error: { kind: 'too-few-values' },
    });
    expect(iccFromSummary({ form: '3,1', icc: 0.5, n: 9, k: 1 })).toMatchObject({
      error: { kind: 'too-few-groups' },
    });
  });

  it('give back the intervals of the ratings of Shrout & Fleiss (1979) from their coefficients', () => {
    const all = intraclassCorrelation([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]);
    if (!all.ok) throw new Error(all.error.kind);
    const { icc11, icc21, icc31, icc1k, icc2k, icc3k, meanSquares } = all.value;
    const forms = [
      ['1,1', icc11],
      ['2,1', icc21],
      ['3,1', icc31],
      ['1,k', icc1k],
      ['2,k', icc2k],
      ['3,k', icc3k],
    ] as const;
    for (const [form, expected] of forms) {
      const result = iccFromSummary({
        form,
        icc: expected.icc ?? Number.NaN,
        n: 6,
        k: 4,
        raterRatio: meanSquares.msc / meanSquares.mse,
      });
      if (!result.ok) throw new Error(result.error.kind);
      expect(result.value.interval?.[0]).toBeCloseTo(expected.interval?.[0] ?? Number.NaN, 10);
      expect(result.value.interval?.[1]).toBeCloseTo(expected.interval?.[1] ?? Number.NaN, 10);
      expect(result.value.f).toBeCloseTo(expected.f ?? Number.NaN, 8);
    }
  });
});
