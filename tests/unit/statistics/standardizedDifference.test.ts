import { describe, expect, it } from 'vitest';
import { standardizedDifferenceOfShares } from '../../../src/statistics/standardizedDifference';

// R 4.2.2: S <- ((diag(p) - p %o% p) + (diag(q) - q %o% q)) / 2 of all shares but one; sqrt(t(p - q) %*% solve(S) %*% (p - q)).
function of(first: readonly number[], second: readonly number[]): number {
  const result = standardizedDifferenceOfShares(first, second);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('standardised difference of shares', () => {
  it('of two categories is the difference over the root of the mean variance: sex of the reproduced study', () => {
    // abs(p - q) / sqrt((p * (1 - p) + q * (1 - q)) / 2), p = 11 / 33, q = 19 / 59
    expect(of([11, 22], [19, 40])).toBeCloseTo(0.024075426084266216, 14);
    expect(of([19, 40], [11, 22])).toBeCloseTo(0.024075426084266216, 14);
  });

  it('of more categories is that of Yang and Dalton, whichever category stands first', () => {
    expect(of([3, 9, 12], [10, 20, 5])).toBeCloseTo(0.84357389763104962, 13);
    expect(of([12, 3, 9], [5, 10, 20])).toBeCloseTo(0.84357389763104962, 13);
    expect(of([3, 9, 12, 4], [10, 20, 5, 1])).toBeCloseTo(0.94281216680687308, 13);
  });

  it('leaves out a category that nobody has', () => {
    expect(of([3, 0, 12], [10, 0, 5])).toBeCloseTo(1.0674899923282328, 13);
  });

  it('is 0 where the shares are the same', () => {
    expect(of([10, 20, 30], [1, 2, 3])).toBe(0);
    expect(of([4, 0], [9, 0])).toBe(0);
  });

  it('is not there where no group has any spread, or a group is empty', () => {
    expect(standardizedDifferenceOfShares([5, 0], [0, 7])).toEqual({
      ok: false,
      error: { kind: 'zero-variance' },
    });
    expect(standardizedDifferenceOfShares([0, 0], [3, 7])).toEqual({
      ok: false,
      error: { kind: 'empty-margin' },
    });
    expect(standardizedDifferenceOfShares([1, -1], [3, 7])).toMatchObject({ ok: false });
    expect(standardizedDifferenceOfShares([1], [3, 7])).toMatchObject({ ok: false });
  });
});
