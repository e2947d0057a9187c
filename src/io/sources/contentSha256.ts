import { sha256Hex } from '../dicom/sha256Hex';

/** SHA-256 of bytes, hex; by the browser's own, quicker code where the page may use it. */
export async function contentSha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return sha256Hex(bytes);
  // No bytes here are shared between threads, which is all that the narrower type excludes.
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
