import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/base/result';
import { blandAltman } from '../../src/statistics/blandAltman';
import { cliffsDelta } from '../../src/statistics/cliffsDelta';
import { hodgesLehmann } from '../../src/statistics/hodgesLehmann';
import { intraclassCorrelation } from '../../src/statistics/intraclassCorrelation';
import { kendallTauB } from '../../src/statistics/kendallTauB';
import { levene } from '../../src/statistics/levene';
import { linsConcordance } from '../../src/statistics/linsConcordance';
import { mannWhitney } from '../../src/statistics/mannWhitney';
import { oneWayAnova } from '../../src/statistics/oneWayAnova';
import { pearson } from '../../src/statistics/pearson';
import { rocCurve } from '../../src/statistics/rocCurve';
import { shapiroWilk } from '../../src/statistics/shapiroWilk';
import { spearman } from '../../src/statistics/spearman';
import { studentTTest, welchTTest } from '../../src/statistics/twoSampleTTest';
import { wilcoxonSignedRank } from '../../src/statistics/wilcoxonSignedRank';

const options = { seed: 5, numRuns: 60 };
const list = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 4, maxLength: 14 });
const pairs = fc.array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })), {
  minLength: 5,
  maxLength: 14,
});
const shift = fc.integer({ min: -1_000_000, max: 1_000_000 });
const scale = fc.integer({ min: -20, max: 20 }).map((power) => 2 ** power);

function valueOrNull<T>(result: Result<T, unknown>): T | null {
  return result.ok ? result.value : null;
}

describe('statistics are invariant where theory says so', () => {
  it('the order of the values changes no two-sample result', () => {
    fc.assert(
      fc.property(list, list, (x, y) => {
        const there = [x.slice().reverse(), y.slice().sort((a, b) => a - b)] as const;
        expect(valueOrNull(mannWhitney(...there))).toEqual(valueOrNull(mannWhitney(x, y)));
        expect(valueOrNull(hodgesLehmann(...there))).toEqual(valueOrNull(hodgesLehmann(x, y)));
        const before = valueOrNull(welchTTest(x, y));
        const after = valueOrNull(welchTTest(...there));
        expect(after?.t ?? 0).toBeCloseTo(before?.t ?? 0, 9);
      }),
      options,
    );
  });

  it('the order of the subjects changes no correlation and no agreement', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const at = (of: readonly (readonly [number, number])[], j: 0 | 1): number[] =>
          of.map((row) => row[j]);
        const back = [...rows].reverse();
        const before = [pearson, spearman, kendallTauB, linsConcordance].map((f) =>
          f(at(rows, 0), at(rows, 1)),
        );
        const after = [pearson, spearman, kendallTauB, linsConcordance].map((f) =>
          f(at(back, 0), at(back, 1)),
        );
        expect(after.map(({ ok }) => ok)).toEqual(before.map(({ ok }) => ok));
        const icc = [rows, back].map((table) => valueOrNull(intraclassCorrelation(table))?.icc31.icc ?? 0);
        expect(icc[1]).toBeCloseTo(icc[0] ?? 0, 9);
      }),
      options,
    );
  });

  it('a shift of both groups and a change of unit leave t, F, U, W and the P values', () => {
    fc.assert(
      fc.property(list, list, shift, scale, (x, y, by, unit) => {
        const moved = (values: readonly number[]): number[] => values.map((value) => (value + by) * unit);
        const both = [moved(x), moved(y)] as const;
        const close = (f: (a: number[], b: number[]) => number | null | undefined): void => {
          expect(f(...both) ?? 0).toBeCloseTo(f(x, y) ?? 0, 8);
        };
        close((a, b) => valueOrNull(studentTTest(a, b))?.p);
        close((a, b) => valueOrNull(welchTTest(a, b))?.p);
        close((a, b) => valueOrNull(oneWayAnova([a, b]))?.p);
        close((a, b) => valueOrNull(levene([a, b], 'median'))?.p);
        close((a, b) => valueOrNull(mannWhitney(a, b))?.pExact);
        close((a) => valueOrNull(shapiroWilk(a))?.w);
        const estimate = valueOrNull(hodgesLehmann(x, y))?.estimate ?? 0;
        expect(valueOrNull(hodgesLehmann(...both))?.estimate ?? 0).toBeCloseTo(estimate * unit, 6);
      }),
      options,
    );
  });

  it('ranks see only the order: any rising function leaves U, ρ, τ and the area under the curve', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const rising = (value: number): number => value ** 3 / 1000 + value;
        const x = rows.map(([a]) => a);
        const y = rows.map(([, b]) => b);
        const outcome = rows.map(([a]) => (a > 0 ? 1 : 0));
        expect(valueOrNull(mannWhitney(x.map(rising), y.map(rising)))).toEqual(
          valueOrNull(mannWhitney(x, y)),
        );
        expect(valueOrNull(cliffsDelta(x.map(rising), y.map(rising)))).toEqual(
          valueOrNull(cliffsDelta(x, y)),
        );
        expect(valueOrNull(spearman(x.map(rising), y))).toEqual(valueOrNull(spearman(x, y)));
        expect(valueOrNull(kendallTauB(x.map(rising), y))).toEqual(valueOrNull(kendallTauB(x, y)));
        expect(valueOrNull(rocCurve(outcome, y.map(rising)))?.auc).toEqual(
          valueOrNull(rocCurve(outcome, y))?.auc,
        );
      }),
      options,
    );
  });

  it('the sign test of exchange: x and y swapped turn bias, z and signed ranks round', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const x = rows.map(([a]) => a);
        const y = rows.map(([, b]) => b);
        const there = valueOrNull(wilcoxonSignedRank(x, y));
        const back = valueOrNull(wilcoxonSignedRank(y, x));
        expect(back?.rankSumPositive).toBe(there?.rankSumNegative);
        expect(back?.pExact ?? 0).toBeCloseTo(there?.pExact ?? 0, 12);
        const bias = valueOrNull(blandAltman(x, y))?.bias ?? 0;
        expect((valueOrNull(blandAltman(y, x))?.bias ?? 0) + bias).toBeCloseTo(0, 10);
      }),
      options,
    );
  });
});
