import { describe, expect, it } from 'vitest';
import { packFrames } from '../../../../../src/io/dicomObjects/write/seg/packFrames';

/* By hand from PS3.5 8.1.1: the first pixel is the lowest bit, a frame goes on at the very next bit. */
describe('packFrames', () => {
  it('puts the first pixel into the lowest bit', () => {
    // 2 × 8: row 0 columns 0 to 1, row 1 column 7.
    const runs = Int32Array.of(0, 0, 2, 1, 7, 8);
    expect([...packFrames(2, 8, [runs])]).toEqual([0b00000011, 0b10000000]);
  });

  it('begins a second frame of 3 × 3 pixels inside the second byte', () => {
    const all = Int32Array.of(0, 0, 3, 1, 0, 3, 2, 0, 3);
    const centre = Int32Array.of(1, 1, 2);
    // Bits 0 to 8 are the first frame; the centre of the second is bit 9 + 4.
    expect([...packFrames(3, 3, [all, centre])]).toEqual([0xff, 0b00100001, 0, 0]);
  });

  it('has an even number of bytes', () => {
    expect(packFrames(1, 1, [Int32Array.of(0, 0, 1)])).toHaveLength(2);
    expect(packFrames(3, 7, [Int32Array.of(), Int32Array.of()])).toHaveLength(6);
  });
});
