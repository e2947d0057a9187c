import { describe, expect, it } from 'vitest';
import { decodeJpeg12 } from '../../../../src/io/dicom/jpeg/decodeJpeg12';
import { decodeJpegLossless } from '../../../../src/io/dicom/jpeg/decodeJpegLossless';

// Codestreams written by hand after ISO/IEC 10918-1; expected samples by its formulas.

function segment(marker: number, ...body: number[]): number[] {
  return [0xff, marker, 0, body.length + 2, ...body];
}

/** A table whose k-th symbol has the code of k ones and a zero. */
function table(head: number, ...symbols: number[]): number[] {
  const counts = Array.from({ length: 16 }, (_, i) => (i < symbols.length ? 1 : 0));
  return segment(0xc4, head, ...counts, ...symbols);
}

function jpeg(...parts: (readonly number[])[]): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, ...parts.flat(), 0xff, 0xd9]);
}

function values(result: ReturnType<typeof decodeJpeg12>): readonly number[] | string {
  return result.ok ? [...result.value] : result.error.kind;
}

describe('12-bit JPEG', () => {
  const quantization = segment(0xdb, 0, ...Array.from({ length: 64 }, () => 16));
  const frame = (marker: number) => segment(marker, 12, 0, 2, 0, 3, 1, 1, 0x11, 0);
  const dcTable = table(0x00, 4, 3);
  const acTable = table(0x10, 0x00);
  // A block with DC 10 only: every sample is 2048 + 10 × 16 / 8 = 2068.
  const flat = Array.from({ length: 6 }, () => 2068);

  it('decodes a sequential block', () => {
    // 0 (size 4) 1010 (ten), 0 (end of block), filled with ones.
    const scan = [...segment(0xda, 1, 1, 0x00, 0, 63, 0), 0b01010011];
    expect(values(decodeJpeg12(jpeg(quantization, frame(0xc1), dcTable, acTable, scan)))).toEqual(flat);
  });

  it('decodes a progressive block, bit by bit', () => {
    // DC 5 with one bit left out: 10 (size 3) 101; then that bit, 0: 10.
    const first = [...segment(0xda, 1, 1, 0x00, 0, 0, 0x01), 0b10101111];
    const second = [...segment(0xda, 1, 1, 0x00, 0, 0, 0x10), 0b01111111];
    expect(values(decodeJpeg12(jpeg(quantization, frame(0xc2), dcTable, acTable, first, second)))).toEqual(
      flat,
    );
  });

  it.each([
    ['a missing end', (bytes: Uint8Array) => bytes.subarray(0, -2)],
    ['data left over', (bytes: Uint8Array) => Uint8Array.from([...bytes.subarray(0, -2), 1, 0xff, 0xd9])],
    ['no table', (bytes: Uint8Array) => bytes.map((byte) => (byte === 0xc4 ? 0xfe : byte))],
  ])('refuses %s', (_what, damage) => {
    const scan = [...segment(0xda, 1, 1, 0x00, 0, 63, 0), 0b01010011];
    const good = jpeg(quantization, frame(0xc1), dcTable, acTable, scan);
    expect(values(decodeJpeg12(damage(good)))).toBe('codec-failed');
  });
});

describe('lossless JPEG', () => {
  const frame = segment(0xc3, 8, 0, 2, 0, 2, 1, 1, 0x11, 0);
  // Symbols: no difference 0, one bit 10, two bits 110.
  const codes = table(0x00, 0, 1, 2);

  it.each([
    // Differences 0, +1, −1, +2 as 0 | 10 1 | 10 0 | 110 10 and ones. The first row is predicted from the left
    // (128 at the start), the second from above at its first pixel: 128, 129, 127, then by the predictor.
    [1, 127 + 2],
    [2, 129 + 2],
    [3, 128 + 2],
    [4, 127 + 129 - 128 + 2],
    [5, 127 + 0 + 2],
    [6, 129 - 1 + 2],
    [7, 128 + 2],
  ])('predictor %d gives %d', (predictor, last) => {
    const scan = [...segment(0xda, 1, 1, 0x00, predictor, 0, 0), 0b01011001, 0b10101111];
    expect(values(decodeJpegLossless(jpeg(frame, codes, scan)))).toEqual([128, 129, 127, last]);
  });

  it.each([
    ['cut data', [0b01011001]],
    ['data left over', [0b01011001, 0b10101111, 0, 0]],
  ])('refuses %s', (_what, data) => {
    const scan = [...segment(0xda, 1, 1, 0x00, 1, 0, 0), ...data];
    expect(values(decodeJpegLossless(jpeg(frame, codes, scan)))).toBe('codec-failed');
  });
});
