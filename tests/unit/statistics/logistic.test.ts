import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { firthLogisticRegression } from '../../../src/statistics/firthLogisticRegression';
import { logisticRegression } from '../../../src/statistics/logisticRegression';

/** Rows of a 2 × 2 table: a, b exposed with and without the event, c, d not exposed. */
function rowsOf(a: number, b: number, c: number, d: number): { x: number[][]; y: number[] } {
  const cells: readonly (readonly [number, number, number])[] = [
    [1, 1, a],
    [1, 0, b],
    [0, 1, c],
    [0, 0, d],
  ];
  const rows = cells.flatMap(([x, y, count]) => Array.from({ length: count }, () => ({ x, y })));
  return { x: rows.map(({ x }) => [x]), y: rows.map(({ y }) => y) };
}

describe('logistic regression', () => {
  it('says which covariate separates the outcomes, completely or but for ties', () => {
    const y = [0, 0, 0, 1, 1, 1];
    const noise = [3, 1, 4, 1, 5, 2];
    const complete = logisticRegression(
      [1, 2, 3, 4, 5, 6].map((value, i) => [noise[i] ?? 0, value]),
      y,
    );
    expect(complete).toEqual({ ok: false, error: { kind: 'separation', covariates: [1] } });
    // A marker that only cases have: a zero cell, quasi-complete separation.
    const quasi = logisticRegression(
      [0, 0, 0, 0, 1, 1].map((value) => [value]),
      y,
    );
    expect(quasi).toEqual({ ok: false, error: { kind: 'separation', covariates: [0] } });
  });

  it('detects separation by two covariates neither of which separates alone', () => {
    const x = [
      [0, 3],
      [1, 2.5],
      [3, 0],
      [1, 3.5],
      [3, 1.5],
      [0, 4.5],
    ];
    const result = logisticRegression(x, [0, 0, 0, 1, 1, 1]);
    expect(result).toEqual({ ok: false, error: { kind: 'separation', covariates: [] } });
    expect(firthLogisticRegression(x, [0, 0, 0, 1, 1, 1]).ok).toBe(true);
  });

  it('warns of fewer than ten events for each covariate', () => {
    const many = rowsOf(12, 20, 8, 25);
    const result = logisticRegression(many.x, many.y);
    expect(result).toMatchObject({ value: { eventsPerCovariate: 20, hasFewEvents: false } });
    const few = rowsOf(3, 20, 2, 25);
    expect(logisticRegression(few.x, few.y)).toMatchObject({
      value: { eventsPerCovariate: 5, hasFewEvents: true },
    });
  });

  it("the likelihood ratio of the only covariate is the model's", () => {
    const { x, y } = rowsOf(11, 22, 19, 40);
    const result = logisticRegression(x, y);
    if (!result.ok) throw new Error(result.error.kind);
    const ofCovariate = present(result.value.coefficients[1]?.likelihoodRatio, 'likelihood ratio');
    expect(ofCovariate.chiSquare).toBeCloseTo(result.value.likelihoodRatio, 10);
    expect(ofCovariate.p).toBeCloseTo(result.value.likelihoodRatioP, 10);
    expect(result.value.coefficients[0]?.likelihoodRatio).toBeNull();
  });
});

describe("Firth's logistic regression", () => {
  it.each([
    [11, 22, 19, 40],
    [5, 0, 7, 12],
    [4, 0, 0, 6],
  ])('of the table %d %d %d %d adds one half to each cell, as Firth (1993) shows', (a, b, c, d) => {
    const { x, y } = rowsOf(a, b, c, d);
    const result = firthLogisticRegression(x, y);
    if (!result.ok) throw new Error(result.error.kind);
    const { coefficients } = result.value;
    const logOdds = (u: number, v: number): number => Math.log((u + 0.5) / (v + 0.5));
    expect(coefficients[0]?.estimate).toBeCloseTo(logOdds(c, d), 9);
    expect(coefficients[1]?.estimate).toBeCloseTo(logOdds(a, b) - logOdds(c, d), 9);
    const interval = present(coefficients[1]?.interval, 'interval');
    expect(interval[0]).toBeLessThan(coefficients[1]?.estimate ?? 0);
    expect(interval[1]).toBeGreaterThan(coefficients[1]?.estimate ?? 0);
  });

  it('names the covariates that separate', () => {
    const { x, y } = rowsOf(5, 0, 7, 12);
    expect(firthLogisticRegression(x, y)).toMatchObject({ value: { dividing: [0] } });
    const overlapping = rowsOf(5, 3, 7, 12);
    expect(firthLogisticRegression(overlapping.x, overlapping.y)).toMatchObject({ value: { dividing: [] } });
  });

  it('settles where eleven subjects stand on a few values and are separated', () => {
    // R 4.2.2: Newton's method on the penalized score, its derivatives by differences, score below 1e-13 at the end.
    const x1 = [-10, 0, -10, 0, -9.9, -9.9, -5, -10, 0, -9.9, -10];
    const x2 = [9.9, 0, 10, 0, 9.9, 9.9, 5, 10, 5, 10, 9.9];
    const result = firthLogisticRegression(
      x1.map((value, index) => [value, x2[index]]),
      [1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1],
    );
    if (!result.ok) throw new Error(result.error.kind);
    const [intercept, first, second] = result.value.coefficients;
    expect(intercept?.estimate).toBeCloseTo(-3.078315981768792, 8);
    expect(first?.estimate).toBeCloseTo(-0.155035532032329, 8);
    expect(second?.estimate).toBeCloseTo(0.395566089092486, 8);
    expect(first?.p).toBeCloseTo(0.7381694449916, 7);
    expect(second?.p).toBeCloseTo(0.5088897535929, 7);
  });

  it('refuses what no penalty can mend', () => {
    expect(firthLogisticRegression([[1], [1], [1]], [0, 1, 0])).toMatchObject({
      error: { kind: 'collinear' },
    });
    expect(firthLogisticRegression([[1], [2], [3]], [1, 1, 1])).toMatchObject({
      error: { kind: 'one-class-only' },
    });
  });
});
