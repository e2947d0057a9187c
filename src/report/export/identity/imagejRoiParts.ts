import { decoded } from './bytesText';

/** In the header: where the second one begins. In the second: where name and properties stand, and their letters. */
const secondAt = 60;
const textsInSecond = [
  [16, 20],
  [40, 44],
] as const;

/** Whether bytes begin as an outline of ImageJ does ("Iout"). */
export function isImagejRoi(bytes: Uint8Array): boolean {
  return bytes[0] === 0x49 && bytes[1] === 0x6f && bytes[2] === 0x75 && bytes[3] === 0x74;
}

/** The texts of an ImageJ outline, name and properties, in UTF-16 with the big end first; places as in ij.io.RoiDecoder. */
export function imagejRoiTexts(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const intAt = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getInt32(at) : 0);
  const second = intAt(secondAt);
  if (second <= 0) return [];
  return textsInSecond.flatMap(([offsetAt, lengthAt]) => {
    const [offset, length] = [intAt(second + offsetAt), intAt(second + lengthAt)];
    return offset > 0 && length > 0 ? [decoded(bytes.subarray(offset, offset + 2 * length), 'utf-16be')] : [];
  });
}
