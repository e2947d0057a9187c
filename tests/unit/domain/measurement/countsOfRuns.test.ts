import { describe, expect, test } from 'vitest';
import { countsOfRuns } from '../../../../src/domain/measurement/countsOfRuns';

/** Three rows of four pixels. */
const stored = Int32Array.of(9, 5, 5, 7, 0, -2, 5, 8, 70_000, 1, 2, 3);
const middle = Int32Array.of(0, 1, 3, 1, 1, 4);

describe('countsOfRuns', () => {
  test('counts the values of the pixels by size, from the least', () => {
    // 5, 5 and −2, 5, 8, counted by hand.
    expect(countsOfRuns(stored, 4, middle)).toEqual({
      min: -2,
      counts: Uint32Array.of(1, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1),
    });
  });

  test('says nothing of no pixels', () => {
    expect(countsOfRuns(stored, 4, new Int32Array(0))).toBeUndefined();
  });

  test('says nothing of values too far apart, and leaves nothing of them for the next call', () => {
    expect(countsOfRuns(stored, 4, Int32Array.of(1, 2, 4, 2, 0, 1))).toBeUndefined();
    expect(countsOfRuns(stored, 4, Int32Array.of(0, 1, 2))).toEqual({ min: 5, counts: Uint32Array.of(1) });
    expect(countsOfRuns(stored, 4, Int32Array.of(1, 2, 4))).toEqual({
      min: 5,
      counts: Uint32Array.of(1, 0, 0, 1),
    });
  });

  test('counts up to half of 16 bits below and above the first value', () => {
    const wide = Int32Array.of(100, 100 - 32_768, 100 + 32_767, 100 + 32_768);
    const found = countsOfRuns(wide, 4, Int32Array.of(0, 0, 3));
    expect([found?.min, found?.counts.length]).toEqual([100 - 32_768, 65_536]);
    expect(countsOfRuns(wide, 4, Int32Array.of(0, 0, 4))).toBeUndefined();
  });
});
