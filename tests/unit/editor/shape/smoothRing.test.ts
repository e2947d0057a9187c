import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { findPolygonProblem } from '../../../../src/domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { distanceToSegmentPx } from '../../../../src/editor/planePx';
import { smoothRing } from '../../../../src/editor/shape/smoothRing';
import { circle, square } from './rings';

const image = { columns: 100, rows: 80 };
const toRing = (place: PointPx, ring: readonly PointPx[]): number =>
  Math.min(
    ...ring.map((vertex, i) => distanceToSegmentPx(place, vertex, ring[(i + 1) % ring.length] ?? vertex)),
  );
const radii = (ring: readonly PointPx[]): number[] => ring.map(([x, y]) => Math.hypot(x - 50, y - 40));

describe('smoothing', () => {
  it('leaves a circle of many vertices where it is, within 0.05 px', () => {
    const ring = circle([50, 40], 20, 200);
    const { ringPx, areaChangePx2 } = smoothRing(ring, image);
    for (const radius of radii(ringPx)) expect(Math.abs(radius - 20)).toBeLessThan(0.05);
    expect(Math.abs(areaChangePx2)).toBeLessThan(1e-9 * 400 * Math.PI);
  });

  it('does not shrink, even applied fifty times', () => {
    let ring: readonly PointPx[] = circle([50, 40], 12, 60);
    const areaPx2 = polygonAreaPx2(ring);
    for (let round = 0; round < 50; round += 1) ring = smoothRing(ring, image).ringPx;
    expect(Math.abs(polygonAreaPx2(ring) / areaPx2 - 1)).toBeLessThan(1e-9);
    for (const radius of radii(ring)) expect(Math.abs(radius - 12)).toBeLessThan(0.1);
  });

  it('takes most of a short wave away and keeps a long one', () => {
    const wavy = (waves: number) =>
      Array.from({ length: 360 }, (_, i): PointPx => {
        const angle = (i / 180) * Math.PI;
        const radius = 20 + 0.3 * Math.cos(waves * angle);
        return [50 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
      });
    // On a circle of 126 px around: 30 waves of 4.2 px keep 2 %, 3 waves of 42 px keep 99.8 %.
    const short = radii(smoothRing(wavy(30), image).ringPx);
    expect(Math.max(...short) - Math.min(...short)).toBeLessThan(0.1 * 0.6 + 0.08);
    const long = radii(smoothRing(wavy(3), image).ringPx);
    expect(Math.max(...long) - Math.min(...long)).toBeGreaterThan(0.6 - 0.08);
  });

  it('rounds the corners of a square, moves nothing more than 0.5 px, and keeps its area and its sides', () => {
    const { ringPx, areaChangePx2, strength } = smoothRing(square, image);
    expect(strength).toBe(1);
    expect(Math.abs(areaChangePx2)).toBeLessThan(1e-8);
    expect(polygonAreaPx2(ringPx)).toBeCloseTo(1600, 8);
    for (const corner of square) {
      expect(toRing(corner, ringPx)).toBeLessThanOrEqual(0.5);
      expect(toRing(corner, ringPx)).toBeGreaterThan(0.2);
    }
    for (const vertex of ringPx) expect(toRing(vertex, square)).toBeLessThanOrEqual(0.5);
    expect(toRing([40, 20], ringPx)).toBeLessThan(0.11);
  });

  it('of a stretch leaves the vertices outside it the very same', () => {
    const ring = Array.from({ length: 120 }, (_, i): PointPx => {
      const angle = (i / 60) * Math.PI;
      const radius = 20 + (i % 2) * 0.4;
      return [50 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
    });
    for (const [fromVertex, toVertex] of [
      [10, 50],
      [100, 20],
    ] as const) {
      const { ringPx, areaChangePx2 } = smoothRing(ring, image, { fromVertex, toVertex });
      const isKept = new Set(ringPx);
      const isInStretch = (i: number) =>
        fromVertex < toVertex ? i > fromVertex && i < toVertex : i > fromVertex || i < toVertex;
      for (const [i, vertex] of ring.entries()) if (!isInStretch(i)) expect(isKept.has(vertex)).toBe(true);
      expect(ringPx.length).toBeLessThan(ring.length);
      expect(Math.abs(areaChangePx2)).toBeLessThan(1e-8);
      expect(findPolygonProblem(ringPx).ok).toBe(true);
    }
  });

  it('stays in the image', () => {
    const atEdge: PointPx[] = [
      [-0.5, -0.5],
      [99.5, -0.5],
      [99.5, 79.5],
      [-0.5, 79.5],
    ];
    const { ringPx } = smoothRing(atEdge, image);
    for (const [column, row] of ringPx) {
      expect(column).toBeGreaterThanOrEqual(-0.5);
      expect(column).toBeLessThanOrEqual(99.5);
      expect(row).toBeGreaterThanOrEqual(-0.5);
      expect(row).toBeLessThanOrEqual(79.5);
    }
  });

  it('leaves a ring that crosses itself alone', () => {
    const bow: PointPx[] = [
      [10, 10],
      [30, 30],
      [30, 10],
      [10, 30],
    ];
    expect(smoothRing(bow, image)).toEqual({ ringPx: bow, areaChangePx2: 0, strength: 0 });
  });
});
