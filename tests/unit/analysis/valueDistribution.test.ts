import { describe, expect, it } from 'vitest';
import { binEdges, valueDistributions } from '../../../src/analysis/valueDistribution';

describe('the distribution of values', () => {
  it('has bins with round edges that hold every value once', () => {
    const lists = [
      [1, 2, 2.5, 9.9],
      [0.1, 10, 4, 4],
    ];
    const made = valueDistributions(lists);
    // Sturges: log2 8 + 1 = 4 bins wanted over 9.9, so steps of 5: by hand.
    expect(binEdges(lists.flat())).toEqual([0, 5, 10]);
    expect(made.map(({ bins }) => bins.map(({ count }) => count))).toEqual([
      [3, 1],
      [3, 1],
    ]);
  });

  it('has one bin around equal values and none without values', () => {
    expect(valueDistributions([[3, 3, 3]])[0]?.bins).toEqual([{ from: 2.5, to: 3.5, count: 3 }]);
    expect(valueDistributions([[]])[0]).toMatchObject({ n: 0, bins: [] });
  });

  it('has the Q-Q plot by Blom', () => {
    const [made] = valueDistributions([[-17.97386, -18.98822, -17.71562]]);
    // qnorm(((1:3) - 3/8) / (3 + 1/4))
    if (!made?.qq.ok) throw new Error('plot expected');
    expect(made.qq.value.points[0]?.theoretical).toBeCloseTo(-0.869423773288886, 9);
    expect(made.qq.value.points[0]?.observed).toBe(-18.98822);
  });
});
