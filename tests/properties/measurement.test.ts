import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { pixelCount } from '../../src/domain/measurement/pixelRuns';
import { pixelsInside } from '../../src/domain/measurement/pixelsInside';
import type { RoiMeasurement } from '../../src/domain/measurement/roiMeasurement';
import { makeSlice } from '../support/makeSlice';

const grid = { columns: 40, rows: 30 };
const slice = makeSlice({
  ...grid,
  slope: 0.7252747,
  stored: (column, row) => (row * 37 + column * 101) % 997,
});

/** Simple rings of arbitrary doubles: vertices at growing angles around one point inside the image. */
const starRing = fc
  .record({
    column: fc.double({ min: 12, max: 28, noNaN: true }),
    row: fc.double({ min: 12, max: 18, noNaN: true }),
    radii: fc.array(fc.double({ min: 1, max: 11, noNaN: true }), { minLength: 4, maxLength: 24 }),
  })
  .map(({ column, row, radii }): readonly PointPx[] =>
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [column + radius * Math.cos(angle), row + radius * Math.sin(angle)];
    }),
  );

/** Coordinates with many exact ties and near ties: halves and thirds. */
const coordinate = fc.integer({ min: -30, max: 240 }).map((sixths) => sixths / 6);
const anyRing = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 });

function measured(ring: readonly PointPx[]): RoiMeasurement {
  const result = measureRoi(slice, ring, []);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}

function grossMm2(measurement: RoiMeasurement): number {
  if (measurement.area.kind !== 'known') throw new Error('area unknown');
  return measurement.area.grossMm2;
}

/** A double as an integer number of 2⁻¹⁰⁰ px, exactly: every coordinate used here has its last digit above that. */
function exact(value: number): bigint {
  return BigInt(value * 2 ** 60) << 40n;
}

/** The rule of MEASUREMENT.md section 3 in integers, written without division. */
function isInsideExactly(ring: readonly PointPx[], column: number, row: number): boolean {
  const [px, py] = [exact(column), exact(row)];
  let crossings = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] ?? [0, 0];
    const [x1, y1, x2, y2] = [exact(ax), exact(ay), exact(bx), exact(by)];
    const [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1];
    if (!(top <= py && py < bottom)) return;
    // x1 + (py − y1)(x2 − x1)/(y2 − y1) ≤ px, times (y2 − y1)², which is positive.
    const height = y2 - y1;
    if ((x1 - px) * height * height + (py - y1) * (x2 - x1) * height <= 0n) crossings += 1;
  });
  return crossings % 2 === 1;
}

describe('The pixel set', () => {
  it('is that of exact rational arithmetic, for any ring on halves and thirds', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        const runs = pixelsInside(grid, ring, [], 'centre');
        const got = new Uint8Array(grid.columns * grid.rows);
        for (let i = 0; i < runs.length; i += 3) {
          const start = (runs[i] ?? 0) * grid.columns;
          got.fill(1, start + (runs[i + 1] ?? 0), start + (runs[i + 2] ?? 0));
        }
        const wanted = got.map((_, i) =>
          isInsideExactly(ring, i % grid.columns, Math.floor(i / grid.columns)) ? 1 : 0,
        );
        expect(got).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('of a triangle is that of its three parts around any point inside', () => {
    const point = fc.tuple(fc.integer({ min: -4, max: 80 }), fc.integer({ min: -4, max: 60 }));
    const half = ([column, row]: readonly [number, number]): PointPx => [column / 2, row / 2];
    const side = (a: PointPx, b: PointPx, c: PointPx): number =>
      (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    fc.assert(
      fc.property(point, point, point, fc.nat(20), fc.nat(20), (p, q, r, toQ, toR) => {
        const [a, b, c] = [half(p), half(q), half(r)];
        fc.pre(side(a, b, c) !== 0);
        // Dyadic shares keep the point's coordinates exact, so that inside means inside.
        const [u, v] = [(toQ + 1) / 64, (toR + 1) / 64];
        const inside: PointPx = [
          a[0] + u * (b[0] - a[0]) + v * (c[0] - a[0]),
          a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1]),
        ];
        for (const rule of ['centre', 'imagej'] as const) {
          const count = (ring: readonly PointPx[]): number => pixelCount(pixelsInside(grid, ring, [], rule));
          const parts = count([a, b, inside]) + count([b, c, inside]) + count([c, a, inside]);
          expect(parts).toBe(count([a, b, c]));
        }
      }),
    );
  });

  it('never shrinks when an exclusion is taken back', () => {
    fc.assert(
      fc.property(starRing, fc.array(anyRing, { minLength: 1, maxLength: 4 }), (outer, exclusions) => {
        const all = pixelCount(pixelsInside(grid, outer, exclusions, 'centre'));
        const fewer = pixelCount(pixelsInside(grid, outer, exclusions.slice(1), 'centre'));
        expect(fewer).toBeGreaterThanOrEqual(all);
      }),
    );
  });

  it('does not depend on the order of exclusions', () => {
    fc.assert(
      fc.property(starRing, fc.array(anyRing, { minLength: 2, maxLength: 4 }), (outer, exclusions) => {
        const forwards = pixelsInside(grid, outer, exclusions, 'centre');
        expect(pixelsInside(grid, outer, exclusions.toReversed(), 'centre')).toEqual(forwards);
      }),
    );
  });
});

