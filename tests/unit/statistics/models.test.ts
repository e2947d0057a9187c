import { describe, expect, it } from 'vitest';
import { ancova } from '../../../src/statistics/ancova';
import { logisticRegression } from '../../../src/statistics/logisticRegression';
import { rocCurve } from '../../../src/statistics/rocCurve';

describe('models', () => {
  it('logistic regression on one binary covariate gives the odds ratio of its table', () => {
    // Table [[11, 22], [19, 40]]: ad / bc = 440 / 418, Woolf SE = sqrt(1/11 + 1/22 + 1/19 + 1/40).
    const cells: readonly (readonly [number, number, number])[] = [
      [1, 1, 11],
      [1, 0, 22],
      [0, 1, 19],
      [0, 0, 40],
    ];
    const rows = cells.flatMap(([exposed, event, count]) =>
      Array.from({ length: count }, () => ({ exposed, event })),
    );
    const result = logisticRegression(
      rows.map(({ exposed }) => [exposed]),
      rows.map(({ event }) => event),
    );
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.coefficients[1]?.oddsRatio).toBeCloseTo(440 / 418, 9);
    expect(result.value.coefficients[1]?.standardError).toBeCloseTo(
      Math.sqrt(1 / 11 + 1 / 22 + 1 / 19 + 1 / 40),
      9,
    );
  });

  it('logistic regression reports complete and quasi-complete separation', () => {
    const complete = logisticRegression([[1], [2], [3], [4], [5], [6]], [0, 0, 0, 1, 1, 1]);
    const quasi = logisticRegression([[1], [2], [3], [3], [4], [5]], [0, 0, 0, 1, 1, 1]);
    expect(complete).toMatchObject({ error: { kind: 'separation' } });
    expect(quasi).toMatchObject({ error: { kind: 'separation' } });
  });

  it('logistic regression refuses covariates that say the same', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((value) => [value, 2 * value]);
    expect(logisticRegression(rows, [0, 1, 0, 1, 0, 1])).toMatchObject({ error: { kind: 'collinear' } });
    expect(logisticRegression([[1], [2], [3], [4]], [1, 1, 1, 1])).toMatchObject({
      error: { kind: 'one-class-only' },
    });
    expect(logisticRegression([[1], [2], [3], [4]], [1, 2, 1, 0])).toMatchObject({
      error: { kind: 'not-binary' },
    });
  });

  it('ANCOVA removes a difference that the covariate explains and keeps the one it does not', () => {
    // By hand: post = 2 pre + 5 group with symmetric scatter ±1 around both lines.
    const pre = [1, 2, 3, 4, 11, 12, 13, 14];
    const group = [0, 0, 0, 0, 1, 1, 1, 1];
    const scatter = [1, -1, -1, 1, 1, -1, -1, 1];
    const result = ancova(
      pre,
      pre.map((value, i) => 2 * value + 5 * (group[i] ?? 0) + (scatter[i] ?? 0)),
      group,
    );
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.slope).toBeCloseTo(2, 12);
    expect(result.value.difference).toBeCloseTo(5, 12);
    // s² = 8 / 5, Sxx = 10: SE² = s² (1/4 + 1/4 + 10² / 10).
    expect(result.value.standardError).toBeCloseTo(Math.sqrt((8 / 5) * 10.5), 12);
  });

  it('the area under the curve counts pairs, ties one half', () => {
    // Pairs (case, control): 3>1, 3=3, 5>1, 5>3: 3.5 of 4.
    const result = rocCurve([0, 0, 1, 1], [1, 3, 3, 5]);
    expect(result).toMatchObject({ value: { auc: 0.875, positives: 2, negatives: 2 } });
    expect(rocCurve([1, 1], [1, 2])).toMatchObject({ error: { kind: 'one-class-only' } });
  });
});
