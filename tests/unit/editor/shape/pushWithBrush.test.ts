import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { findPolygonProblem } from '../../../../src/domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { distanceToSegmentPx } from '../../../../src/editor/planePx';
import { brushDirection, pushWithBrush } from '../../../../src/editor/shape/pushWithBrush';
import { settleBrush } from '../../../../src/editor/shape/settleBrush';
import { circle, square } from './rings';

const image = { columns: 100, rows: 80 };

function push(
  ring: readonly PointPx[],
  fromPx: PointPx,
  toPx: PointPx,
  radiusPx: number,
  direction = brushDirection(ring, fromPx),
) {
  return pushWithBrush(ring, { fromPx, toPx, radiusPx, direction, image });
}

const nearest = (ring: readonly PointPx[], toPx: PointPx): number =>
  Math.min(
    ...ring.map((vertex, i) => distanceToSegmentPx(toPx, vertex, ring[(i + 1) % ring.length] ?? vertex)),
  );

describe('the round brush', () => {
  it('begun inside pushes outwards, begun outside inwards', () => {
    expect(brushDirection(square, [30, 30])).toBe('outwards');
    expect(brushDirection(square, [10, 30])).toBe('inwards');
  });

  it('adds the area of the disc beyond a straight border, within what 0.05 px around it are', () => {
    // Centre 5 px inside the border x = 60, radius 10: a circular segment of r² acos(d/r) − d √(r² − d²).
    const { ringPx } = push(square, [45, 40], [55, 40], 10);
    const segment = 100 * Math.acos(0.5) - 5 * Math.sqrt(75);
    const added = polygonAreaPx2(ringPx) - 1600;
    expect(added).toBeGreaterThan(segment);
    expect(added - segment).toBeLessThan(0.05 * 2 * 10 * Math.acos(0.5) + 0.1);
    expect(findPolygonProblem(ringPx).ok).toBe(true);
  });

  it('takes the area of a disc that comes from outside', () => {
    const { ringPx } = push(square, [75, 40], [65, 40], 10);
    const segment = 100 * Math.acos(0.5) - 5 * Math.sqrt(75);
    const taken = 1600 - polygonAreaPx2(ringPx);
    expect(taken).toBeGreaterThan(segment);
    expect(taken - segment).toBeLessThan(0.05 * 2 * 10 * Math.acos(0.5) + 0.1);
  });

  it('leaves no vertex in the disc, new ones at most 0.05 px from it, and all others the very same', () => {
    const ring = circle([50, 40], 25, 400);
    const { ringPx } = push(ring, [65, 40], [72, 43], 8);
    const isOld = new Set(ring);
    for (const vertex of ringPx) {
      const away = distanceToSegmentPx(vertex, [65, 40], [72, 43]);
      expect(away).toBeGreaterThan(8);
      if (!isOld.has(vertex)) expect(away).toBeLessThan(8.05 + 1e-9);
    }
    const isKept = new Set(ringPx);
    for (const vertex of ring) {
      if (distanceToSegmentPx(vertex, [65, 40], [72, 43]) > 8.05) expect(isKept.has(vertex)).toBe(true);
    }
    expect(nearest(ringPx, [72, 43])).toBeGreaterThan(8);
  });

  it('changes nothing where the disc does not reach the border, and nothing again at the same place', () => {
    expect(push(square, [40, 40], [42, 40], 10)).toEqual({ ringPx: square, isStopped: false });
    const once = push(square, [50, 40], [55, 40], 10).ringPx;
    expect(push(once, [55, 40], [55, 40], 10).ringPx).toBe(once);
    expect(push(once, [50, 40], [55, 40], 10).ringPx).toBe(once);
  });

  it('does not skip what a fast hand sweeps over', () => {
    // A bump of 2 × 4 px on the border lies between the two places.
    const bumped: PointPx[] = [
      [20, 20],
      [39, 20],
      [39, 24],
      [41, 24],
      [41, 20],
      [60, 20],
      [60, 60],
      [20, 60],
    ];
    const { ringPx } = push(bumped, [30, 26], [50, 26], 5);
    expect(ringPx).toHaveLength(6 + 2);
    expect(nearest(ringPx, [40, 26])).toBeGreaterThan(5);
  });

  it('stops before it closes a bay, and before it cuts the area in two', () => {
    const bay: PointPx[] = [
      [20, 20],
      [60, 20],
      [60, 34],
      [30, 34],
      [30, 46],
      [60, 46],
      [60, 60],
      [20, 60],
    ];
    // Pushing the upper arm down across the mouth of the bay, 12 px wide, would close 12 × 20 px off.
    const closed = push(bay, [54, 28], [54, 42], 5);
    expect(closed.isStopped).toBe(true);
    expect(findPolygonProblem(closed.ringPx).ok).toBe(true);
    const bar: PointPx[] = [
      [10, 36],
      [90, 36],
      [90, 44],
      [10, 44],
    ];
    const cut = push(bar, [50, 20], [50, 60], 5);
    expect(cut.isStopped).toBe(true);
    expect(findPolygonProblem(cut.ringPx).ok).toBe(true);
    // It went as far as sixteenths of the way allow: the bar is thinned, not cut.
    expect(polygonAreaPx2(cut.ringPx)).toBeLessThan(640 - 10);
    expect(push(cut.ringPx, [50, 60], [50, 70], 5, 'inwards').ringPx).not.toHaveLength(0);
  });

  it('is not held up by borders on the pixel grid that its own straight moves run along', () => {
    const grid: PointPx[] = [
      ...Array.from({ length: 40 }, (_, i): PointPx => [30 + i, 20]),
      ...Array.from({ length: 40 }, (_, i): PointPx => [70, 20 + i]),
      ...Array.from({ length: 40 }, (_, i): PointPx => [70 - i, 60]),
      ...Array.from({ length: 40 }, (_, i): PointPx => [30, 60 - i]),
    ];
    for (const radiusPx of [3, 4, 5.5]) {
      for (const row of [17, 18, 20, 22]) {
        const direction = brushDirection(grid, [25, row]);
        let ring: readonly PointPx[] = grid;
        // There and back, a pixel at a time, with pauses.
        const columns = [...Array.from({ length: 50 }, (_, i) => 25 + i), 74, 74];
        const way = [...columns, ...columns.toReversed()];
        for (const [i, column] of way.entries()) {
          const move = { fromPx: [way[i - 1] ?? column, row], toPx: [column, row] } as const;
          const pushed = pushWithBrush(ring, { ...move, radiusPx, direction, image });
          expect(pushed.isStopped).toBe(false);
          ring = pushed.ringPx;
        }
        // The brush took a straight band off the top: 40 × what its disc reaches below the row 20.
        const depth = Math.max(0, row + radiusPx - 20);
        expect(1600 - polygonAreaPx2(ring)).toBeGreaterThanOrEqual(40 * depth - 1e-9);
        expect(1600 - polygonAreaPx2(ring)).toBeLessThan(40 * (depth + 0.05) + 1e-9);
      }
    }
  });

  it('never swallows the whole outline', () => {
    const small = circle([50, 40], 3, 12);
    const { ringPx, isStopped } = push(small, [30, 40], [50, 40], 10);
    expect(isStopped).toBe(true);
    expect(findPolygonProblem(ringPx).ok).toBe(true);
    // Larger than the outline and begun inside, it makes it the disc.
    expect(polygonAreaPx2(push(small, [50, 40], [50, 40], 10).ringPx)).toBeGreaterThan(100 * Math.PI);
  });

  it('drops a tip under the hand that it cuts off, a tenth of the disc at most', () => {
    // A tip of 0.5 × 1 px.
    const tipped: PointPx[] = [
      [20, 20],
      [60, 20],
      [60, 39],
      [66, 39.5],
      [60, 40],
      [60, 60],
      [20, 60],
    ];
    const { ringPx, isStopped } = push(tipped, [62.2, 29], [62.2, 34.6], 5);
    expect(isStopped).toBe(false);
    expect(findPolygonProblem(ringPx).ok).toBe(true);
  });

  it('is cut at the edges and corners of the image', () => {
    const ring: PointPx[] = [
      [10, 10],
      [30, 10],
      [30, 30],
      [10, 30],
    ];
    const left = push(ring, [12, 20], [2, 20], 6);
    expect(Math.min(...left.ringPx.map((vertex) => vertex[0]))).toBe(-0.5);
    expect(left.ringPx.filter((vertex) => vertex[0] === -0.5)).toHaveLength(2);
    const again = push(left.ringPx, [2, 20], [1, 26], 6);
    expect(again.isStopped).toBe(false);
    // Where the second disc crossed the border made by the first, a vertex stays until the brush is lifted.
    const settled = settleBrush(ring, again.ringPx);
    expect(settled.filter((vertex) => vertex[0] === -0.5)).toHaveLength(2);
    const corner = push(ring, [14, 14], [1, 1], 8);
    expect(corner.isStopped).toBe(false);
    expect(corner.ringPx).toContainEqual([-0.5, -0.5]);
    expect(corner.ringPx.every(([column, row]) => column >= -0.5 && row >= -0.5)).toBe(true);
  });
});

