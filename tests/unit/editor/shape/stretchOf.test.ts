import { expect, it } from 'vitest';
import { stretchOf } from '../../../../src/editor/shape/stretchOf';

it('takes the chosen vertices and one more on either side, over the start of the ring too', () => {
  expect(stretchOf([3, 4, 6], 20)).toEqual({ fromVertex: 2, toVertex: 7 });
  expect(stretchOf([0, 1, 18], 20)).toEqual({ fromVertex: 17, toVertex: 2 });
  expect(stretchOf([5], 20)).toEqual({ fromVertex: 4, toVertex: 6 });
});

it('is none for no vertex and for all of them', () => {
  expect(stretchOf([], 20)).toBeUndefined();
  expect(stretchOf([0, 1, 2, 3], 4)).toBeUndefined();
  expect(stretchOf([0, 2], 4)).toBeUndefined();
});
