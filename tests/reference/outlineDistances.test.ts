import { describe, expect, it } from 'vitest';
import { surfaceDistance } from '../../src/domain/agreement/surfaceDistance';
import type { PointPx } from '../../src/domain/image/point';

/*
 * Computed in Python 3.11 with NumPy 2.4.6 from the definitions alone: both outlines walked in pieces of 0.0005 mm (the product: 0.05 mm),
 * the distance of every middle to every edge, weighted by length; the 95th percentile from sorted distances and their summed lengths.
 */
interface Case {
  readonly name: string;
  readonly one: readonly PointPx[];
  readonly other: readonly PointPx[];
  readonly columnMm: number;
  readonly rowMm: number;
  readonly meanMm: number;
  readonly percentile95Mm: number;
  readonly largestMm: number;
}

const cases: readonly Case[] = [
  {
    name: 'like a muscle',
    one: [
      [10, 12],
      [24, 8],
      [38, 14],
      [44, 28],
      [40, 41],
      [27, 47],
      [14, 42],
      [8, 27],
    ],
    other: [
      [11, 11],
      [25, 9.5],
      [37, 12],
      [46, 27],
      [41, 43],
      [26, 45.5],
      [12, 43],
      [9, 26],
    ],
    columnMm: 0.625,
    rowMm: 0.625,
    meanMm: 0.5920956264098562,
    percentile95Mm: 1.2086487830541899,
    largestMm: 1.3974712660753588,
  },
  {
    name: 'an L',
    one: [
      [0, 0],
      [40, 0],
      [40, 15],
      [15, 15],
      [15, 40],
      [0, 40],
    ],
    other: [
      [2, -1],
      [38, 2],
      [41, 14],
      [17, 13],
      [14, 39],
      [-1, 38],
    ],
    columnMm: 0.5,
    rowMm: 0.5,
    meanMm: 0.4803688192629738,
    percentile95Mm: 0.9407184344132032,
    largestMm: 1.414036796727723,
  },
  {
    name: 'a U in pixels that are not square',
    one: [
      [0, 0],
      [30, 0],
      [30, 30],
      [20, 30],
      [20, 10],
      [10, 10],
      [10, 30],
      [0, 30],
    ],
    other: [
      [1, 1],
      [31, 0.5],
      [29, 28],
      [21, 27],
      [19, 12],
      [11, 13],
      [9, 31],
      [0.5, 29],
    ],
    columnMm: 0.7,
    rowMm: 0.9,
    meanMm: 0.6530169121732252,
    percentile95Mm: 2.3291167535666046,
    largestMm: 2.78920240615485,
  },
  {
    name: 'one inside the other',
    one: [
      [5, 5],
      [25, 7],
      [22, 24],
      [8, 21],
    ],
    other: [
      [0, 0],
      [32, 1],
      [30, 31],
      [14, 18],
      [1, 29],
    ],
    columnMm: 0.8,
    rowMm: 0.8,
    meanMm: 4.3693865724739025,
    percentile95Mm: 7.5428328334257,
    largestMm: 8.503964907566246,
  },
  {
    name: 'two that lie apart',
    one: [
      [0, 0],
      [6, 1],
      [3, 7],
    ],
    other: [
      [20, 4],
      [27, 9],
      [19, 12],
    ],
    columnMm: 1,
    rowMm: 1,
    meanMm: 17.461454401993432,
    percentile95Mm: 21.94279345676496,
    largestMm: 22.472017568285292,
  },
];

describe('distances of outlines against a computation a hundred times as fine', () => {
  it.each(cases)('$name', ({ one, other, columnMm, rowMm, ...expected }) => {
    const found = surfaceDistance(one, other, { columnMm, rowMm });
    expect(Math.abs(found.meanMm - expected.meanMm)).toBeLessThan(2e-4);
    // Half a step, as is stated.
    expect(Math.abs(found.percentile95Mm - expected.percentile95Mm)).toBeLessThan(0.0255);
    expect(Math.abs(found.largestMm - expected.largestMm)).toBeLessThan(0.0255);
  });
});

describe('distances of outlines in closed form', () => {
  const box = (left: number, top: number, width: number, height: number): readonly PointPx[] => [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];

  it('of a box of 20 × 10 mm moved by 2 mm along its length: 2 · 10 · 2 / 60, and 95 % are 2', () => {
    // Short sides 2 mm off (2 · 10 · 2 = 40 mm², of which 2 · 2² / 2 are missing near the other's corners), ends of the long sides
    // 2 · 2² / 2 = 4 mm² beyond the other one: 40 mm² over 60 mm. More than 5 % lie 2 mm off.
    const apart = surfaceDistance(box(0, 0, 20, 10), box(2, 0, 20, 10), { columnMm: 1, rowMm: 1 });
    expect(apart.meanMm).toBeCloseTo(40 / 60, 4);
    expect(apart.percentile95Mm).toBeCloseTo(2, 9);
    expect(apart.largestMm).toBeCloseTo(2, 9);
  });

  it('of two regular polygons with one centre: inner ones a apart, outer corners beyond', () => {
    // n = 48, apothems 10 and 12 mm. Inner to outer: everywhere 2. Outer to inner: 2 above the inner edge, and beyond its ends the distance
    // to a corner: √(4 + t²), t from 0 to 2 tan(π / n); its integral is ½ (t √(4 + t²) + 4 asinh(t / 2)).
    const n = 48;
    const ring = (apothem: number): readonly PointPx[] =>
      Array.from({ length: n }, (_, at): PointPx => {
        const radius = apothem / Math.cos(Math.PI / n);
        const angle = (2 * Math.PI * at) / n;
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
    const tan = Math.tan(Math.PI / n);
    const [inner, outer] = [2 * n * 10 * tan, 2 * n * 12 * tan];
    const end = 2 * tan;
    const beyond = (end * Math.sqrt(4 + end * end) + 4 * Math.asinh(end / 2)) / 2;
    const sum = 2 * inner + n * (2 * 20 * tan + 2 * beyond);
    const apart = surfaceDistance(ring(10), ring(12), { columnMm: 1, rowMm: 1 });
    expect(apart.meanMm).toBeCloseTo(sum / (inner + outer), 5);
    expect(Math.abs(apart.largestMm - 2 / Math.cos(Math.PI / n))).toBeLessThan(0.005);
  });
});
