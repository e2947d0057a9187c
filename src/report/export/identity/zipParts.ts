import { unzipSync } from 'fflate';
import { err, ok, type Result } from '../../../base/result';
import { decoded } from './bytesText';

/** A zip taken apart. */
export interface ZipParts {
  readonly entries: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Comments of the zip and of its entries: text that no program shows. */
  readonly comments: string;
}

/** All that is taken out of one file, nested zips included. */
const bytesAtMost = 1 << 30;
const directorySign = 0x02014b50;
const endSign = 0x06054b50;

/** Whether bytes begin as a zip does; DOCX and XLSX are zips. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Unpacks a zip; why not, where it cannot be done. */
export function zipParts(bytes: Uint8Array): Result<ZipParts, string> {
  let size = 0;
  let isTooLarge = false;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        if (size > bytesAtMost) isTooLarge = true;
        return !isTooLarge;
      },
    });
    if (isTooLarge) return err('it unpacks to more than 1 GB');
    const entries = Object.entries(unpacked).map(([name, content]) => ({ name, bytes: content }));
    return ok({ entries, comments: commentsOf(bytes) });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

function commentsOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endSign) end -= 1;
  if (end < 0) return '';
  const comments = [decoded(bytes.subarray(end + 22), 'utf-8')];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === directorySign) {
    const name = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true);
    const comment = view.getUint16(at + 32, true);
    const from = at + 46 + name;
    if (extra + comment > 0) comments.push(decoded(bytes.subarray(from, from + extra + comment), 'utf-8'));
    at = from + extra + comment;
  }
  return comments.filter((text) => text !== '').join('\n');
}
