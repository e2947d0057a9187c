import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../../src/domain/image/point';
import { netAreaPx2 } from '../../../../../src/domain/polygon/netAreaPx2';
import { netRings } from '../../../../../src/domain/polygon/netRings';
import { polygonAreaPx2 } from '../../../../../src/domain/polygon/polygonAreaPx2';
import { polygonIncludesPoint } from '../../../../../src/domain/polygon/polygonIncludesPoint';
import { segmentContact } from '../../../../../src/domain/polygon/segmentContact';
import { keyholeRings, singleKeyholeRing } from '../../../../../src/io/dicomObjects/write/keyholeRing';

type Ring = readonly PointPx[];

function box(left: number, top: number, right: number, bottom: number): Ring {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Pairs of edges of a ring of which each passes through the inside of the other. */
function crossings(ring: Ring): number {
  let found = 0;
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 1; j < ring.length; j++) {
      const [a, b, c, d] = [ring[i], ring[(i + 1) % ring.length], ring[j], ring[(j + 1) % ring.length]];
      if (a && b && c && d && segmentContact(a, b, c, d)?.kind === 'proper-crossing') found += 1;
    }
  }
  return found;
}

/* Areas by hand. */
describe('keyholeRings', () => {
  const square = box(0, 0, 10, 10);

  it('leaves a ring without holes as it is', () => {
    expect(keyholeRings(netRings(square, []))).toEqual([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    ]);
  });

  it('joins a hole by a bridge there and back over the nearest vertices in sight, and adds no vertex', () => {
    const [ring] = keyholeRings(netRings(square, [box(2, 3, 4, 5)]));
    // The hole runs against the outline; the bridge is (0, 0) – (2, 3).
    expect(ring).toEqual([
      [0, 0],
      [2, 3],
      [2, 5],
      [4, 5],
      [4, 3],
      [2, 3],
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]);
    expect(polygonAreaPx2(ring ?? [])).toBe(96);
  });

  it('joins 25 holes without a crossing; what is enclosed is the square without them', () => {
    const holes = Array.from({ length: 25 }, (_, i) => {
      const [x, y] = [4 + 20 * (i % 5), 4 + 20 * Math.floor(i / 5)];
      return box(x, y, x + 9 + (i % 3), y + 7);
    });
    const [ring = [], ...others] = keyholeRings(netRings(box(0, 0, 100, 100), holes));
    expect(others).toEqual([]);
    // Four corners; each hole has its four, its first and the one over the bridge again.
    expect(ring).toHaveLength(4 + 25 * 6);
    expect(polygonAreaPx2(ring)).toBe(10_000 - 7 * (9 * 9 + 8 * 10 + 8 * 11));
    expect(crossings(ring)).toBe(0);
    expect(polygonIncludesPoint(ring, [5, 5])).toBe(false);
    expect(polygonIncludesPoint(ring, [18.5, 5])).toBe(true);
  });

  it('needs no bridge where a hole touches the outline in a vertex', () => {
    const hole: Ring = [
      [5, 0],
      [6, 4],
      [4, 4],
    ];
    const outline: Ring = [
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const rings = keyholeRings(netRings(outline, [hole]));
    expect(rings.reduce((sum, ring) => sum + polygonAreaPx2(ring), 0)).toBe(96);
    expect(rings.map(crossings)).toEqual([0]);
  });

  it('gives each piece a ring, and an island in a hole one of its own', () => {
    const cut = keyholeRings(netRings(square, [box(-1, 4, 11, 6)]));
    expect(cut.map(polygonAreaPx2)).toEqual([40, 40]);
    // Four bars that make a frame: a hole of 64 with an island of 16 in it.
    const parts = [box(1, 1, 9, 3), box(1, 3, 3, 9), box(7, 3, 9, 9), box(3, 7, 7, 9)];
    const island = keyholeRings(netRings(square, parts));
    expect(island.map(polygonAreaPx2).sort((a, b) => a - b)).toEqual([16, 36]);
  });

  it('gives nothing where exclusions take all', () => {
    expect(keyholeRings(netRings(square, [box(-1, -1, 11, 11)]))).toEqual([]);
    expect(singleKeyholeRing(netRings(square, [box(-1, -1, 11, 11)]))).toEqual([]);
  });

  it('joins pieces to one ring whose area is that of all', () => {
    const ring = singleKeyholeRing(netRings(square, [box(-1, 4, 11, 6), box(2, 1, 3, 2)]));
    expect(polygonAreaPx2(ring)).toBe(79);
  });

  it('encloses the net area and never crosses itself, for outlines and exclusions at random', () => {
    const star = fc
      .record({
        centre: fc.tuple(fc.integer({ min: 10, max: 50 }), fc.integer({ min: 10, max: 50 })),
        radii: fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 3, maxLength: 9 }),
      })
      .map(
        ({ centre: [x, y], radii }): Ring =>
          radii.map((radius, index): PointPx => {
            const angle = (2 * Math.PI * index) / radii.length;
            return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
          }),
      );
    fc.assert(
      fc.property(fc.array(star, { minLength: 1, maxLength: 6 }), (exclusions) => {
        const outline = box(5, 5, 55, 55);
        const rings = netRings(outline, exclusions);
        const pieces = keyholeRings(rings);
        const area = pieces.reduce((sum, ring) => sum + polygonAreaPx2(ring), 0);
        expect(Math.abs(area - netAreaPx2(outline, exclusions))).toBeLessThan(1e-8);
        for (const piece of pieces) expect(crossings(piece)).toBe(0);
        expect(Math.abs(polygonAreaPx2(singleKeyholeRing(rings)) - area)).toBeLessThan(1e-8);
      }),
      { numRuns: 150 },
    );
  });
});
