import type { Codecs } from '../dicom/codecs';
import { decodeStoredValues } from '../dicom/decodeStoredValues';
import { openPixelData, type PixelSource } from '../dicom/openPixelData';
import { readSliceHeaders } from '../dicom/readSliceHeaders';
import { measuredFacts } from './measuredFacts';

/**
 * Whether two whole files of one SOP Instance UID hold the same image: the same stored values in the same place with
 * the same scaling, however they are written. Asked only of files that share a UID. Files that cannot be decoded are
 * the same when their bytes are.
 */
export async function sameImage(first: Uint8Array, second: Uint8Array, codecs: Codecs): Promise<boolean> {
  if (areEqual(first, second)) return true;
  const [facts, otherFacts] = [factsOf(first), factsOf(second)];
  if (!facts || facts.join('\n') !== otherFacts?.join('\n')) return false;
  const [one, other] = [openPixelData(first), openPixelData(second)];
  if (!one.ok || !other.ok) return false;
  if (hasSameBytes(one.value, other.value)) return true;
  for (let frame = 0; frame < facts.length; frame++) {
    const values = await decodeStoredValues(one.value, frame, codecs);
    const others = await decodeStoredValues(other.value, frame, codecs);
    if (!values.ok || !others.ok) return false;
    const expected = others.value.values;
    if (values.value.values.some((value, i) => value !== expected[i])) return false;
  }
  return true;
}

function areEqual(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, i) => byte === second[i]);
}

/** What a measurement rests on besides the values, one entry a frame. */
function factsOf(bytes: Uint8Array): readonly string[] | undefined {
  const read = readSliceHeaders(bytes, bytes.length);
  return read.ok ? read.value.map(measuredFacts) : undefined;
}

/** The same native bytes, read the same way: nothing needs to be decoded. */
function hasSameBytes(one: PixelSource, other: PixelSource): boolean {
  if (one.kind !== 'native' || other.kind !== 'native') return false;
  const isReadAlike =
    one.isBigEndian === other.isBigEndian &&
    one.isWords === other.isWords &&
    JSON.stringify(one.format) === JSON.stringify(other.format);
  return isReadAlike && areEqual(one.pixelData, other.pixelData);
}
