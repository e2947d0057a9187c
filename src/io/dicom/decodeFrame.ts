import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning, SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { Codecs } from './codecs';
import type { DecodeProblem } from './decodeProblem';
import { decodeStoredValues } from './decodeStoredValues';
import { imageFingerprint } from './fingerprint';
import { openPixelData, type PixelSource } from './openPixelData';

/** A slice with what was odd while decoding it (bytes after the pixels, a missing end mark). */
export interface DecodedSlice extends SliceImage {
  readonly notices: readonly HeaderWarning[];
}

/**
 * Decodes the frame that `header` describes. `fileBytes` is the whole file the header was read from.
 * For many frames of one file open it once with `openPixelData` and use `decodeOpenedFrame`.
 */
export async function decodeFrame(
  fileBytes: Uint8Array,
  header: SliceHeader,
  codecs: Codecs,
): Promise<Result<DecodedSlice, DecodeProblem>> {
  const { rows, columns } = header.grid;
  const { bitsAllocated, samplesPerPixel } = header.pixels;
  const bits = rows * columns * header.frames * samplesPerPixel * bitsAllocated;
  const opened = openPixelData(fileBytes, Math.ceil(bits / 8));
  return opened.ok ? decodeOpenedFrame(opened.value, header, codecs) : opened;
}

/** The same for a file that is open. Images of several samples a pixel are refused: they have no signal. */
export async function decodeOpenedFrame(
  source: PixelSource,
  header: SliceHeader,
  codecs: Codecs,
): Promise<Result<DecodedSlice, DecodeProblem>> {
  const { grid, rescale, pixels } = header;
  if (source.rows !== grid.rows || source.columns !== grid.columns) {
    const text = `${source.columns} × ${source.rows} pixels instead of ${grid.columns} × ${grid.rows}`;
    return err({ kind: 'other-image', text });
  }
  if (pixels.samplesPerPixel !== 1)
    return err({ kind: 'not-grayscale', samplesPerPixel: pixels.samplesPerPixel });
  const decoded = await decodeStoredValues(source, header.frame, codecs);
  if (!decoded.ok) return decoded;
  const storedValues = decoded.value.values;
  return ok({
    grid,
    storedValues,
    rescale,
    ...(pixels.paddingValue !== undefined && { paddingValue: pixels.paddingValue }),
    isInverted: pixels.photometricInterpretation === 'MONOCHROME1',
    isLossy: header.isLossy,
    fingerprint: imageFingerprint(grid, rescale, storedValues),
    notices: decoded.value.notices,
  });
}
