import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliffsDelta } from '../../src/statistics/cliffsDelta';
import { compareRocCurves } from '../../src/statistics/compareRocCurves';
import { effectSize } from '../../src/statistics/effectSize';
import { hodgesLehmann } from '../../src/statistics/hodgesLehmann';
import { kendallTauB } from '../../src/statistics/kendallTauB';
import { linsConcordance } from '../../src/statistics/linsConcordance';
import { mannWhitney } from '../../src/statistics/mannWhitney';
import { orderedDifferences } from '../../src/statistics/orderedDifferences';
import { partialCorrelation } from '../../src/statistics/partialCorrelation';
import { pearson } from '../../src/statistics/pearson';
import { repeatability } from '../../src/statistics/repeatability';
import { rocCurve } from '../../src/statistics/rocCurve';
import { spearman } from '../../src/statistics/spearman';
import { tukeyHsd } from '../../src/statistics/tukeyHsd';
import { welchTTest } from '../../src/statistics/twoSampleTTest';
import { wilcoxonSignedRank } from '../../src/statistics/wilcoxonSignedRank';

const options = { seed: 9, numRuns: 80 };
const number = fc.integer({ min: -30, max: 30 });
const list = fc.array(number, { minLength: 3, maxLength: 12 });
const triples = fc.array(fc.tuple(number, number, number), { minLength: 6, maxLength: 14 });

type Interval = readonly [number, number] | null | undefined;

function holds(interval: Interval, estimate: number): void {
  if (interval === null || interval === undefined) return;
  expect(interval[0]).toBeLessThanOrEqual(estimate + 1e-9);
  expect(interval[1]).toBeGreaterThanOrEqual(estimate - 1e-9);
}

function isP(p: number | null | undefined): void {
  if (p === null || p === undefined) return;
  expect(p).toBeGreaterThanOrEqual(0);
  expect(p).toBeLessThanOrEqual(1);
}

describe('bounds of the statistics', () => {
  it('two groups: P lies in [0, 1] and each interval holds its estimate', () => {
    fc.assert(
      fc.property(list, list, (x, y) => {
        const u = mannWhitney(x, y);
        if (!u.ok) throw new Error(u.error.kind);
        for (const p of [
          u.value.pAsymptotic,
          u.value.pContinuityCorrected,
          u.value.pExact,
          u.value.pExactIgnoringTies,
        ])
          isP(p);
        holds(u.value.rankBiserialInterval, u.value.rankBiserial);
        const t = welchTTest(x, y);
        if (t.ok) {
          isP(t.value.p);
          holds(t.value.interval, t.value.meanDifference);
        }
        const delta = cliffsDelta(x, y);
        if (delta.ok) holds(delta.value.interval, delta.value.delta);
        const g = effectSize(x, y);
        if (g.ok) holds(g.value.hedgesGInterval, g.value.hedgesG);
        const tukey = tukeyHsd([x, y]);
        if (tukey.ok) for (const pair of tukey.value.pairs) holds(pair.interval, pair.difference);
        const shift = hodgesLehmann(x, y);
        if (!shift.ok) throw new Error(shift.error.kind);
        holds([shift.value.asymptotic.low, shift.value.asymptotic.high], shift.value.estimate);
      }),
      options,
    );
  });

  it('pairs: P lies in [0, 1] and each interval holds its estimate', () => {
    fc.assert(
      fc.property(triples, (rows) => {
        const [x, y, z] = [0, 1, 2].map((j) => rows.map((row) => row[j] ?? 0)) as [
          number[],
          number[],
          number[],
        ];
        const r = pearson(x, y);
        if (r.ok) holds(r.value.interval, r.value.r);
        const rho = spearman(x, y);
        if (rho.ok) {
          holds(rho.value.intervalBonettWright, rho.value.rho);
          for (const p of [rho.value.p, rho.value.pExact, rho.value.pEdgeworth]) isP(p);
        }
        const tau = kendallTauB(x, y);
        if (tau.ok) {
          holds(tau.value.interval, tau.value.tauB);
          for (const p of [tau.value.p, tau.value.pExact]) isP(p);
        }
        const partial = partialCorrelation(
          x,
          y,
          z.map((value) => [value]),
        );
        if (partial.ok) {
          holds(partial.value.interval, partial.value.r);
          isP(partial.value.p);
        }
        const ccc = linsConcordance(x, y);
        if (ccc.ok) holds(ccc.value.interval, ccc.value.concordance);
        const within = repeatability(rows);
        if (within.ok) holds(within.value.withinSdInterval, within.value.withinSd);
        const outcome = z.map((value) => (value > 0 ? 1 : 0));
        const roc = rocCurve(outcome, x);
        if (roc.ok) holds(roc.value.interval, roc.value.auc);
        const compared = compareRocCurves(outcome, x, y);
        if (compared.ok) {
          isP(compared.value.p);
          holds(compared.value.interval, compared.value.difference);
        }
      }),
      options,
    );
  });

  it('the k-th difference found by bisection is the k-th of the sorted list of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 9 }),
        (x, y) => {
          const all = x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b);
          const sorted = [Float64Array.from(x).sort(), Float64Array.from(y).sort()] as const;
          all.forEach((value, i) => {
            expect(orderedDifferences(...sorted)(i + 1) === value).toBe(true);
          });
        },
      ),
      options,
    );
  });

  it("Kendall's S by merge sort is the count over all pairs", () => {
    fc.assert(
      fc.property(triples, (rows) => {
        const tau = kendallTauB(
          rows.map(([a]) => a),
          rows.map(([, b]) => b),
        );
        if (!tau.ok) return;
        let s = 0;
        rows.forEach(([a, b], i) => {
          for (const [c, d] of rows.slice(0, i)) s += Math.sign(a - c) * Math.sign(b - d);
        });
        expect(tau.value.s).toBe(s);
      }),
      options,
    );
  });

  it('exact and asymptotic P of U, W₊ and τ come together as the samples grow', () => {
    const values = (n: number, step: number): number[] =>
      Array.from({ length: n }, (_, i) => ((i * step) % 9973) + i / 1e6);
    const gaps = [10, 40, 100].map((n) => {
      const x = values(n, 7919);
      const y = values(n, 6101).map((value) => value + 900);
      const u = mannWhitney(x, y);
      const w = wilcoxonSignedRank(x, y);
      const tau = kendallTauB(x, y);
      if (!u.ok || !w.ok || !tau.ok) throw new Error('not computed');
      return [
        Math.abs((u.value.pExact ?? Number.NaN) - (u.value.pAsymptotic ?? Number.NaN)),
        Math.abs((w.value.pExact ?? Number.NaN) - w.value.pAsymptotic),
        Math.abs((tau.value.pExact ?? Number.NaN) - tau.value.p),
      ];
    });
    for (const j of [0, 1, 2]) {
      expect(gaps[0]?.[j]).toBeLessThan(0.1);
      expect(gaps[1]?.[j]).toBeLessThan(0.03);
      expect(gaps[2]?.[j]).toBeLessThan(0.01);
    }
  });
});
