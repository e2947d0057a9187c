import { describe, expect, test } from 'vitest';
import type { Affine } from '../../../src/viewer/affine';
import { type GreySource, greyAt, paintGreyPicture } from '../../../src/viewer/greyPicture';

const [columns, rows] = [9, 7];
const source: GreySource = {
  columns,
  rows,
  values: Float32Array.from({ length: columns * rows }, (_, at) => (at * 37) % 113),
  window: { center: 50, width: 77 },
  isInverted: false,
  isSmooth: true,
};

/** Reaches beyond the slice on all sides. */
const upright: Affine = { a: 0.37, b: 0, c: 0, d: 0.41, e: -1.3, f: -1.7 };

function painted(of: GreySource, map: Affine): Uint8ClampedArray {
  const [width, height] = [31, 27];
  const data = new Uint8ClampedArray(4 * width * height);
  // What the function takes of a picture; there is none of the browser's here.
  paintGreyPicture({ width, height, data } as unknown as ImageData, of, map);
  return data;
}

/** Every picture pixel by itself, at its middle: the definition. */
function expected(of: GreySource, { a, b, c, d, e, f }: Affine): number[] {
  return Array.from({ length: 27 }, (_, y) => {
    let column = a * 0.5 + c * (y + 0.5) + e;
    let row = b * 0.5 + d * (y + 0.5) + f;
    return Array.from({ length: 31 }, () => {
      const grey = Math.floor(greyAt(of, column, row) + 0.5);
      column += a;
      row += b;
      return [grey, grey, grey, 255];
    });
  }).flat(2);
}

describe('paintGreyPicture', () => {
  test.each([
    ['as the slice lies', upright],
    ['turned over', { ...upright, a: -0.37, d: -0.41, e: 9.2, f: 8.1 }],
    ['turned by some degrees', { ...upright, b: 0.05, c: -0.04 }],
  ])('paints the grey of every place, %s', (_, map) => {
    for (const isInverted of [false, true]) {
      for (const isSmooth of [true, false]) {
        const of = { ...source, isInverted, isSmooth };
        expect([...painted(of, map)]).toEqual(expected(of, map));
      }
    }
  });

  test('is black outside of the slice, also of an inverted one', () => {
    const away: Affine = { ...upright, e: 100 };
    const greys = painted({ ...source, isInverted: true }, away);
    expect(greys.filter((_, at) => at % 4 !== 3).every((grey) => grey === 0)).toBe(true);
  });
});
