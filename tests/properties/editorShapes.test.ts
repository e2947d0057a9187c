import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { findPolygonProblem } from '../../src/domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../src/domain/polygon/polygonAreaPx2';
import { distanceToSegmentPx } from '../../src/editor/planePx';
import { brushDirection, pushWithBrush } from '../../src/editor/shape/pushWithBrush';
import { redrawStretch } from '../../src/editor/shape/redrawStretch';
import { settleBrush } from '../../src/editor/shape/settleBrush';
import { smoothRing } from '../../src/editor/shape/smoothRing';

const image = { columns: 100, rows: 80 };
const inside = (place: PointPx): boolean =>
  place[0] >= -0.5 && place[0] <= 99.5 && place[1] >= -0.5 && place[1] <= 79.5;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** A star-shaped ring, smooth or jagged, round or spiky, either way round; some reach the edges of the image. */
const star: fc.Arbitrary<readonly PointPx[]> = fc
  .tuple(
    fc.array(fc.tuple(number(0.3, 1), number(0.15, 1)), { minLength: 3, maxLength: 60, size: 'max' }),
    number(2, 60),
    fc.boolean(),
  )
  .map(([spokes, radiusPx, isReversed]) => {
    const turns = spokes.reduce((sum, [turn]) => sum + turn, 0);
    let angle = 0;
    const ring = spokes.map(([turn, share]): PointPx => {
      angle += (2 * Math.PI * turn) / turns;
      const column = 50 + share * radiusPx * Math.cos(angle);
      const row = 40 + share * radiusPx * Math.sin(angle);
      return [Math.min(Math.max(column, -0.5), 99.5), Math.min(Math.max(row, -0.5), 79.5)];
    });
    return isReversed ? ring.toReversed() : ring;
  })
  .filter((ring) => findPolygonProblem(ring).ok);
/** Rings on whole pixels, with collinear vertices, as clicks on a grid and other programs make them. */
const block: fc.Arbitrary<readonly PointPx[]> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 4, max: 30 }))
  .map(([left, top, side]) =>
    [
      ...Array.from({ length: side }, (_, i): PointPx => [left + i, top]),
      ...Array.from({ length: side }, (_, i): PointPx => [left + side, top + i]),
      ...Array.from({ length: side }, (_, i): PointPx => [left + side - i, top + side]),
      ...Array.from({ length: side }, (_, i): PointPx => [left, top + side - i]),
    ].map(([column, row]): PointPx => [column, row]),
  );
const anyRing = fc.oneof(star, block);
const place: fc.Arbitrary<PointPx> = fc.oneof(
  fc.tuple(number(-0.5, 99.5), number(-0.5, 79.5)),
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 79 })),
);
const hundredths = (limit: number) =>
  fc.integer({ min: -100 * limit, max: 100 * limit }).map((value) => value / 100);
const intoImage = (column: number, row: number): PointPx => [
  Math.min(Math.max(column, -0.5), 99.5),
  Math.min(Math.max(row, -0.5), 79.5),
];
/** An outline and where a hand goes: from about one of its vertices, in steps of up to 6 px, some whole, some none. */
const ringAndDrag = fc
  .tuple(
    anyRing,
    fc.nat(),
    hundredths(15),
    hundredths(15),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.tuple(hundredths(6), hundredths(6)) },
        { weight: 1, arbitrary: fc.constantFrom([1, 0] as const, [0, -1] as const, [0, 0] as const) },
      ),
      { minLength: 3, maxLength: 30, size: 'max' },
    ),
  )
  .map(([ring, index, dx, dy, steps]) => {
    const [column, row] = ring[index % ring.length] ?? [0, 0];
    const places: PointPx[] = [intoImage(column + dx, row + dy)];
    for (const [stepColumns, stepRows] of steps) {
      const [lastColumn, lastRow] = places.at(-1) ?? [0, 0];
      places.push(intoImage(lastColumn + stepColumns, lastRow + stepRows));
    }
    return { ring, places };
  });

function expectSound(ring: readonly PointPx[]): void {
  expect(ring.flat().every(Number.isFinite)).toBe(true);
  expect(ring.every(inside)).toBe(true);
  expect(findPolygonProblem(ring)).toMatchObject({ ok: true });
}

