import { sha256 } from '../../base/sha256';

/**
 * A DICOM UID made from texts: `2.25.` and the first 128 bits of the SHA-256 of their JSON array, as one decimal number (PS3.5 B.2).
 * The same texts give the same UID on every computer; what they say cannot be read from it.
 */
export function objectUid(...texts: readonly string[]): string {
  const words = sha256(JSON.stringify(texts)).subarray(0, 4);
  return `2.25.${[...words].reduce((number, word) => (number << 32n) | BigInt(word), 0n)}`;
}

/** Whether a text is a UID as DICOM writes it: numbers without leading zeros, 64 characters at most (PS3.5 9.1). */
export function isUid(text: string): boolean {
  return text.length <= 64 && /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+$/.test(text);
}
