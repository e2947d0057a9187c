import { describe, expect, it } from 'vitest';
import { diceOfOutlines } from '../../../../src/domain/agreement/diceOfOutlines';
import { surfaceDistance } from '../../../../src/domain/agreement/surfaceDistance';
import type { PointPx } from '../../../../src/domain/image/point';

const box = (left: number, top: number, width: number, height: number): readonly PointPx[] => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
];
const square = { columnMm: 1, rowMm: 1 };

/* Expected values by exact arithmetic, written out beside each. */
describe('two outlines on a slice', () => {
  it('have Dice 1 when they are the same and 0 when they are apart', () => {
    expect(diceOfOutlines(box(3, 4, 7, 5), box(3, 4, 7, 5))).toBe(1);
    expect(diceOfOutlines(box(0, 0, 2, 2), box(5, 5, 2, 2))).toBe(0);
  });

  it('share 9 by 10 of 10 by 10 when one is moved by 1: Dice 0.9', () => {
    expect(diceOfOutlines(box(0, 0, 10, 10), box(1, 0, 10, 10))).toBeCloseTo(0.9, 12);
  });

  it('have the Dice of a triangle in a square: 2 · 50 / (100 + 50)', () => {
    const triangle: readonly PointPx[] = [
      [0, 0],
      [10, 0],
      [0, 10],
    ];
    expect(diceOfOutlines(triangle, box(0, 0, 10, 10))).toBeCloseTo(100 / 150, 12);
    expect(diceOfOutlines(box(0, 0, 10, 10), triangle.toReversed())).toBeCloseTo(100 / 150, 12);
  });

  it('lie 0.5 mm apart on average when a square of 10 mm is moved by 1 mm: 20 mm² over 40 mm', () => {
    const apart = surfaceDistance(box(0, 0, 10, 10), box(1, 0, 10, 10), square);
    expect(apart.meanMm).toBeCloseTo(0.5, 4);
    expect(apart.percentile95Mm).toBeCloseTo(1, 6);
    expect(apart.largestMm).toBeCloseTo(1, 6);
  });

  it('lie as far apart as a square in a larger one: (80 + 80 + 8 · (√8 + 2 asinh 1)) / 96', () => {
    const apart = surfaceDistance(box(2, 2, 10, 10), box(0, 0, 14, 14), square);
    const corner = Math.sqrt(8) + 2 * Math.asinh(1);
    expect(apart.meanMm).toBeCloseTo((80 + 80 + 8 * corner) / 96, 4);
    // The farthest 5 % of 56 mm are 0.35 mm at each of 8 half corners.
    expect(Math.abs(apart.percentile95Mm - Math.hypot(2, 1.65))).toBeLessThan(0.025);
    expect(Math.abs(apart.largestMm - Math.sqrt(8))).toBeLessThan(0.025);
  });

  it('are measured in mm where pixels are not square', () => {
    // 20 columns of 0.5 mm and 5 rows of 2 mm: the same two squares.
    const apart = surfaceDistance(box(0, 0, 20, 5), box(2, 0, 20, 5), { columnMm: 0.5, rowMm: 2 });
    expect(apart.meanMm).toBeCloseTo(0.5, 4);
  });

  it('do not depend on where vertices were clicked', () => {
    const many = box(0, 0, 10, 10).flatMap((from, at, ring): PointPx[] => {
      const to = ring[(at + 1) % 4] ?? from;
      return [0, 0.1, 0.55, 0.8].map((part) => [
        from[0] + part * (to[0] - from[0]),
        from[1] + part * (to[1] - from[1]),
      ]);
    });
    const apart = surfaceDistance(many, box(1, 0, 10, 10), square);
    expect(apart.meanMm).toBeCloseTo(0.5, 4);
    expect(apart.percentile95Mm).toBeCloseTo(1, 6);
  });
});
