import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Codecs } from '../dicom/codecs';
import { decodeStoredValues } from '../dicom/decodeStoredValues';
import { openPixelData, type PixelSource } from '../dicom/openPixelData';
import { readSliceHeaders } from '../dicom/readSliceHeaders';

/**
 * Whether two whole files of one SOP Instance UID hold the same image: the same stored values in the same place with
 * the same scaling, however they are written. Asked only of files that share a UID. Files that cannot be decoded are
 * the same when their bytes are.
 */
export async function sameImage(first: Uint8Array, second: Uint8Array, codecs: Codecs): Promise<boolean> {
  if (areEqual(first, second)) return true;
  const [facts, otherFacts] = [measuredFacts(first), measuredFacts(second)];
  if (facts === undefined || facts !== otherFacts) return false;
  const [one, other] = [openPixelData(first), openPixelData(second)];
  if (!one.ok || !other.ok) return false;
  if (hasSameBytes(one.value, other.value)) return true;
  const frames = (JSON.parse(facts) as readonly unknown[]).length;
  for (let frame = 0; frame < frames; frame++) {
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
function measuredFacts(bytes: Uint8Array): string | undefined {
  const read = readSliceHeaders(bytes, bytes.length);
  if (!read.ok) return undefined;
  const facts = ({ grid, rescale, philipsScale, pixels }: SliceHeader) => [
    [grid.rows, grid.columns, grid.spacing ?? null, grid.plane ?? null],
    [rescale.slope, rescale.intercept, philipsScale ?? null],
    [pixels.samplesPerPixel, pixels.isSigned, pixels.paddingValue ?? null],
  ];
  return JSON.stringify(read.value.map(facts));
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
