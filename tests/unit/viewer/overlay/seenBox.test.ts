import { describe, expect, it } from 'vitest';
import { isOutOfSight, isSeen, seenPath } from '../../../../src/viewer/overlay/seenBox';

/* Expected by hand. */

const box = { left: 0, top: 0, right: 10, bottom: 10 };

describe('a line of which a part is seen', () => {
  it('is drawn without the edges beyond one side, and with those that pass through the box from outside to outside', () => {
    // Left to right through the box; the other three sides go round it.
    const ring = [
      [-5, 5],
      [15, 5],
      [15, 30],
      [-5, 30],
    ] as const;
    expect(seenPath(box, ring)).toBe('M-5 5L15 5');
  });

  it('begins anew where it comes back', () => {
    const ring = [
      [2, 2],
      [2, -8],
      [6, -8],
      [6, 2],
    ] as const;
    // From the last vertex to the first, down to the one above the box, and up again after the edge above it.
    expect(seenPath(box, ring)).toBe('M6 2L2 2L2 -8M6 -8L6 2');
  });

  it('is nothing where nothing of it is seen', () => {
    const ring = [
      [20, 1],
      [30, 1],
      [30, 9],
    ] as const;
    expect(seenPath(box, ring)).toBe('');
    expect(seenPath(box, [])).toBe('');
  });

  it('has its border in the box', () => {
    expect(isSeen(box, [0, 10])).toBe(true);
    expect(isSeen(box, [10.1, 5])).toBe(false);
  });
});

describe('an outline out of sight', () => {
  const shifted = { a: 2, b: 0, c: 0, d: 2, e: 1, f: 0 };

  it('lies beyond one side with all of its places, as they are on the screen', () => {
    // Columns 5 and 6 are at 11 and 13 on the screen.
    expect(
      isOutOfSight(
        box,
        [
          [5, 1],
          [6, 2],
        ],
        shifted,
      ),
    ).toBe(true);
    expect(
      isOutOfSight(
        box,
        [
          [4.5, 1],
          [6, 2],
        ],
        shifted,
      ),
    ).toBe(false);
    expect(
      isOutOfSight(
        box,
        [
          [1, -1],
          [2, -2],
        ],
        shifted,
      ),
    ).toBe(true);
  });

  it('is not one that goes round the box', () => {
    expect(
      isOutOfSight(
        box,
        [
          [-9, -9],
          [9, -9],
          [9, 9],
          [-9, 9],
        ],
        shifted,
      ),
    ).toBe(false);
  });
});
