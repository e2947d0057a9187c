import { err, ok, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';

const headerBytes = 64;

/**
 * Raw samples of one RLE frame (PS3.5 annex G), samples interleaved.
 *
 * Strict, for the format has no checksum: the header names samples × bytes segments in order; each gives exactly
 * one byte a pixel and uses its bytes up, padding apart. Noise in a frame fails here instead of becoming
 * an image.
 */
export function rleSamples(
  frame: Uint8Array,
  pixelCount: number,
  format: PixelFormat,
): Result<Int32Array, DecodeProblem> {
  const { samplesPerPixel, bitsAllocated } = format;
  const damaged = (what: string) => err({ kind: 'damaged-pixels', what: `RLE: ${what}` } as const);
  if (bitsAllocated % 8 !== 0)
    return err({ kind: 'unsupported-pixels', what: `RLE with ${bitsAllocated} bits` });
  const bytesPerSample = bitsAllocated / 8;
  const segments = samplesPerPixel * bytesPerSample;
  if (frame.length < headerBytes) return damaged('the frame is shorter than its header');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const stated = view.getUint32(0, true);
  if (stated !== segments) return damaged(`${stated} segments where ${segments} are needed`);
  // Two bytes stand for at most 128: a large matrix in a small frame is refused before memory is taken.
  if (pixelCount * segments > frame.length * 64) return damaged('the frame is too short for its image');
  const offsets = Array.from({ length: segments }, (_, i) => view.getUint32(4 + i * 4, true));
  offsets.push(frame.length);
  const samples = new Int32Array(pixelCount * samplesPerPixel);
  const plane = new Uint8Array(pixelCount);
  for (let segment = 0; segment < segments; segment++) {
    const start = offsets[segment] ?? 0;
    const end = offsets[segment + 1] ?? 0;
    if (start < headerBytes || end < start || end > frame.length)
      return damaged('a segment lies outside the frame');
    const problem = unpackSegment(frame.subarray(start, end), plane);
    if (problem !== undefined) return damaged(problem);
    const sample = Math.floor(segment / bytesPerSample);
    // Most significant byte first.
    const shift = 8 * (bytesPerSample - 1 - (segment % bytesPerSample));
    for (let i = 0; i < pixelCount; i++) {
      const at = i * samplesPerPixel + sample;
      samples[at] = (samples[at] ?? 0) | ((plane[i] ?? 0) << shift);
    }
  }
  return ok(samples);
}

/** Unpacks PackBits into `plane`; returns what is wrong, if anything. */
function unpackSegment(segment: Uint8Array, plane: Uint8Array): string | undefined {
  // Some encoders bring an odd image to even length before they pack it.
  const evenPad = plane.length % 2;
  let from = 0;
  let to = 0;
  while (to < plane.length) {
    const control = segment[from];
    if (control === undefined) return 'a segment ends too early';
    from += 1;
    if (control === 128) continue;
    const length = control < 128 ? control + 1 : 257 - control;
    if (to + length > plane.length + evenPad) return 'a run is longer than the image';
    if (control < 128) {
      if (from + length > segment.length) return 'a segment ends too early';
      plane.set(segment.subarray(from, from + Math.min(length, plane.length - to)), to);
      from += length;
    } else {
      const value = segment[from];
      if (value === undefined) return 'a segment ends too early';
      plane.fill(value, to, to + length);
      from += 1;
    }
    to += length;
  }
  const rest = segment.subarray(from);
  const isPadding = rest.length <= 1 || rest.every((byte) => byte === 0 || byte === 128);
  return isPadding ? undefined : 'a segment goes on after its image';
}
