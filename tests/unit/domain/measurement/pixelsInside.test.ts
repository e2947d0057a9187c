import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { subtractRuns } from '../../../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../../../src/domain/measurement/pixelsInside';
import { polygonIncludesPoint } from '../../../../src/domain/polygon/polygonIncludesPoint';

/** Expected pixel sets by the text of MEASUREMENT.md sections 3 and 6, on squared paper. */

const grid = { columns: 10, rows: 8 };

function runsOf(ring: readonly PointPx[], rule: 'centre' | 'imagej' = 'centre'): readonly number[] {
  return [...pixelsInside(grid, ring, [], rule)];
}

function square(left: number, top: number, size: number): readonly PointPx[] {
  return [
    [left, top],
    [left + size, top],
    [left + size, top + size],
    [left, top + size],
  ];
}

describe('pixelsInside by the centre rule', () => {
  it('has centres on left and top edges, not those on right and bottom ones', () => {
    expect(runsOf(square(2, 2, 2))).toEqual([2, 2, 4, 3, 2, 4]);
  });

  it('has the whole pixels of a square drawn along pixel borders', () => {
    expect(runsOf(square(1.5, 1.5, 2))).toEqual([2, 2, 4, 3, 2, 4]);
  });

  it('has no pixels between centres', () => {
    expect(runsOf(square(2.25, 2.25, 0.5))).toEqual([]);
  });

  it('cuts at the image on all sides', () => {
    const whole = Array.from({ length: 8 }, (_, row) => [row, 0, 10]).flat();
    expect(runsOf(square(-100, -100, 300))).toEqual(whole);
    expect(runsOf(square(20, 20, 4))).toEqual([]);
    expect(runsOf(square(-20, 2, 4))).toEqual([]);
  });

  it('joins runs that meet in one row', () => {
    const withNotch: readonly PointPx[] = [
      [1, 1],
      [3.25, 1],
      [3.25, 2.5],
      [3.5, 1.5],
      [6, 1.5],
      [6, 3],
      [1, 3],
    ];
    expect(runsOf(withNotch)).toEqual([1, 1, 4, 2, 1, 6]);
  });

  it('decides a centre on a slanted edge exactly', () => {
    // The edge from (0.1, 0.1) to (6.1, 6.1) misses the diagonal centres or not by the doubles' last digits.
    const ring: readonly PointPx[] = [
      [0.1, 0.1],
      [6.1, 6.1],
      [0.1, 6.1],
    ];
    for (let at = 1; at <= 6; at++) {
      const isIn = polygonIncludesPoint(ring, [at, at]);
      const runs = runsOf(ring);
      const run = runs.findIndex((value, i) => i % 3 === 0 && value === at);
      expect((runs[run + 2] ?? 0) > at).toBe(isIn);
    }
  });

  it('sees one unit in the last place', () => {
    const justLeft = 3 - 2 ** -51;
    const justRight = 3 + 2 ** -51;
    const between = (left: number): readonly PointPx[] => [
      [left, 1.5],
      [6, 1.5],
      [6, 2.5],
      [left, 2.5],
    ];
    expect(runsOf(between(justLeft))).toEqual([2, 3, 6]);
    expect(runsOf(between(3))).toEqual([2, 3, 6]);
    expect(runsOf(between(justRight))).toEqual([2, 4, 6]);
  });

  it('copes with an edge a thousand million pixels long', () => {
    const long: readonly PointPx[] = [
      [-1e9, -1e9],
      [1e9, 1e9],
      [-1e9, 1e9],
    ];
    // All centres with column < row, and not those on the edge, which lies to the right.
    expect(runsOf(long)).toEqual([1, 0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 5, 0, 5, 6, 0, 6, 7, 0, 7]);
  });

  it('removes the pixels of each exclusion once', () => {
    const exclusions = [square(2.5, 2.5, 2), square(3.5, 2.5, 2), square(3.5, 2.5, 2)];
    expect([...pixelsInside(grid, square(1.5, 1.5, 5), exclusions, 'centre')]).toEqual([
      2, 2, 7, 3, 2, 3, 3, 6, 7, 4, 2, 3, 4, 6, 7, 5, 2, 7, 6, 2, 7,
    ]);
  });
});

describe('pixelsInside by the imagej rule', () => {
  it('has centres on right and bottom edges, not those on left and top ones', () => {
    expect(runsOf(square(2, 2, 2), 'imagej')).toEqual([3, 3, 5, 4, 3, 5]);
  });

  const between = (left: number): readonly PointPx[] => [
    [left, 1.5],
    [6.25, 1.5],
    [6.25, 2.5],
    [left, 2.5],
  ];

  it('takes a vertex that float32 cannot tell from a centre as on it', () => {
    // Near 3.5, where ImageJ has it, float32 has steps of 2.4e-7.
    expect(runsOf(between(3), 'imagej')).toEqual([2, 4, 7]);
    expect(runsOf(between(3 - 1e-7), 'imagej')).toEqual([2, 4, 7]);
    expect(runsOf(between(3 - 1e-6), 'imagej')).toEqual([2, 3, 7]);
  });

  it('takes a crossing within 1e-8 px left of a centre as on it', () => {
    // A slanted edge from column 3 to the float32 before it crosses row 2 at a 64th of the way: 3.7e-9 px left of 3.
    const slanted: readonly PointPx[] = [
      [3, 2 - 1 / 64],
      [6.25, 2 - 1 / 64],
      [6.25, 3 - 1 / 64],
      [3 - 2 ** -22, 3 - 1 / 64],
    ];
    expect(runsOf(slanted, 'imagej')).toEqual([2, 4, 7]);
    expect(runsOf(slanted)).toEqual([2, 3, 7]);
  });
});

describe('subtractRuns', () => {
  const subtract = (runs: readonly number[], removed: readonly number[]): readonly number[] => [
    ...subtractRuns(Int32Array.from(runs), Int32Array.from(removed)),
  ];

  it('splits, shortens, drops and keeps runs', () => {
    expect(subtract([1, 0, 10], [1, 2, 3, 1, 5, 7])).toEqual([1, 0, 2, 1, 3, 5, 1, 7, 10]);
    expect(subtract([1, 2, 4, 1, 6, 9], [1, 3, 7])).toEqual([1, 2, 3, 1, 7, 9]);
    expect(subtract([1, 2, 4, 2, 2, 4], [0, 0, 9, 2, 0, 9, 3, 0, 9])).toEqual([1, 2, 4]);
  });
});
