import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pngFile } from '../../../src/base/pngFile';
import { readPng } from '../../support/readPng';

const deflate = (bytes: Uint8Array) => zlibSync(bytes, { level: 9 });

/** Pixels without a pattern: 32-bit xorshift. */
function noise(count: number): Uint8Array {
  let state = 0x9e3779b9;
  return Uint8Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

describe('a PNG file', () => {
  it.each([
    ['grey', 1],
    ['rgb', 3],
  ] as const)('of %s pixels is read back as it was by another reader', (colour, channels) => {
    const samples = noise(37 * 23 * channels);
    const read = readPng(pngFile({ columns: 37, rows: 23, colour, samples }, deflate, 600));
    expect([read.columns, read.rows, read.channels]).toEqual([37, 23, channels]);
    expect(read.samples).toEqual(samples);
    // 600 / 25.4 mm × 1000 mm = 23622.05.
    expect(read.perMetre).toEqual([23622, 23622]);
    expect(read.chunks).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
  });

  it('states no resolution where none is given', () => {
    const picture = { columns: 1, rows: 1, colour: 'grey', samples: Uint8Array.of(7) } as const;
    const read = readPng(pngFile(picture, deflate));
    expect(read.perMetre).toBeUndefined();
    expect([...read.samples]).toEqual([7]);
  });
});
