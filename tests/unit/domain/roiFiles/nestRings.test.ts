import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { nestRings } from '../../../../src/domain/roiFiles/nestRings';

/** Squares and what they contain are plain to see; nothing here was computed. */
function square(left: number, top: number, size: number): readonly PointPx[] {
  return [
    [left, top],
    [left + size, top],
    [left + size, top + size],
    [left, top + size],
  ];
}

const outer = square(0, 0, 100);
const hole = square(10, 10, 20);
const otherHole = square(50, 50, 20);

describe('rings of a composite', () => {
  it('are outline and holes by nesting, in any order and direction', () => {
    for (const rings of [
      [outer, hole, otherHole],
      [hole, outer, otherHole],
      [otherHole, hole, outer],
      [hole.toReversed(), outer.toReversed(), otherHole],
    ]) {
      const nested = nestRings(rings);
      if (!nested.ok) throw new Error(nested.error.kind);
      expect(new Set(nested.value.outer)).toEqual(new Set(outer));
      expect(nested.value.holes).toHaveLength(2);
    }
  });

  it('may touch: a hole on the outline’s edge, holes with a common edge or corner', () => {
    const onEdge = square(0, 40, 10);
    const beside = square(30, 10, 20);
    const corner = square(70, 70, 10);
    const nested = nestRings([hole, beside, onEdge, otherHole, corner, outer]);
    expect(nested).toMatchObject({ ok: true, value: { outer } });
  });

  it('are refused where there are two outlines, with their number', () => {
    expect(nestRings([outer, square(200, 0, 10), hole])).toEqual({
      ok: false,
      error: { kind: 'several-parts', parts: 2 },
    });
    // Beside each other with a common edge they are still two.
    expect(nestRings([outer, square(100, 0, 100)])).toMatchObject({
      error: { kind: 'several-parts', parts: 2 },
    });
  });

  it('are refused where an island lies in a hole', () => {
    expect(nestRings([outer, hole, square(15, 15, 5)])).toMatchObject({
      error: { kind: 'island-in-hole', atPx: [15, 15] },
    });
  });

  it('are refused where they cross, with the place, and where one lies there twice', () => {
    expect(nestRings([outer, square(90, 40, 20)])).toMatchObject({
      error: { kind: 'parts-cross', atPx: [100, 40] },
    });
    expect(nestRings([outer, hole, hole])).toMatchObject({ error: { kind: 'parts-cross' } });
  });

  it('are refused where there is none', () => {
    expect(nestRings([])).toEqual({ ok: false, error: { kind: 'nothing-inside' } });
  });
});
