import { describe, expect, it } from 'vitest';
import {
  affineFromPoints,
  applyAffine,
  applyToDirection,
  determinant,
  invertAffine,
} from '../../../src/viewer/affine';
import { loupeMap } from '../../../src/viewer/loupe';
import { cameraOf, screenDirections, upright } from '../../../src/viewer/paneCamera';

// Expected values: arithmetic by hand.

describe('affine maps', () => {
  // 3 px right and 1 down a column, 2 left and 4 down a row, origin at (10, 20).
  const map = affineFromPoints([10, 20], [10 + 3 * 8, 20 + 8], [10 - 2 * 8, 20 + 4 * 8], 8);

  it('go where their three points say', () => {
    expect(map).toEqual({ a: 3, b: 1, c: -2, d: 4, e: 10, f: 20 });
    expect(applyAffine(map, [2, 5])).toEqual([10 + 6 - 10, 20 + 2 + 20]);
    expect(applyToDirection(map, [0, 1])).toEqual([-2, 4]);
    expect(determinant(map)).toBe(14);
  });

  it('come back', () => {
    const [x, y] = applyAffine(invertAffine(map), applyAffine(map, [-7.25, 311.5]));
    expect(x).toBeCloseTo(-7.25, 12);
    expect(y).toBeCloseTo(311.5, 12);
  });

  it('refuse a map that flattens the plane', () => {
    expect(() => invertAffine({ a: 1, b: 2, c: 2, d: 4, e: 0, f: 0 })).toThrow('flattens');
  });

  it('put the place looked at into the middle of the loupe, three times as large', () => {
    const loupe = loupeMap(map, [2, 5]);
    expect(applyAffine(loupe, [2, 5])).toEqual([64, 64]);
    expect(applyAffine(loupe, [3, 5])).toEqual([64 + 9, 64 + 3]);
  });
});

describe('cameras', () => {
  const grid = { columns: 101, rows: 51, spacing: { columnMm: 2, rowMm: 3 }, plane: undefined };
  const view = { unit: 'mm', centerOffset: [5, -6], lengthPerScreenPx: 0.5 } as const;

  it('look at the middle of the view, with rows downwards, from before the image', () => {
    const camera = cameraOf(view, grid, upright, 400);
    expect(camera.focalPoint).toEqual([100 + 5, 75 - 6, 0]);
    expect(camera.viewUp[1]).toBe(-1);
    // right (+x) × up (−y) is −z.
    expect(camera.position[2]).toBeLessThan(0);
    expect(camera.parallelScale).toBe(100);
  });

  it('look from behind at a mirrored image', () => {
    const camera = cameraOf(view, grid, { ...upright, flipHorizontal: true }, 400);
    expect(camera.position[2]).toBeGreaterThan(0);
    const both = cameraOf(view, grid, { ...upright, flipHorizontal: true, flipVertical: true }, 400);
    expect(both.position[2]).toBeLessThan(0);
  });

  it('turn clockwise: after 90 degrees the image top is at the right of the screen', () => {
    const { right, down } = screenDirections({ ...upright, rotationDeg: 90 });
    // The image's upward direction (0, −1) points right; its rows run down the screen.
    expect(right[0]).toBeCloseTo(0, 12);
    expect(right[1]).toBeCloseTo(-1, 12);
    expect(down[0]).toBeCloseTo(1, 12);
    expect(down[1]).toBeCloseTo(0, 12);
  });
});
