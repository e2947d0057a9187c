import { describe, expect, it } from 'vitest';
import type { PixelFormat } from '../../../../src/domain/image/sliceHeader';
import { rleSamples } from '../../../../src/io/dicom/rleSamples';

const format: PixelFormat = {
  transferSyntaxUid: '1.2.840.10008.1.2.5',
  bitsAllocated: 8,
  bitsStored: 8,
  highBit: 7,
  isSigned: false,
  samplesPerPixel: 1,
  photometricInterpretation: 'MONOCHROME2',
  isPlanar: false,
};

function frame(...segments: readonly (readonly number[])[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(64));
  head.setUint32(0, segments.length, true);
  let offset = 64;
  for (const [i, segment] of segments.entries()) {
    head.setUint32(4 + 4 * i, offset, true);
    offset += segment.length;
  }
  return Uint8Array.from([...new Uint8Array(head.buffer), ...segments.flat()]);
}

// The example of Apple's Technical Note TN1023, where PackBits comes from.
const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
const unpacked = [
  0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22, 0xaa, 0xaa, 0xaa, 0xaa,
  0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa,
];

function decode(bytes: Uint8Array, pixelCount: number, bitsAllocated = 8): readonly number[] | string {
  const samples = rleSamples(bytes, pixelCount, { ...format, bitsAllocated });
  return samples.ok ? [...samples.value] : samples.error.kind;
}

describe('RLE', () => {
  it('unpacks the example of its inventor', () => {
    expect(decode(frame(packed), 24)).toEqual(unpacked);
  });

  it('puts the most significant byte first', () => {
    expect(decode(frame([1, 0x12, 0x56], [1, 0x34, 0x78]), 2, 16)).toEqual([0x1234, 0x5678]);
  });

  it('allows one pad byte', () => {
    expect(decode(frame([...packed, 0]), 24)).toEqual(unpacked);
  });

  it.each([
    ['a segment too many', frame(packed, packed)],
    ['9999 segments', Uint8Array.from([0x0f, 0x27, ...frame(packed).subarray(2)])],
    ['a cut segment', frame(packed.slice(0, -1))],
    ['a run beyond the image', frame([...packed.slice(0, -2), 0xf6, 0xaa])],
    ['data left over', frame([...packed, 1, 2])],
    ['a header cut off', frame(packed).subarray(0, 40)],
  ])('refuses %s', (_what, bytes) => {
    expect(decode(bytes, 24)).toBe('damaged-pixels');
  });

  it('refuses a huge image in a small frame before taking memory', () => {
    expect(decode(frame(packed), 8192 * 8192)).toBe('damaged-pixels');
  });
});