describe('the round brush, dragged anywhere over any outline', () => {
  it('keeps the outline simple and in the image at every move, and what is far from it the very same', () => {
    let [changed, stopped, moves] = [0, 0, 0];
    fc.assert(
      fc.property(ringAndDrag, number(0.5, 12), ({ ring: before, places }, radiusPx) => {
        const [down] = places;
        if (down === undefined) return;
        const direction = brushDirection(before, down);
        let ring = before;
        for (const [i, toPx] of places.entries()) {
          const fromPx = places[i - 1] ?? toPx;
          const pushed = pushWithBrush(ring, { fromPx, toPx, radiusPx, direction, image });
          moves += 1;
          if (pushed.isStopped) stopped += 1;
          if (pushed.ringPx !== ring) {
            changed += 1;
            expectSound(pushed.ringPx);
            const isKept = new Set(pushed.ringPx);
            for (const vertex of ring) {
              if (distanceToSegmentPx(vertex, fromPx, toPx) > 1.5 * radiusPx + 0.1) {
                expect(isKept.has(vertex)).toBe(true);
              }
            }
          }
          if (!pushed.isStopped) {
            // Cutting at the image's edge is all that may leave vertices in the disc: on that edge.
            for (const [column, row] of pushed.ringPx) {
              const isOnEdge = column === -0.5 || column === 99.5 || row === -0.5 || row === 79.5;
              if (!isOnEdge) {
                expect(distanceToSegmentPx([column, row], fromPx, toPx)).toBeGreaterThanOrEqual(
                  radiusPx - 1e-9,
                );
              }
            }
          }
          ring = pushed.ringPx;
        }
        const settled = settleBrush(before, ring);
        expectSound(settled);
        const isOld = new Set(before);
        expect(settled.filter((vertex) => isOld.has(vertex))).toEqual(
          ring.filter((vertex) => isOld.has(vertex)),
        );
      }),
      { numRuns: 400, endOnFailure: true },
    );
    // The outlines are small and spiky, yet the brush mostly gets somewhere.
    expect(changed).toBeGreaterThan(moves / 10);
    expect(stopped).toBeLessThan(moves / 4);
  }, 180_000);

  it('outwards only adds, inwards only takes', () => {
    fc.assert(
      fc.property(anyRing, place, place, number(0.5, 20), (ring, fromPx, toPx, radiusPx) => {
        const direction = brushDirection(ring, fromPx);
        const pushed = pushWithBrush(ring, { fromPx, toPx, radiusPx, direction, image });
        const change = polygonAreaPx2(pushed.ringPx) - polygonAreaPx2(ring);
        expect(direction === 'outwards' ? change : -change).toBeGreaterThan(-0.01 * (1 + radiusPx));
      }),
      { numRuns: 300 },
    );
  });
});

describe('smoothing any outline', () => {
  it('keeps it simple and in the image, moves nothing more than 0.5 px, and says how the area changed', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        const { ringPx, areaChangePx2, strength } = smoothRing(ring, image);
        expectSound(ringPx);
        expect(areaChangePx2).toBeCloseTo(polygonAreaPx2(ringPx) - polygonAreaPx2(ring), 9);
        if (strength === 0) expect(ringPx).toBe(ring);
        const away = (from: PointPx, to: readonly PointPx[]): number =>
          Math.min(
            ...to.map((vertex, i) => distanceToSegmentPx(from, vertex, to[(i + 1) % to.length] ?? vertex)),
          );
        for (const vertex of ring) expect(away(vertex, ringPx)).toBeLessThanOrEqual(0.5 + 1e-9);
        for (const vertex of ringPx) expect(away(vertex, ring)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('of a stretch changes no vertex outside it', () => {
    fc.assert(
      fc.property(anyRing, fc.nat(), fc.nat(), (ring, one, other) => {
        const [fromVertex, toVertex] = [one % ring.length, other % ring.length];
        fc.pre(fromVertex !== toVertex);
        const { ringPx } = smoothRing(ring, image, { fromVertex, toVertex });
        expectSound(ringPx);
        const isKept = new Set(ringPx);
        for (let i = toVertex; i !== fromVertex; i = (i + 1) % ring.length) {
          const vertex = ring[i];
          expect(vertex !== undefined && isKept.has(vertex)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('redrawing a stretch of any outline', () => {
  it('keeps one of its two parts, every vertex the very same and in order, and stays near the stroke on the other', () => {
    fc.assert(
      fc.property(ringAndDrag, ({ ring, places: stroke }) => {
        const result = redrawStretch(ring, stroke, 200);
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        expect(result.value.flat().every(Number.isFinite)).toBe(true);
        expect(result.value.every(inside)).toBe(true);
        const isKept = new Set(result.value);
        const flags = ring.map((vertex) => isKept.has(vertex));
        // Kept vertices are one run of the ring: around it, kept turns to left out at most once.
        const turns = flags.filter((flag, i) => flag && flags[(i + 1) % flags.length] === false);
        expect(turns.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('by a stroke that keeps clear of the rest changes the area by no more than the other choice would', () => {
    fc.assert(
      fc.property(star, fc.nat(), fc.nat(), (ring, one, other) => {
        const [from, to] = [ring[one % ring.length], ring[other % ring.length]];
        fc.pre(from !== undefined && to !== undefined && from !== to);
        if (from === undefined || to === undefined) return;
        // A straight cut leaves the larger part: at least half.
        const result = redrawStretch(ring, [from, to], 1);
        fc.pre(result.ok && findPolygonProblem(result.value).ok);
        if (result.ok)
          expect(polygonAreaPx2(result.value)).toBeGreaterThanOrEqual(polygonAreaPx2(ring) / 2 - 1e-6);
      }),
    );
  });
});
