import { describe, expect, it } from 'vitest';
import { readFileBytes } from '../../../../src/io/sources/readFileBytes';

const mib = 1024 * 1024;

describe('a large file', () => {
  const bytes = Uint8Array.from({ length: 9 * mib + 5 }, (_, at) => at % 251);

  it('is read whole, byte for byte, and tells all along that reading gets on', async () => {
    let signs = 0;
    const origin = { kind: 'file' as const, file: new File([bytes], 'large.dcm') };
    const read = await readFileBytes(origin, bytes.length, 0, bytes.length, () => {
      signs += 1;
    });
    expect(Buffer.compare(read, bytes)).toBe(0);
    // At 1 MB/s none of them is later than 4 s: half of what a worker may be silent.
    expect(signs).toBe(3);
    const middle = await readFileBytes(origin, bytes.length, 7, 5 * mib);
    expect(Buffer.compare(middle, bytes.subarray(7, 5 * mib))).toBe(0);
  });

  it('that is small is read at once', async () => {
    let signs = 0;
    const origin = { kind: 'file' as const, file: new File([bytes.subarray(0, 4096)], 'small.dcm') };
    const read = await readFileBytes(origin, 4096, 0, 4096, () => {
      signs += 1;
    });
    expect(read.length).toBe(4096);
    expect(signs).toBe(0);
  });
});
