import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fQuantile, fUpperTail } from '../../../src/statistics/distributions/fDistribution';
import { mannWhitneyCdf } from '../../../src/statistics/distributions/mannWhitneyDistribution';
import {
  noncentralTCdf,
  noncentralTQuantile,
} from '../../../src/statistics/distributions/noncentralTDistribution';
import { normalQuantile, normalUpperTail } from '../../../src/statistics/distributions/normalDistribution';
import { studentizedRangeUpperTail } from '../../../src/statistics/distributions/studentizedRangeDistribution';
import { tQuantile, tTwoSided, tUpperTail } from '../../../src/statistics/distributions/tDistribution';

describe('distributions', () => {
  it('t with one degree of freedom is the Cauchy distribution', () => {
    expect(tUpperTail(1, 1)).toBeCloseTo(0.25, 15);
    expect(tQuantile(0.75, 1)).toBeCloseTo(1, 14);
  });

  it('F with two and d degrees of freedom has the closed tail (1 + 2f/d)^(-d/2)', () => {
    expect(fUpperTail(3, 2, 7.3) / (1 + 6 / 7.3) ** -3.65).toBeCloseTo(1, 13);
  });

  it('keeps the digits of tails that 1 - cdf would lose', () => {
    // scipy 1.17 norm.sf(20), mpmath agrees
    expect(normalUpperTail(20) / 2.753624118606234e-89).toBeCloseTo(1, 12);
    expect(tTwoSided(1e200, 5)).toBe(0);
  });

  it('noncentral t does not switch to an approximation beyond 37.62, as R does (scipy 1.17 nct)', () => {
    const delta = 1.959963984540054 * Math.sqrt(500);
    expect(noncentralTQuantile(0.025, 499, delta) / Math.sqrt(500)).toBeCloseTo(1.8175381555519694, 9);
    expect(noncentralTQuantile(0.975, 499, delta) / Math.sqrt(500)).toBeCloseTo(2.1182664971189737, 9);
    expect(noncentralTCdf(50, 499, 43.8)).toBeCloseTo(0.9995684038005639, 10);
  });

  it('studentized range agrees with scipy 1.17', () => {
    expect(studentizedRangeUpperTail(3.5, 3, 20)).toBeCloseTo(0.055891849081749934, 9);
  });

  it('U of 3 and 3 values has the 20 orderings 1 1 2 3 3 3 3 2 1 1', () => {
    const cumulative = [1, 2, 4, 7, 10, 13, 16, 18, 19, 20];
    cumulative.forEach((count, u) => {
      expect(mannWhitneyCdf(u, 3, 3)).toBeCloseTo(count / 20, 15);
    });
  });

  it('does not count where it would take too long', () => {
    expect(mannWhitneyCdf(500_000, 1000, 1000)).toBeNull();
  });

  it('quantiles invert their tails', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        (p, df) => {
          expect(fUpperTail(fQuantile(1 - p, 3.3, df), 3.3, df) / (1 - (1 - p))).toBeCloseTo(1, 9);
          expect(normalUpperTail(-normalQuantile(p)) / p).toBeCloseTo(1, 9);
        },
      ),
      { seed: 20, numRuns: 200 },
    );
  });
});
