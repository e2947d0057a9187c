import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { netAreaPx2 } from '../../../../src/domain/polygon/netAreaPx2';
import { polygonAreaPx2, signedPolygonAreaPx2 } from '../../../../src/domain/polygon/polygonAreaPx2';
import { polygonCentroidPx } from '../../../../src/domain/polygon/polygonCentroidPx';
import { polygonPerimeterMm } from '../../../../src/domain/polygon/polygonPerimeterMm';

/** Expected areas by hand. */

function rectangle(left: number, top: number, right: number, bottom: number): readonly PointPx[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

describe('polygonAreaPx2', () => {
  it('is half of base times height for a triangle, whichever way it winds', () => {
    const triangle: readonly PointPx[] = [
      [1, 1],
      [7, 1],
      [1, 6],
    ];
    expect(polygonAreaPx2(triangle)).toBe(15);
    expect(polygonAreaPx2(triangle.toReversed())).toBe(15);
    expect(signedPolygonAreaPx2(triangle)).toBe(15);
    expect(signedPolygonAreaPx2(triangle.toReversed())).toBe(-15);
  });

  it('keeps every digit of a sliver far from the origin', () => {
    const far = 2 ** 29;
    const width = 2 ** -20;
    expect(polygonAreaPx2(rectangle(far, far, far + width, far + width))).toBe(2 ** -40);
  });

  it('is zero for an empty ring', () => {
    expect(polygonAreaPx2([])).toBe(0);
  });
});

describe('netAreaPx2', () => {
  const outer = rectangle(0, 0, 6, 6);

  it('takes away what two overlapping exclusions cover once', () => {
    expect(netAreaPx2(outer, [rectangle(1, 1, 3, 3), rectangle(2, 2, 4, 4)])).toBe(29);
  });

  it('takes nested and repeated exclusions once', () => {
    expect(netAreaPx2(outer, [rectangle(1, 1, 5, 5), rectangle(2, 2, 3, 3)])).toBe(20);
    expect(netAreaPx2(outer, [rectangle(1, 1, 3, 3), rectangle(1, 1, 3, 3).toReversed()])).toBe(32);
  });

  it('takes only the part of an exclusion that lies inside', () => {
    expect(netAreaPx2(outer, [rectangle(4, -3, 9, 2)])).toBe(32);
    const diamond: readonly PointPx[] = [
      [6, 4],
      [8, 6],
      [6, 8],
      [4, 6],
    ];
    expect(netAreaPx2(outer, [diamond])).toBe(34);
  });

  it('takes nothing for exclusions beside the outline, to the last digit', () => {
    const odd: readonly PointPx[] = [
      [0.1, 0.3],
      [5.7, 0.2],
      [3.3, 5.9],
    ];
    expect(netAreaPx2(odd, [rectangle(-5, -5, -1, 9)])).toBe(polygonAreaPx2(odd));
    const inCorner = rectangle(0.1, 5, 0.5, 5.5);
    expect(netAreaPx2(odd, [inCorner])).toBe(polygonAreaPx2(odd));
  });

  it('is exactly zero when an exclusion is or covers the outline', () => {
    const odd: readonly PointPx[] = [
      [0.1, 0.3],
      [5.7, 0.2],
      [3.3, 5.9],
    ];
    expect(netAreaPx2(odd, [odd.toReversed()])).toBe(0);
    expect(netAreaPx2(odd, [rectangle(-1, -1, 7, 7)])).toBe(0);
    expect(netAreaPx2(outer, [rectangle(0, 0, 3, 6), rectangle(3, 0, 6, 6)])).toBe(0);
  });
});

describe('polygonCentroidPx', () => {
  it('is a third of the way up a triangle', () => {
    expect(
      polygonCentroidPx([
        [1, 1],
        [7, 1],
        [1, 7],
      ]),
    ).toEqual([3, 3]);
  });

  it('is undefined where nothing is enclosed', () => {
    expect(polygonCentroidPx([])).toBeUndefined();
    expect(
      polygonCentroidPx([
        [1, 1],
        [2, 2],
      ]),
    ).toBeUndefined();
  });
});

describe('polygonPerimeterMm', () => {
  it('measures each direction with its own spacing', () => {
    expect(polygonPerimeterMm(rectangle(0, 0, 4, 2), { rowMm: 2.5, columnMm: 0.75 })).toBe(16);
  });
});
