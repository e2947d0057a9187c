import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceOfOutlines } from '../../src/domain/agreement/diceOfOutlines';
import { surfaceDistance } from '../../src/domain/agreement/surfaceDistance';
import type { PointPx } from '../../src/domain/image/point';
import { findPolygonProblem } from '../../src/domain/polygon/findPolygonProblem';
import { exactDice } from '../support/exactPolygons';

/** A simple ring around a place, mostly concave, with vertices in eighths of a pixel. */
const outline: fc.Arbitrary<readonly PointPx[]> = fc
  .record({
    radii: fc.array(fc.integer({ min: 24, max: 160 }), { minLength: 3, maxLength: 14 }),
    column: fc.integer({ min: -40, max: 40 }),
    row: fc.integer({ min: -40, max: 40 }),
  })
  .map(({ radii, column, row }) =>
    radii.map((radius, at): PointPx => {
      const angle = (2 * Math.PI * at) / radii.length;
      const [x, y] = [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
      return [(column + x) / 8, (row + y) / 8];
    }),
  )
  .filter((ring) => findPolygonProblem(ring).ok);

const spacing = fc.record({
  columnMm: fc.integer({ min: 4, max: 16 }).map((n) => n / 16),
  rowMm: fc.integer({ min: 4, max: 16 }).map((n) => n / 16),
});

const mapped = (ring: readonly PointPx[], to: (x: number, y: number) => PointPx): readonly PointPx[] =>
  ring.map(([x, y]) => to(x, y));

describe('Dice of two outlines', () => {
  it('is what exact arithmetic gives, of convex and concave ones, crossing, touching, inside and apart', () => {
    fc.assert(
      fc.property(outline, outline, (one, other) => {
        expect(Math.abs(diceOfOutlines(one, other) - exactDice(one, other))).toBeLessThan(1e-12);
      }),
      { numRuns: 150 },
    );
  });

  it('is 1 of an outline with itself, from whichever vertex and in whichever direction it is drawn', () => {
    fc.assert(
      fc.property(outline, fc.nat(20), (ring, turn) => {
        const from = turn % ring.length;
        const again = [...ring.slice(from), ...ring.slice(0, from)].toReversed();
        expect(diceOfOutlines(ring, again)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is the same of both in either order, moved and mirrored', () => {
    fc.assert(
      fc.property(outline, outline, fc.integer({ min: -64, max: 64 }), (one, other, by) => {
        const dice = diceOfOutlines(one, other);
        expect(diceOfOutlines(other, one)).toBeCloseTo(dice, 12);
        const move = (x: number, y: number): PointPx => [x + by, y - by];
        expect(diceOfOutlines(mapped(one, move), mapped(other, move))).toBeCloseTo(dice, 12);
        const mirror = (x: number, y: number): PointPx => [-x, y];
        expect(diceOfOutlines(mapped(one, mirror), mapped(other, mirror))).toBeCloseTo(dice, 12);
        expect(dice).toBeGreaterThanOrEqual(-1e-12);
        expect(dice).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

/** Looks at every edge for every place: slow and plain, with pieces as short as the product's. */
function plainly(
  one: readonly PointPx[],
  other: readonly PointPx[],
  mm: { columnMm: number; rowMm: number },
) {
  const inMm = (ring: readonly PointPx[]) => ring.map(([x, y]) => [x * mm.columnMm, y * mm.rowMm] as const);
  const there = placesOf(inMm(one), inMm(other));
  const back = placesOf(inMm(other), inMm(one));
  const all = [...there, ...back];
  const sum = (
    list: readonly (readonly [number, number])[],
    of: (place: readonly [number, number]) => number,
  ) => list.reduce((total, place) => total + of(place), 0);
  const ninetyFive = (list: readonly (readonly [number, number])[]) => {
    const half = 0.95 * sum(list, ([, length]) => length) * (1 - 1e-12);
    let passed = 0;
    for (const [distance, length] of list.toSorted(([a], [b]) => a - b)) {
      passed += length;
      if (passed >= half) return distance;
    }
    return Number.NaN;
  };
  return {
    meanMm: sum(all, ([distance, length]) => distance * length) / sum(all, ([, length]) => length),
    percentile95Mm: Math.max(ninetyFive(there), ninetyFive(back)),
    largestMm: Math.max(...all.map(([distance]) => distance)),
  };
}

function placesOf(along: readonly (readonly [number, number])[], to: typeof along) {
  return along.flatMap(([x1, y1], at) => {
    const [x2, y2] = along[(at + 1) % along.length] ?? [x1, y1];
    const edge = Math.hypot(x2 - x1, y2 - y1);
    const pieces = Math.ceil(edge / 0.05);
    return Array.from({ length: pieces }, (_, piece) => {
      const part = (piece + 0.5) / pieces;
      const [x, y] = [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
      const distances = to.map(([a, b], edgeAt) => {
        const [c, d] = to[(edgeAt + 1) % to.length] ?? [a, b];
        const length = (c - a) ** 2 + (d - b) ** 2;
        const where = length === 0 ? 0 : ((x - a) * (c - a) + (y - b) * (d - b)) / length;
        const within = Math.min(1, Math.max(0, where));
        return Math.hypot(x - a - within * (c - a), y - b - within * (d - b));
      });
      return [Math.min(...distances), edge / pieces] as const;
    });
  });
}

describe('distance of two outlines', () => {
  it('is what looking at every edge for every place gives', () => {
    fc.assert(
      fc.property(outline, outline, spacing, (one, other, mm) => {
        const [fast, plain] = [surfaceDistance(one, other, mm), plainly(one, other, mm)];
        expect(Math.abs(fast.meanMm - plain.meanMm)).toBeLessThan(1e-9);
        expect(Math.abs(fast.percentile95Mm - plain.percentile95Mm)).toBeLessThan(1e-9);
        expect(Math.abs(fast.largestMm - plain.largestMm)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('is 0 of an outline with itself, and the same of both in either order', () => {
    fc.assert(
      fc.property(outline, outline, spacing, (one, other, mm) => {
        expect(surfaceDistance(one, one.toReversed(), mm).largestMm).toBeLessThan(1e-9);
        const [there, back] = [surfaceDistance(one, other, mm), surfaceDistance(other, one, mm)];
        expect(there.meanMm).toBeCloseTo(back.meanMm, 9);
        expect(there.percentile95Mm).toBe(back.percentile95Mm);
        expect(there.largestMm).toBe(back.largestMm);
      }),
      { numRuns: 50 },
    );
  });

  it('does not change when both are moved, mirrored, or measured on a finer grid', () => {
    fc.assert(
      fc.property(outline, outline, spacing, fc.integer({ min: -64, max: 64 }), (one, other, mm, by) => {
        const own = surfaceDistance(one, other, mm);
        const maps: readonly (readonly [(x: number, y: number) => PointPx, typeof mm])[] = [
          [(x, y) => [x + by, y - by], mm],
          [(x, y) => [-x, y], mm],
          [(x, y) => [2 * x, 4 * y], { columnMm: mm.columnMm / 2, rowMm: mm.rowMm / 4 }],
          [(x, y) => [y, x], { columnMm: mm.rowMm, rowMm: mm.columnMm }],
        ];
        for (const [to, as] of maps) {
          const again = surfaceDistance(mapped(one, to), mapped(other, to), as);
          expect(again.meanMm).toBeCloseTo(own.meanMm, 9);
          expect(again.largestMm).toBeCloseTo(own.largestMm, 9);
          // Of two places as far, another one may be the 95th.
          expect(Math.abs(again.percentile95Mm - own.percentile95Mm)).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('puts mean, percentile and largest in their order', () => {
    fc.assert(
      fc.property(outline, outline, spacing, (one, other, mm) => {
        const { meanMm, percentile95Mm, largestMm } = surfaceDistance(one, other, mm);
        expect(meanMm).toBeLessThanOrEqual(largestMm);
        expect(percentile95Mm).toBeLessThanOrEqual(largestMm);
      }),
      { numRuns: 50 },
    );
  });
});
