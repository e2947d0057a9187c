import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { findPolygonProblem } from '../../../../src/domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { redrawStretch } from '../../../../src/editor/shape/redrawStretch';
import { circle, square } from './rings';

function redrawn(ring: readonly PointPx[], stroke: readonly PointPx[], reachPx = 2): readonly PointPx[] {
  const result = redrawStretch(ring, stroke, reachPx);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

describe('a redrawn stretch', () => {
  it('of a square bulges where the stroke runs outside it, and keeps the four corners', () => {
    const ring = redrawn(square, [
      [30, 20],
      [40, 10],
      [50, 20],
    ]);
    expect(ring).toEqual([
      [30, 20],
      [40, 10],
      [50, 20],
      [60, 20],
      [60, 60],
      [20, 60],
      [20, 20],
    ]);
    // 40 × 40 and a triangle of 20 × 10 / 2.
    expect(polygonAreaPx2(ring)).toBe(1700);
  });

  it('is the same in whichever direction the stroke or the ring runs', () => {
    const stroke: PointPx[] = [
      [30, 20],
      [40, 27],
      [50, 20],
    ];
    for (const ring of [square, square.toReversed()]) {
      for (const line of [stroke, stroke.toReversed()]) {
        expect(polygonAreaPx2(redrawn(ring, line))).toBe(1600 - 70);
      }
    }
  });

  it('keeps the direction of the ring and the very same vertices elsewhere', () => {
    const ring = redrawn(square, [
      [50, 20],
      [40, 10],
      [30, 20],
    ]);
    expect(ring.slice(3)).toEqual([square[1], square[2], square[3], square[0]]);
    expect(square.every((vertex) => ring.includes(vertex))).toBe(true);
  });

  it('around a corner takes that corner away', () => {
    const ring = redrawn(square, [
      [50, 20],
      [55, 25],
      [60, 30],
    ]);
    // Collinear points of the stroke go; the corner of 10 × 10 / 2 is cut.
    expect(ring).toHaveLength(5);
    expect(polygonAreaPx2(ring)).toBe(1550);
    expect(ring).not.toContainEqual([60, 20]);
  });

  it('is the smaller part when the stroke cuts through, the larger bulge notwithstanding', () => {
    const cut = redrawn(square, [
      [30, 20],
      [30, 60],
    ]);
    expect(polygonAreaPx2(cut)).toBe(1200);
    // A bulge of 3200 px² beside a square of 1600: the square is kept.
    const bulge = redrawn(square, [
      [20, 20],
      [20, -60],
      [60, -60],
      [60, 20],
    ]);
    expect(polygonAreaPx2(bulge)).toBe(1600 + 3200);
  });

  it('is the shorter one where both would change the area alike', () => {
    const ring: PointPx[] = [
      [0, 0],
      [10, 0],
      [20, 0],
      [20, 20],
      [10, 25],
      [10, 15],
      [0, 20],
    ];
    // Left of the column 10: 0.5 × (20 + 15) × 10 = 175; right of it 0.5 × (20 + 25) × 10 = 225. A cut at x gives halves.
    const exact = redrawn(square, [
      [40, 20],
      [40, 60],
    ]);
    expect(polygonAreaPx2(exact)).toBe(800);
    expect(
      polygonAreaPx2(
        redrawn(
          ring,
          [
            [10, 0],
            [10, 15],
          ],
          0.1,
        ),
      ),
    ).toBe(225);
  });

  it('begins where the stroke crosses the outline near its start, and leaves out what was drawn beyond', () => {
    const ring = redrawn(square, [
      [30, 19],
      [30, 30],
      [50, 30],
      [50, 18.5],
    ]);
    expect(ring).toContainEqual([30, 20]);
    expect(ring).toContainEqual([50, 20]);
    expect(polygonAreaPx2(ring)).toBe(1600 - 200);
    expect(ring).toHaveLength(8);
  });

  it('joins a stroke that stops short of the outline by a straight line to its nearest place', () => {
    const ring = redrawn(square, [
      [30, 18],
      [30, 10],
      [50, 10],
      [50, 18],
    ]);
    expect(polygonAreaPx2(ring)).toBe(1600 + 200);
  });

  it.each([
    [
      'start',
      [
        [30, 15],
        [40, 10],
        [50, 20],
      ],
      [30, 15],
    ],
    [
      'end',
      [
        [30, 20],
        [40, 10],
        [50, 16.9],
      ],
      [50, 16.9],
    ],
  ] as [string, PointPx[], PointPx][])(
    'is refused with its place where the %s is out of reach',
    (_, stroke, atPx) => {
      expect(redrawStretch(square, stroke, 3)).toEqual({
        ok: false,
        error: { kind: 'stroke-off-outline', atPx },
      });
    },
  );

  it('crosses itself where the stroke crosses the part that stays, for the editor to refuse', () => {
    const ring = redrawn(square, [
      [30, 20],
      [30, 70],
      [35, 70],
      [35, 20],
    ]);
    expect(findPolygonProblem(ring)).toMatchObject({ ok: false, error: { kind: 'proper-crossing' } });
  });

  it('follows a round stroke within 0.25 px with few vertices', () => {
    const ring = circle([50, 40], 20, 400);
    const stroke = Array.from({ length: 200 }, (_, i): PointPx => {
      const angle = (i / 199 - 0.5) * Math.PI;
      const radiusPx = 20 + 3 * Math.cos(angle) ** 2;
      return [50 + radiusPx * Math.cos(angle), 40 + radiusPx * Math.sin(angle)];
    });
    const result = redrawn(ring, stroke, 1);
    const isOld = new Set(ring);
    const added = result.filter((vertex) => !isOld.has(vertex));
    expect(added.length).toBeLessThan(25);
    expect(findPolygonProblem(result).ok).toBe(true);
    // Exact: half the circle (polygon of 400) and ½∫r² over the other half, less 0.25 px of its length at most.
    const half = (200 * 400 * Math.sin((2 * Math.PI) / 400)) / 2;
    const drawn = (Math.PI * 400) / 2 + (20 * 6 * Math.PI) / 4 + (9 * 3 * Math.PI) / 16;
    expect(Math.abs(polygonAreaPx2(result) - half - drawn)).toBeLessThan(0.25 * Math.PI * 23);
  });
});
