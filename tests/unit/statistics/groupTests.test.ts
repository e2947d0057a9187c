import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../../src/statistics/adjustPValues';
import { chiSquareTest } from '../../../src/statistics/chiSquareTest';
import { describe as describeList } from '../../../src/statistics/describe';
import { fisherExact } from '../../../src/statistics/fisherExact';
import { fisherExactTable } from '../../../src/statistics/fisherExactTable';
import { hodgesLehmann } from '../../../src/statistics/hodgesLehmann';
import { mannWhitney } from '../../../src/statistics/mannWhitney';
import { oddsRatio } from '../../../src/statistics/oddsRatio';
import { pairedTTest } from '../../../src/statistics/pairedTTest';
import { quantiles } from '../../../src/statistics/quantile';
import { shapiroWilk } from '../../../src/statistics/shapiroWilk';
import { spearman } from '../../../src/statistics/spearman';
import { studentTTest, welchTTest } from '../../../src/statistics/twoSampleTTest';

describe('group tests', () => {
  it('gives W and P published by Shapiro & Wilk (1965) for the weights of 11 men', () => {
    const result = shapiroWilk([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236]);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.w).toBeCloseTo(0.7888, 4);
    expect(result.value.p).toBeCloseTo(0.0067, 4);
  });

  it('names what is wrong with the data', () => {
    expect(shapiroWilk([1, 2, null])).toMatchObject({ error: { kind: 'too-few-values', needed: 3, got: 2 } });
    expect(shapiroWilk(Array.from({ length: 5001 }, (_, i) => i))).toMatchObject({
      error: { kind: 'too-many-values' },
    });
    expect(studentTTest([1, 1], [1, 1])).toMatchObject({ error: { kind: 'zero-variance' } });
    expect(welchTTest([1], [1, 2])).toMatchObject({ error: { kind: 'too-few-values' } });
    expect(studentTTest([1, Number.NEGATIVE_INFINITY], [1, 2])).toMatchObject({
      error: { kind: 'not-finite' },
    });
    expect(pairedTTest([1, 2], [1])).toMatchObject({ error: { kind: 'lengths-differ' } });
    expect(pairedTTest([0.3, 0.4, 0.5], [0.2, 0.3, 0.4])).toMatchObject({ error: { kind: 'zero-variance' } });
    expect(mannWhitney([], [1])).toMatchObject({ error: { kind: 'too-few-values' } });
    expect(
      chiSquareTest([
        [1, 0],
        [2, 0],
      ]),
    ).toMatchObject({ error: { kind: 'empty-margin' } });
    expect(
      chiSquareTest([
        [1.5, 1],
        [2, 3],
      ]),
    ).toMatchObject({ error: { kind: 'not-a-count-table' } });
    expect(spearman([1, 1, 1], [1, 2, 3])).toMatchObject({ error: { kind: 'zero-variance' } });
    expect(adjustPValues([0.2, 1.2], 'holm')).toMatchObject({ error: { kind: 'out-of-range' } });
    expect(describeList([null])).toMatchObject({ error: { kind: 'too-few-values', needed: 1, got: 0 } });
  });

  it('quartiles of four squares are 1.75 by SPSS and 3.25 by R', () => {
    expect(quantiles([1, 4, 9, 16], [0.25])).toEqual({ ok: true, value: [1.75] });
    expect(quantiles([1, 4, 9, 16], [0.25], 7)).toEqual({ ok: true, value: [3.25] });
  });

  it('loses no digits under an offset of 1e9', () => {
    const plain = describeList([1, 2, 4, 9]);
    const moved = describeList([1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 9]);
    if (!plain.ok || !moved.ok) throw new Error('not computed');
    expect(moved.value.sd).toBeCloseTo(plain.value.sd ?? Number.NaN, 12);
    expect(moved.value.kurtosis).toBeCloseTo(plain.value.kurtosis ?? Number.NaN, 12);
  });

  it('a scale of 1e300 does not overflow the SD', () => {
    const result = describeList([1e300, 3e300]);
    if (!result.ok) throw new Error(result.error.kind);
    expect((result.value.sd ?? 0) / (Math.SQRT2 * 1e300)).toBeCloseTo(1, 14);
  });

  it('conditional odds ratio solves its equation exactly', () => {
    // Margins 4, 4, 4, 4 and a = 3: E(a) = 3 means ψ⁴ − 36ψ² − 32ψ − 3 = 0; R prints 6.408309.
    const result = fisherExact([
      [3, 1],
      [1, 3],
    ]);
    if (!result.ok) throw new Error(result.error.kind);
    const psi = result.value.conditionalOddsRatio;
    expect(psi).toBeCloseTo(6.4083, 4);
    expect((psi ** 4 - 36 * psi ** 2 - 32 * psi - 3) / psi ** 4).toBeCloseTo(0, 12);
    // Margins of 1: P(a = 1) = ψ/(1 + ψ) = 0.025 gives the lower limit 1/39.
    const smallest = fisherExact([
      [1, 0],
      [0, 1],
    ]);
    if (!smallest.ok) throw new Error(smallest.error.kind);
    expect(smallest.value.conditionalInterval[0]).toBeCloseTo(1 / 39, 13);
    expect(smallest.value.conditionalInterval[1]).toBe(Number.POSITIVE_INFINITY);
  });

  it('the network algorithm agrees with the 2 × 2 sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }),
        ([a = 1, b = 1, c = 1, d = 1]) => {
          const cells = [
            [a, b],
            [c, d],
          ];
          const sum = fisherExact(cells);
          const network = fisherExactTable(cells);
          if (!sum.ok || !network.ok) throw new Error('not computed');
          expect(network.value.p).toBeCloseTo(sum.value.p, 9);
        },
      ),
      { seed: 7 },
    );
  });

  it('gives no odds ratio with a zero cell', () => {
    expect(
      oddsRatio([
        [0, 3],
        [4, 5],
      ]),
    ).toMatchObject({ value: { oddsRatio: null, interval: null } });
  });

  it('exchanging the groups turns U1 into U2, z and the shift round, and keeps P', () => {
    const list = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(list, list, (x, y) => {
        const there = mannWhitney(x, y);
        const back = mannWhitney(y, x);
        const shift = hodgesLehmann(x, y);
        const shiftBack = hodgesLehmann(y, x);
        if (!there.ok || !back.ok || !shift.ok || !shiftBack.ok) throw new Error('not computed');
        expect(back.value.u2).toBe(there.value.u1);
        expect((back.value.zSigned ?? 0) + (there.value.zSigned ?? 0)).toBeCloseTo(0, 12);
        expect(back.value.pExact).toBeCloseTo(there.value.pExact ?? Number.NaN, 12);
        expect(shiftBack.value.estimate + shift.value.estimate).toBe(0);
      }),
      { seed: 3 },
    );
  });

  it('says that all values are equal by null, not by NaN', () => {
    expect(mannWhitney([1, 1], [1, 1, 1])).toMatchObject({
      value: { u: 3, zSpss: null, pAsymptotic: null, pContinuityCorrected: null },
    });
  });
});
