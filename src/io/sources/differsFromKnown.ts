import type { SliceHeader } from '../../domain/image/sliceHeader';
import { readSliceHeaders } from '../dicom/readSliceHeaders';
import { measuredFacts } from './measuredFacts';

/** What of a header a measurement rests on; the same values need the same bits. */
function measureText(header: SliceHeader): string {
  const { bitsStored, highBit } = header.pixels;
  return [measuredFacts(header), bitsStored, highBit].join(' ');
}

/**
 * Why a whole file is not the one that a known header was read from; undefined when it is. Asked of files that were
 * found again by path and size only, before anything of them is shown or measured.
 */
export function differsFromKnown(fileBytes: Uint8Array, known: SliceHeader): string | undefined {
  const read = readSliceHeaders(fileBytes, fileBytes.length);
  const header = read.ok ? read.value.find(({ frame }) => frame === known.frame) : undefined;
  if (!header) return 'The file at the old place is no longer this image.';
  if (header.sopInstanceUid !== known.sopInstanceUid) {
    return `The file at the old place is another image: its SOP Instance UID is ${header.sopInstanceUid}.`;
  }
  if (measureText(header) !== measureText(known)) {
    return 'The file at the old place has the same SOP Instance UID and another size, spacing, position, scaling or kind of values.';
  }
  return undefined;
}

/**
 * Why a file that an archive gave is not the image that was asked for; undefined when it is. What an archive says of an image
 * and the image itself are kept apart in it, and each may have been changed there.
 */
export function differsFromAsked(
  fileBytes: Uint8Array,
  known: SliceHeader,
  asked: { readonly sopUid: string },
): string | undefined {
  const read = readSliceHeaders(fileBytes, fileBytes.length);
  const header = read.ok ? read.value.find(({ frame }) => frame === known.frame) : undefined;
  if (!header) return 'The archive gave something else than this image.';
  if (header.sopInstanceUid !== asked.sopUid) {
    return `The archive gave another image: its SOP Instance UID is ${header.sopInstanceUid}.`;
  }
  if (measureText(header) !== measureText(known)) {
    return 'The image in the archive has another size, spacing, position, scaling or kind of values than its header here.';
  }
  if (header.isLossy && !known.isLossy) {
    return 'The image in the archive was compressed with loss, which its header here does not say.';
  }
  return undefined;
}

/**
 * Why a whole file does not say of its image what its known header says: size, spacing, position, scaling or kind of
 * values; undefined when it does. Not by its UID, which has a stand-in where a project keeps no identity.
 */
export function differsInMeasure(fileBytes: Uint8Array, known: SliceHeader): string | undefined {
  const read = readSliceHeaders(fileBytes, fileBytes.length);
  const header = read.ok ? read.value.find(({ frame }) => frame === known.frame) : undefined;
  const isSame = header !== undefined && measureText(header) === measureText(known);
  return isSame ? undefined : 'The file says another size, spacing, position, scaling or kind of values now.';
}
