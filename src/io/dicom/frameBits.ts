import type { PixelFormat } from '../../domain/image/sliceHeader';

/** Whether the samples of uncompressed pixel data are all there, or colours are stored once for two pixels. */
export function isSubsampled(
  format: PixelFormat,
  pixelCount: number,
  frames: number,
  length: number,
): boolean {
  const { photometricInterpretation, samplesPerPixel, bitsAllocated } = format;
  const is422 = /^YBR_(?:FULL|PARTIAL)_422$/.test(photometricInterpretation) && samplesPerPixel === 3;
  // Software that decompresses a 4:2:2 JPEG often writes all samples and leaves the name.
  return is422 && length < Math.ceil((pixelCount * frames * 3 * bitsAllocated) / 8);
}

/** Bits of one frame of uncompressed pixel data. Two pixels of 4:2:2 take four samples (PS3.3 C.7.6.3.1.2). */
export function frameBits(format: PixelFormat, pixelCount: number, isHalved: boolean): number {
  return pixelCount * (isHalved ? 2 : format.samplesPerPixel) * format.bitsAllocated;
}
