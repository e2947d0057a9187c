import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { findPolygonProblem } from '../../src/domain/polygon/findPolygonProblem';
import { netAreaPx2 } from '../../src/domain/polygon/netAreaPx2';
import { normaliseRing } from '../../src/domain/polygon/normaliseRing';
import { orientationSign } from '../../src/domain/polygon/orientation';
import { polygonAreaPx2 } from '../../src/domain/polygon/polygonAreaPx2';

const small = fc.integer({ min: 0, max: 7 });
const smallPoint = fc.tuple(small, small);

/** Exact, because small integers are: the textbook test with plain arithmetic. */
function sideOf(a: PointPx, b: PointPx, c: PointPx): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function isBetween(a: PointPx, b: PointPx, c: PointPx): boolean {
  return (
    sideOf(a, b, c) === 0 &&
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}

function doMeet(a: PointPx, b: PointPx, c: PointPx, d: PointPx): boolean {
  const doCross = sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
  return doCross || isBetween(a, b, c) || isBetween(a, b, d) || isBetween(c, d, a) || isBetween(c, d, b);
}

/** Simple: each pair of edges meets only in the vertex that neighbours share. */
function isSimpleByEveryPair(ring: readonly PointPx[]): boolean {
  const n = ring.length;
  if (n < 3) return false;
  const at = (i: number): PointPx => ring[i % n] ?? [0, 0];
  for (let i = 0; i < n; i++) {
    // Neighbours share the vertex at(i + 1); they may not lie on each other.
    if (isBetween(at(i), at(i + 1), at(i + 2)) || isBetween(at(i + 1), at(i + 2), at(i))) return false;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (doMeet(at(i), at(i + 1), at(j), at(j + 1))) return false;
    }
  }
  return true;
}

describe('findPolygonProblem', () => {
  it('accepts exactly the rings in which no two edges meet', () => {
    fc.assert(
      fc.property(fc.array(smallPoint, { minLength: 3, maxLength: 7 }), (drawn) => {
        expect(findPolygonProblem(drawn).ok).toBe(isSimpleByEveryPair(normaliseRing(drawn)));
      }),
      { numRuns: 3000 },
    );
  });

  it('names the same kind whichever way the ring winds', () => {
    const kindOf = (ring: readonly PointPx[]): string => {
      const checked = findPolygonProblem(ring);
      return checked.ok ? 'none' : checked.error.kind;
    };
    fc.assert(
      fc.property(fc.array(smallPoint, { minLength: 3, maxLength: 8 }), (ring) => {
        expect(kindOf(ring.toReversed())).toBe(kindOf(ring));
      }),
      { numRuns: 500 },
    );
  });
});

describe('orientationSign', () => {
  const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 });

  it('changes sign with the order of its points, for any doubles', () => {
    fc.assert(
      fc.property(any, any, any, any, any, any, (ax, ay, bx, by, cx, cy) => {
        const sign = orientationSign(ax, ay, bx, by, cx, cy);
        expect(orientationSign(bx, by, cx, cy, ax, ay)).toBe(sign);
        expect(orientationSign(bx, by, ax, ay, cx, cy) + sign).toBe(0);
      }),
    );
  });

  it('finds the middle of two points on their line, where the middle is exact', () => {
    const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (ax, ay, bx, by) => {
        const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
        expect(orientationSign(ax, ay, bx, by, mx, my)).toBe(0);
        const sign = orientationSign(ax, ay, bx, by, mx, my + 2 ** -12);
        expect(sign).toBe(Math.sign(bx - ax));
      }),
    );
  });
});

describe('netAreaPx2', () => {
  const rectangle = fc.tuple(smallPoint, smallPoint).map(([a, b]): readonly PointPx[] => {
    const [left, right] = [Math.min(a[0], b[0]) - 1, Math.max(a[0], b[0])];
    const [top, bottom] = [Math.min(a[1], b[1]) - 1, Math.max(a[1], b[1])];
    return [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ];
  });

  it('counts the unit cells that are in the outline and in no exclusion, for rectangles', () => {
    const hasCell = (ring: readonly PointPx[], column: number, row: number): boolean => {
      const [from, , to] = ring;
      if (from === undefined || to === undefined) return false;
      return from[0] <= column && column < to[0] && from[1] <= row && row < to[1];
    };
    fc.assert(
      fc.property(rectangle, fc.array(rectangle, { maxLength: 5 }), (outer, exclusions) => {
        let cells = 0;
        for (let row = -1; row < 8; row++) {
          for (let column = -1; column < 8; column++) {
            const isOut = exclusions.some((ring) => hasCell(ring, column, row));
            if (hasCell(outer, column, row) && !isOut) cells += 1;
          }
        }
        expect(netAreaPx2(outer, exclusions)).toBe(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('of two triangles keeps |A| + |B| = |A ∪ B| + |A ∩ B|', () => {
    const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
    const triangle = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(triangle, triangle, (a, b) => {
        const onlyA = netAreaPx2(a, [b]);
        const onlyB = netAreaPx2(b, [a]);
        const sharedByA = polygonAreaPx2(a) - onlyA;
        const sharedByB = polygonAreaPx2(b) - onlyB;
        expect(Math.abs(sharedByA - sharedByB)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('polygonAreaPx2', () => {
  const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 20 });

  it('is the same to the last digit under reversal, another start and repeated vertices', () => {
    fc.assert(
      fc.property(ring, fc.nat(20), (vertices, start) => {
        const area = polygonAreaPx2(vertices);
        const at = start % vertices.length;
        expect(polygonAreaPx2(vertices.toReversed())).toBe(area);
        expect(polygonAreaPx2([...vertices.slice(at), ...vertices.slice(0, at)])).toBe(area);
        expect(polygonAreaPx2(vertices.flatMap((vertex) => [vertex, vertex]))).toBe(area);
      }),
    );
  });

  it('does not change when the ring moves, where moving loses no digit', () => {
    const onEighths = fc.integer({ min: -8000, max: 8000 }).map((eighths) => eighths / 8);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(onEighths, onEighths), { minLength: 3, maxLength: 20 }),
        onEighths,
        (vertices, by) => {
          const moved = vertices.map(([column, row]): PointPx => [column + 1e6 + by, row - 1e6 - by]);
          expect(polygonAreaPx2(moved)).toBe(polygonAreaPx2(vertices));
        },
      ),
    );
  });
});
