import { describe, expect, it } from 'vitest';
import {
  correlatedScores,
  stratifiedScores,
  valueAtScore,
} from '../../../../../src/io/sources/demo/quantileDraw';
import { normalQuantile, randomStream } from '../../../../../src/io/sources/demo/seededRandom';
import { spearman } from '../../../../../src/statistics/spearman';

describe('normalQuantile', () => {
  it('agrees with tables of the normal distribution', () => {
    // R: qnorm(c(0.001, 0.01, 0.25, 0.5, 0.9, 0.975)).
    const table = [
      [0.001, -3.090232],
      [0.01, -2.326348],
      [0.25, -0.6744898],
      [0.5, 0],
      [0.9, 1.281552],
      [0.975, 1.959964],
    ] as const;
    for (const [p, z] of table) expect(normalQuantile(p)).toBeCloseTo(z, 6);
  });
});

describe('randomStream', () => {
  it('repeats itself for the same seed and name, and for no other', () => {
    const first = (seed: number, name: string) => {
      const random = randomStream(seed, name);
      return [random.next(), random.next(), random.normal()];
    };
    expect(first(5, 'a')).toEqual(first(5, 'a'));
    expect(first(5, 'a')).not.toEqual(first(5, 'b'));
    expect(first(5, 'a')).not.toEqual(first(6, 'a'));
  });

  it('is uniform in [0, 1)', () => {
    const random = randomStream(7, 'uniform');
    const values = Array.from({ length: 20_000 }, () => random.next());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    // Standard error of the mean of 20,000 uniform numbers: 0.002.
    expect(Math.abs(values.reduce((a, b) => a + b) / 20_000 - 0.5)).toBeLessThan(0.008);
  });
});

describe('draws of the cohort', () => {
  it('take one score from every stratum', () => {
    const scores = stratifiedScores(40, randomStream(1, 'strata')).sort((a, b) => a - b);
    scores.forEach((score, i) => {
      if (i > 0) expect(score).toBeGreaterThan(normalQuantile(i / 40));
      if (i < 39) expect(score).toBeLessThan(normalQuantile((i + 1) / 40));
    });
  });

  it('have the rank correlation that was asked for', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomStream(seed, 'correlated');
      const base = stratifiedScores(59, random);
      const other = correlatedScores([{ scores: base, correlation: 0.5 }], random);
      const found = spearman(base, other);
      // Spearman's coefficient of a bivariate normal with r = 0.5 is 6 / π × asin(0.25) = 0.483.
      expect(found.ok && Math.abs(found.value.rho - 0.483)).toBeLessThan(0.12);
    }
  });

  it('read a value between two knots on the straight line', () => {
    const knots = [
      [-1, 10],
      [0, 20],
      [1, 50],
    ] as const;
    expect([-2, -1, -0.5, 0, 0.5, 2].map((z) => valueAtScore(knots, z))).toEqual([0, 10, 15, 20, 35, 80]);
  });
});