describe('the end of a drag of the brush', () => {
  it('leaves few new vertices, within 0.2 px of the disc swept, and all old ones', () => {
    const ring = circle([50, 40], 20, 60);
    let pushed: readonly PointPx[] = ring;
    // Along the border, half a pixel an event, the disc always 3 px beyond it.
    const places = Array.from({ length: 80 }, (_, i): PointPx => {
      const angle = i / 36;
      return [50 + 17 * Math.cos(angle), 40 + 17 * Math.sin(angle)];
    });
    for (const [i, place] of places.entries()) {
      pushed = push(pushed, places[i - 1] ?? place, place, 6, 'outwards').ringPx;
    }
    const settled = settleBrush(ring, pushed);
    const isOld = new Set(ring);
    const added = settled.filter((vertex) => !isOld.has(vertex));
    expect(pushed.filter((vertex) => !isOld.has(vertex)).length).toBeGreaterThan(60);
    expect(added.length).toBeLessThan(30);
    expect(settled.filter((vertex) => isOld.has(vertex))).toEqual(
      pushed.filter((vertex) => isOld.has(vertex)),
    );
    expect(findPolygonProblem(settled).ok).toBe(true);
    // The swept border lies 23 px from the centre, between the two ends.
    for (const [column, row] of added) {
      const angle = Math.atan2(row - 40, column - 50);
      if (angle > 0.1 && angle < 2.1)
        expect(Math.abs(Math.hypot(column - 50, row - 40) - 23)).toBeLessThan(0.2);
    }
  });

  it('of a brush that changed nothing gives the ring itself', () => {
    expect(settleBrush(square, square)).toBe(square);
  });
});
