import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { DecodeFailure } from '../../domain/import/importOutcome';
import type { Codecs } from '../dicom/codecs';
import { type DecodedSlice, decodeFrame } from '../dicom/decodeFrame';
import { describeDecodeProblem } from '../dicom/decodeProblem';
import { differsFromAsked, differsFromKnown, differsInMeasure } from './differsFromKnown';
import { readBytes } from './readBytes';
import type { SourceLocation } from './sourceLocation';

/** Decodes one slice of a file that can be read here. That it is the image of the header is checked first. */
export async function decodeImage(
  location: SourceLocation,
  header: SliceHeader,
  codecs: Codecs,
  onPart: () => void = () => undefined,
): Promise<Result<DecodedSlice, DecodeFailure>> {
  try {
    const bytes = await readBytes(location, 0, location.sizeBytes, onPart);
    // Measured is what this file says, whatever way its header was read or found again.
    const difference = differenceOf(location, bytes, header);
    if (difference) return { ok: false, error: { kind: 'other-image', message: difference } };
    const decoded = await decodeFrame(bytes, header, codecs);
    if (decoded.ok) return decoded;
    const { error } = decoded;
    return { ok: false, error: { kind: error.kind, message: describeDecodeProblem(error) } };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, error: { kind: 'cannot-be-read', message } };
  }
}

function differenceOf(
  { asked, isUnverified }: SourceLocation,
  bytes: Uint8Array,
  header: SliceHeader,
): string | undefined {
  if (asked) return differsFromAsked(bytes, header, asked);
  return isUnverified ? differsFromKnown(bytes, header) : differsInMeasure(bytes, header);
}
