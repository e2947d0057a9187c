import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { findPolygonProblem } from '../../../../src/domain/polygon/findPolygonProblem';

/** Expected kinds and places by drawing the shapes on squared paper. */

function problemOf(ring: readonly PointPx[]): unknown {
  const checked = findPolygonProblem(ring);
  return checked.ok ? undefined : checked.error;
}

const square: readonly PointPx[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

describe('findPolygonProblem', () => {
  it('accepts a square in either direction', () => {
    expect(problemOf(square)).toBeUndefined();
    expect(problemOf(square.toReversed())).toBeUndefined();
  });

  it('returns the ring without closing and repeated vertices, collinear ones kept', () => {
    const drawn: readonly PointPx[] = [
      [0, 0],
      [0, 0],
      [2, 0],
      [4, 0],
      [4, 4],
      [4, 4],
      [0, 4],
      [0, 0],
      [0, 0],
    ];
    const checked = findPolygonProblem(drawn);
    expect(checked).toEqual({
      ok: true,
      value: [
        [0, 0],
        [2, 0],
        [4, 0],
        [4, 4],
        [0, 4],
      ],
    });
  });

  it('finds the crossing of a bow tie where its edges meet', () => {
    const bowTie: readonly PointPx[] = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ];
    expect(problemOf(bowTie)).toEqual({ kind: 'proper-crossing', atPx: [2, 2] });
  });

  it('finds a crossing by the closing edge alone', () => {
    const ring: readonly PointPx[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, -1],
    ];
    expect(problemOf(ring)).toMatchObject({ kind: 'proper-crossing' });
  });

  it('names a spike by its foot or tip', () => {
    const spike: readonly PointPx[] = [
      [0, 0],
      [4, 0],
      [4, 2],
      [6, 2],
      [4, 2],
      [4, 4],
      [0, 4],
    ];
    expect(problemOf(spike)).toMatchObject({ kind: 'overlapping-edges' });
  });

  it('refuses a square drawn twice', () => {
    expect(problemOf([...square, ...square])).toMatchObject({ kind: 'overlapping-edges' });
  });

  it('refuses a ring that passes through one of its own vertices', () => {
    const figureEight: readonly PointPx[] = [
      [0, 0],
      [2, 2],
      [4, 4],
      [4, 0],
      [2, 2],
      [0, 4],
    ];
    expect(problemOf(figureEight)).toEqual({ kind: 'vertex-touch', atPx: [2, 2] });
  });

  it('prefers a crossing to a touch when a ring has both', () => {
    const both: readonly PointPx[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 0],
      [1, 4],
      [3, 6],
      [3, 5],
      [0, 6],
    ];
    expect(problemOf(both)).toMatchObject({ kind: 'proper-crossing' });
  });

  it.each([
    ['no vertex', []],
    ['one vertex', [[1, 1]]],
    [
      'three times the same place',
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'to and fro between two places',
      [
        [0, 0],
        [1, 1],
        [0, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ] as const)('has too few vertices with %s', (_, ring) => {
    expect(problemOf(ring)).toEqual({ kind: 'too-few-vertices' });
  });

  it('has no area when all vertices lie on one line', () => {
    const line: readonly PointPx[] = [
      [0, 0],
      [1, 3],
      [2, 6],
      [0.5, 1.5],
    ];
    expect(problemOf(line)).toEqual({ kind: 'zero-area' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])('refuses the coordinate %d', (bad) => {
    expect(problemOf([[bad, 0], ...square])).toEqual({ kind: 'not-finite' });
  });

  it('tells a vertex on an edge from one that misses it by the last digit', () => {
    const withVertexAt = (row: number): readonly PointPx[] => [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, row],
      [0, 4],
    ];
    expect(problemOf(withVertexAt(Number.MIN_VALUE))).toBeUndefined();
    expect(problemOf(withVertexAt(0))).toEqual({ kind: 'vertex-touch', atPx: [2, 0] });
    expect(problemOf(withVertexAt(-Number.MIN_VALUE))).toMatchObject({ kind: 'proper-crossing' });
  });
});

describe('a ring of thousands of vertices', () => {
  // 4,095 edges are sorted as whole numbers, more of them otherwise. Every vertex of a circle is seen from its middle, so
  // that the ring is simple; two neighbours that change places make their outer edges cross.
  const circle = (count: number): PointPx[] =>
    Array.from({ length: count }, (_, index): PointPx => {
      const angle = (2 * Math.PI * index) / count;
      return [256 + 200 * Math.cos(angle), 256 + 200 * Math.sin(angle)];
    });

  it.each([4_094, 4_095, 4_096, 9_000])('%i: is simple, and no longer so when two change places', (count) => {
    const ring = circle(count);
    expect(findPolygonProblem(ring).ok).toBe(true);
    const at = Math.floor(count / 3);
    const crossed = ring.with(at, ring[at + 1] ?? [0, 0]).with(at + 1, ring[at] ?? [0, 0]);
    expect(findPolygonProblem(crossed)).toMatchObject({ ok: false, error: { kind: 'proper-crossing' } });
  });
});
