import { err, ok, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';
import { frameBits } from './frameBits';

export interface NativeLayout {
  readonly format: PixelFormat;
  readonly pixelCount: number;
  readonly isBigEndian: boolean;
  /** 16-bit words (VR OW): under big endian, 8-bit samples are then swapped in pairs. */
  readonly isWords: boolean;
  /** Y Y Cb Cr for two pixels, instead of three samples a pixel. */
  readonly isSubsampled: boolean;
}

/** Raw samples of one frame of uncompressed pixel data, samples interleaved. */
export function nativeSamples(
  pixelData: Uint8Array,
  frame: number,
  layout: NativeLayout,
): Result<Int32Array, DecodeProblem> {
  const { format, pixelCount, isSubsampled } = layout;
  const { bitsAllocated, samplesPerPixel } = format;
  const bits = frameBits(format, pixelCount, isSubsampled);
  const firstBit = frame * bits;
  const expectedBytes = Math.ceil((firstBit + bits) / 8);
  if (pixelData.length < expectedBytes) {
    return err({ kind: 'truncated-pixels', expectedBytes, presentBytes: pixelData.length });
  }
  const samples = new Int32Array(bits / bitsAllocated);
  if (bitsAllocated % 8 !== 0) unpackBits(pixelData, firstBit, bitsAllocated, samples);
  else readWholeBytes(pixelData, firstBit / 8, samples, layout);
  if (isSubsampled) return ok(fromPairs(samples, pixelCount));
  return ok(format.isPlanar ? interleaved(samples, pixelCount, samplesPerPixel) : samples);
}

function readWholeBytes(
  pixelData: Uint8Array,
  start: number,
  samples: Int32Array,
  { format, isBigEndian, isWords }: NativeLayout,
): void {
  const bytesPerSample = format.bitsAllocated / 8;
  const swap = isBigEndian && bytesPerSample === 1 && isWords ? 1 : 0;
  for (let i = 0; i < samples.length; i++) {
    let value = 0;
    for (let b = 0; b < bytesPerSample; b++) {
      const place = isBigEndian ? bytesPerSample - 1 - b : b;
      value |= (pixelData[(start + i * bytesPerSample + place) ^ swap] ?? 0) << (8 * b);
    }
    samples[i] = value;
  }
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

/** Y1 Y2 Cb Cr to Y1 Cb Cr, Y2 Cb Cr. */
function fromPairs(samples: Int32Array, pixelCount: number): Int32Array {
  const pixels = new Int32Array(pixelCount * 3);
  for (let i = 0; i < pixelCount; i++) {
    const pair = (i >> 1) * 4;
    pixels[i * 3] = samples[pair + (i & 1)] ?? 0;
    pixels[i * 3 + 1] = samples[pair + 2] ?? 0;
    pixels[i * 3 + 2] = samples[pair + 3] ?? 0;
  }
  return pixels;
}

/** Planes (all red, all green …) to pixels. */
export function interleaved(planes: Int32Array, pixelCount: number, samplesPerPixel: number): Int32Array {
  const pixels = new Int32Array(planes.length);
  for (let s = 0; s < samplesPerPixel; s++) {
    for (let i = 0; i < pixelCount; i++) pixels[i * samplesPerPixel + s] = planes[s * pixelCount + i] ?? 0;
  }
  return pixels;
}
