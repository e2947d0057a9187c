import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedQuantile } from '../../../../src/domain/agreement/weightedQuantile';

const quantile = (values: readonly number[], weights: readonly number[], weight: number) =>
  weightedQuantile(Float64Array.from(values), Float64Array.from(weights), weight);

describe('the value up to which a weight is reached', () => {
  it('counts weights, not values', () => {
    expect(quantile([3, 1, 2], [1, 8, 1], 8)).toBe(1);
    expect(quantile([3, 1, 2], [1, 8, 1], 9)).toBe(2);
    expect(quantile([3, 1, 2], [1, 8, 1], 9.5)).toBe(3);
  });

  it('is the largest where all weigh less, and 0 of nothing', () => {
    expect(quantile([3, 1, 2], [1, 1, 1], 4)).toBe(3);
    expect(quantile([], [], 1)).toBe(0);
  });

  it('is what sorting gives, with many equal values too', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 20 }), (list, twentieths) => {
        const weight = (list.reduce((sum, [, own]) => sum + own, 0) * twentieths) / 20;
        let passed = 0;
        const expected = list
          .toSorted(([a], [b]) => a - b)
          .find(([, own]) => {
            passed += own;
            return passed >= weight;
          })?.[0];
        const [values, weights] = [list.map(([value]) => value), list.map(([, own]) => own)];
        expect(quantile(values, weights, weight)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
