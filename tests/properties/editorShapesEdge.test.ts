import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeMap } from '../../src/editor/edge/edgeMap';
import { Livewire } from '../../src/editor/edge/livewire';
import { makeSlice } from '../support/makeSlice';

const anyImage = fc
  .tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), fc.integer(), fc.boolean())
  .map(([columns, rows, seed, isFlat]) => {
    let state = (Math.abs(seed) % 2147483646) + 1;
    const stored = () => {
      state = (state * 16807) % 2147483647;
      return isFlat ? 7 : (state % 65536) - 32768;
    };
    return makeSlice({ columns, rows, stored });
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const places = fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 6 });

describe('the smart edge on any image, noise included', () => {
  it('gives numbers, in the image, from exactly the anchor to exactly the place, whatever was asked before', () => {
    fc.assert(
      fc.property(anyImage, places, (slice, shares) => {
        const { columns, rows } = slice.grid;
        const [anchor, ...targets] = shares.map(
          ([across, down]) => [across * columns - 0.5, down * rows - 0.5] as const,
        );
        if (anchor === undefined) return;
        const wire = new Livewire(edgeMap(slice), anchor);
        for (const target of targets) {
          const path = wire.pathTo(target) ?? [];
          expect(path[0]).toEqual(anchor);
          expect(path.at(-1)).toEqual(target);
          for (const [column, row] of path) {
            expect(column >= -0.5 && column <= columns - 0.5 && row >= -0.5 && row <= rows - 0.5).toBe(true);
          }
          expect(new Livewire(edgeMap(slice), anchor).pathTo(target)).toEqual(path);
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