describe('The measurement', () => {
  it('is the same to the last digit whichever way the ring winds and wherever it starts', () => {
    fc.assert(
      fc.property(starRing, fc.nat(30), (ring, start) => {
        const at = start % ring.length;
        const whole = measured(ring);
        expect(measured(ring.toReversed())).toEqual(whole);
        expect(measured([...ring.slice(at), ...ring.slice(0, at)])).toEqual(whole);
        expect(measured(ring.flatMap((vertex) => [vertex, vertex]))).toEqual(whole);
      }),
    );
  });

  it('moves with the ring: whole pixels change neither area nor count', () => {
    fc.assert(
      fc.property(anyRing, fc.integer({ min: 1, max: 50 }), (ring, byPx) => {
        const onGrid = ring.map(
          ([column, row]): PointPx => [Math.round(column * 8) / 8, Math.round(row * 8) / 8],
        );
        const moved = onGrid.map(([column, row]): PointPx => [column + byPx, row + byPx]);
        const wide = { columns: 200, rows: 200 };
        const [here, there] = [onGrid, moved].map((vertices) => {
          const shifted = vertices.map(([column, row]): PointPx => [column + 60, row + 60]);
          return pixelCount(pixelsInside(wide, shifted, [], 'centre'));
        });
        expect(there).toBe(here);
      }),
    );
  });

  it('scales its area with each spacing', () => {
    fc.assert(
      fc.property(starRing, (ring) => {
        const areaWith = (rowMm: number, columnMm: number): number => {
          const result = measureRoi(
            { ...slice, grid: { ...slice.grid, spacing: { rowMm, columnMm } } },
            ring,
            [],
          );
          if (!result.ok) throw new Error(result.error.kind);
          return grossMm2(result.value);
        };
        const unit = areaWith(1, 1);
        expect(areaWith(0.5, 1)).toBe(unit / 2);
        expect(areaWith(1, 4)).toBe(unit * 4);
      }),
    );
  });

  it('lies between its extremes and its SD is that of a plain two-pass formula', () => {
    fc.assert(
      fc.property(starRing, (ring) => {
        const { signal } = measured(ring);
        fc.pre(signal.kind === 'known');
        if (signal.kind !== 'known') return;
        expect(signal.displayed.mean).toBeGreaterThanOrEqual(signal.displayed.min);
        expect(signal.displayed.mean).toBeLessThanOrEqual(signal.displayed.max);
        expect(signal.displayed.median).toBeGreaterThanOrEqual(signal.displayed.min);
        expect(signal.displayed.median).toBeLessThanOrEqual(signal.displayed.max);
        const runs = pixelsInside(slice.grid, ring, [], 'centre');
        const values: number[] = [];
        for (let i = 0; i < runs.length; i += 3) {
          for (let column = runs[i + 1] ?? 0; column < (runs[i + 2] ?? 0); column++) {
            values.push(
              (slice.storedValues[(runs[i] ?? 0) * grid.columns + column] ?? 0) * slice.rescale.slope,
            );
          }
        }
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(signal.displayed.mean).toBeCloseTo(mean, 9);
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        if (signal.displayed.sd !== undefined)
          expect(signal.displayed.sd).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 8);
      }),
    );
  });
});
