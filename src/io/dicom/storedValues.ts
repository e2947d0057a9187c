import { err, ok, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';

/**
 * Brings raw samples to stored values, in place: shifts down by HighBit − (BitsStored − 1), masks to
 * BitsStored, extends the sign. Bits above HighBit (overlays, garbage) fall away.
 *
 * Unsigned 32-bit values of 2³¹ and more come as a Uint32Array, everything else as an Int32Array. Fails when bits
 * below the value are set, for the header then contradicts the pixels.
 */
export function toStoredValues(
  samples: Int32Array,
  format: PixelFormat,
): Result<Int32Array | Uint32Array, DecodeProblem> {
  const { bitsStored, highBit, isSigned } = format;
  const shift = highBit - (bitsStored - 1);
  const below = 2 ** shift - 1;
  if (shift > 0 && samples.some((value) => (value & below) !== 0)) {
    const what = `HighBit ${highBit} leaves ${shift} bits unused below the value, but they are used`;
    return err({ kind: 'damaged-pixels', what });
  }
  const up = 31 - highBit;
  const down = up + shift;
  if (isSigned || bitsStored < 32) {
    for (let i = 0; i < samples.length; i++) {
      const lifted = (samples[i] ?? 0) << up;
      samples[i] = isSigned ? lifted >> down : lifted >>> down;
    }
    return ok(samples);
  }
  const isBeyond = samples.some((value) => value < 0);
  return ok(isBeyond ? new Uint32Array(samples.buffer, samples.byteOffset, samples.length) : samples);
}
