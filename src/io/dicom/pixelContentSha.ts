import { parseFile } from './parseFile';
import { sha256Hex } from './sha256Hex';

/**
 * SHA-256 of a file's pixel data as stored (compressed or not), or of the whole file when it has none. Tells
 * copies of an image whose other elements were changed from two images under one UID.
 */
export function pixelContentSha(fileBytes: Uint8Array): string {
  const parsed = parseFile(fileBytes, fileBytes.length);
  if (!parsed.ok || parsed.value.pixelElement === undefined) return sha256Hex(fileBytes);
  const { bytes, pixelElement } = parsed.value;
  const { dataOffset, length } = pixelElement;
  return sha256Hex(bytes.subarray(dataOffset, length === undefined ? bytes.length : dataOffset + length));
}
