import { expect, it } from 'vitest';
import { paintGreys } from '../../../../src/viewer/canvas/paintGreys';

function greys(values: readonly number[], center: number, width: number, isInverted = false): number[][] {
  const rgba = new Uint8ClampedArray(4 * values.length);
  paintGreys(rgba, Float32Array.from(values), { center, width }, isInverted);
  return values.map((_, at) => [...rgba.subarray(4 * at, 4 * at + 4)]);
}

it('spreads the window over black to white, by hand: 0, 51, 102, 255 of 255', () => {
  expect(greys([-1, 0, 20, 40, 100, 101], 50, 100)).toEqual([
    [0, 0, 0, 255],
    [0, 0, 0, 255],
    [51, 51, 51, 255],
    [102, 102, 102, 255],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
  ]);
});

it('rounds to the nearest grey', () => {
  // 255 greys over 510: 0.9 is 0.45 of a grey, 1.1 is 0.55.
  expect(greys([0.9, 1.1], 255, 510).map(([red]) => red)).toEqual([0, 1]);
});

it('turns an inverted image round and keeps it opaque', () => {
  expect(greys([0, 20, 100], 50, 100, true)).toEqual([
    [255, 255, 255, 255],
    [204, 204, 204, 255],
    [0, 0, 0, 255],
  ]);
});

it('makes a threshold of a window without width, and black of a value that is no number', () => {
  expect(greys([9.9, 10.1, Number.NaN], 10, 0).map(([red]) => red)).toEqual([0, 255, 0]);
});
