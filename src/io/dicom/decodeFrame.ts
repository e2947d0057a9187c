import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning, SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { Codecs } from './codecs';
import type { DecodeProblem } from './decodeProblem';
import { decodeStoredValues } from './decodeStoredValues';
import { imageFingerprint } from './fingerprint';
import { openPixelData, type PixelSource } from './openPixelData';
import { tableSha256 } from './readModalityTable';

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
  const modalityTable = rescale.table && source.modalityTable;
  if (rescale.table && (!modalityTable || tableSha256(modalityTable) !== rescale.table.sha256)) {
    return err({ kind: 'other-image', text: 'another table of values than the header had' });
  }
  const decoded = await decodeStoredValues(source, header.frame, codecs);
  if (!decoded.ok) return decoded;
  const storedValues = decoded.value.values;
  // No MR scanner writes them, and a slice's Int32Array cannot hold them.
  if (storedValues instanceof Uint32Array)
    return err({ kind: 'unsupported-pixels', what: 'unsigned 32-bit values of 2147483648 and more' });
  return ok({
    grid,
    storedValues,
    rescale,
    ...(modalityTable && { modalityTable }),
    ...(header.philipsScale && { philipsScale: header.philipsScale }),
    ...(pixels.paddingValue !== undefined && { paddingValue: pixels.paddingValue }),
    ...(pixels.paddingLimit !== undefined && { paddingLimit: pixels.paddingLimit }),
    isInverted: pixels.photometricInterpretation === 'MONOCHROME1',
    isLossy: header.isLossy,
    fingerprint: imageFingerprint(grid, rescale, storedValues),
    notices: decoded.value.notices,
  });
}
