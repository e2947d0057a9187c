import { err, ok, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';

export interface NativeLayout {
  readonly format: PixelFormat;
  readonly pixelCount: number;
  readonly isBigEndian: boolean;
  /** 16-bit words (VR OW): under big endian, 8-bit samples are then swapped in pairs. */
  readonly isWords: boolean;
}

/** Raw samples of one frame of uncompressed pixel data, samples interleaved. */
export function nativeSamples(
  pixelData: Uint8Array,
  frame: number,
  layout: NativeLayout,
): Result<Int32Array, DecodeProblem> {
  const { format, pixelCount, isBigEndian } = layout;
  const { bitsAllocated, samplesPerPixel } = format;
  const count = pixelCount * samplesPerPixel;
  const firstBit = frame * count * bitsAllocated;
  const expectedBytes = Math.ceil((firstBit + count * bitsAllocated) / 8);
  if (pixelData.length < expectedBytes) {
    return err({ kind: 'truncated-pixels', expectedBytes, presentBytes: pixelData.length });
  }
  const samples = new Int32Array(count);
  if (bitsAllocated % 8 !== 0) unpackBits(pixelData, firstBit, bitsAllocated, samples);
  else {
    const bytesPerSample = bitsAllocated / 8;
    const start = firstBit / 8;
    const swap = isBigEndian && bytesPerSample === 1 && layout.isWords ? 1 : 0;
    for (let i = 0; i < count; i++) {
      let value = 0;
      for (let b = 0; b < bytesPerSample; b++) {
        const place = isBigEndian ? bytesPerSample - 1 - b : b;
        value |= (pixelData[(start + i * bytesPerSample + place) ^ swap] ?? 0) << (8 * b);
      }
      samples[i] = value;
    }
  }
  return ok(format.isPlanar ? interleaved(samples, pixelCount, samplesPerPixel) : samples);
}

/** 1-bit and 12-bit samples: a stream of bits, lowest bit of the first byte first; frames follow without padding. */
function unpackBits(bytes: Uint8Array, firstBit: number, bits: number, samples: Int32Array): void {
  let bit = firstBit;
  for (let i = 0; i < samples.length; i++) {
    let value = 0;
    for (let taken = 0; taken < bits; ) {
      const inByte = bit & 7;
      const take = Math.min(8 - inByte, bits - taken);
      value |= (((bytes[bit >>> 3] ?? 0) >> inByte) & ((1 << take) - 1)) << taken;
      taken += take;
      bit += take;
    }
    samples[i] = value;
  }
}

/** Planes (all red, all green …) to pixels. */
export function interleaved(planes: Int32Array, pixelCount: number, samplesPerPixel: number): Int32Array {
  const pixels = new Int32Array(planes.length);
  for (let s = 0; s < samplesPerPixel; s++) {
    for (let i = 0; i < pixelCount; i++) pixels[i * samplesPerPixel + s] = planes[s * pixelCount + i] ?? 0;
  }
  return pixels;
}
