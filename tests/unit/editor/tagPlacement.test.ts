import { describe, expect, it } from 'vitest';
import { tagPlacement } from '../../../src/editor/tagPlacement';
import { circle, square } from './hand';

const room = { image: { columns: 100, rows: 80 }, clearancePx: 4 };

// Expected places follow from plane geometry.
describe('the place of a letter tag', () => {
  it('is its clearance below a square, under the centre of gravity', () => {
    const [column, row] = tagPlacement(square, [0, 3], room) ?? [0, 0];
    expect(column).toBeCloseTo(40, 6);
    expect(row).toBeCloseTo(64, 1);
  });

  it('is its clearance from a circle in any direction', () => {
    const ring = circle([50, 40], 20, 720);
    for (const [dx, dy] of [
      [1, 0],
      [0.6, 0.8],
      [-0.6, 0.8],
      [0, -1],
    ] as const) {
      const [column, row] = tagPlacement(ring, [dx, dy], room) ?? [0, 0];
      expect(column).toBeCloseTo(50 + 24 * dx, 1);
      expect(row).toBeCloseTo(40 + 24 * dy, 1);
    }
  });

  it('moves inwards only where it would leave the image', () => {
    const low = square.map(([column, row]) => [column, row + 18] as const);
    expect(tagPlacement(low, [0, 1], room)?.[1]).toBe(75.5);
  });

  it('goes straight down where the direction has no length', () => {
    expect(tagPlacement(square, [0, 0], room)).toEqual(tagPlacement(square, [0, 1], room));
  });

  it('is nowhere for an outline without vertices', () => {
    expect(tagPlacement([], [0, 1], room)).toBeUndefined();
  });
});
