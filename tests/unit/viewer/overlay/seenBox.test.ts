import { describe, expect, it } from 'vitest';
import { isSeen, seenPath } from '../../../../src/viewer/overlay/seenBox';

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
