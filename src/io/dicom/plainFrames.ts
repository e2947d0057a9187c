import { err, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';
import { frameBits, isSubsampled } from './frameBits';
import { inflateCapped } from './inflateCapped';
import { nativeSamples } from './nativeSamples';

/** One frame of plain values, little-endian. */
export function plainFrame(
  bytes: Uint8Array,
  pixelCount: number,
  format: PixelFormat,
): Result<Int32Array, DecodeProblem> {
  const halved = isSubsampled(format, pixelCount, 1, bytes.length);
  const layout = { format, pixelCount, isBigEndian: false, isWords: true, isSubsampled: halved };
  return nativeSamples(bytes, 0, layout);
}

/** The same, deflated; one that inflates to more than its image is stopped. */
export function deflatedFrame(
  bytes: Uint8Array,
  pixelCount: number,
  format: PixelFormat,
): Result<Int32Array, DecodeProblem> {
  const limitBytes = Math.ceil(frameBits(format, pixelCount, false) / 8) + 1;
  const inflated = inflateCapped(bytes, limitBytes);
  if (inflated.ok) return plainFrame(inflated.value, pixelCount, format);
  const what =
    inflated.error.kind === 'over-limit'
      ? 'the frame inflates to more than its image'
      : 'the frame is not deflated';
  return err({ kind: 'damaged-pixels', what });
}
