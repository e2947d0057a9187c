import { sha256 } from '../../base/sha256';

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. At once: a transaction of the database waits for nothing else. */
export function auditHash(text: string): string {
  return Array.from(sha256(text), (word) => word.toString(16).padStart(8, '0')).join('');
}
