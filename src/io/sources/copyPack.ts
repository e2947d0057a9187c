/*
 * A pack: the files of one series, one after the other, in one file of the origin's private file system, and at its
 * end a list of them. The list is written last and closed by a mark with its length, so that a pack which was cut off
 * (a closed tab, no space, a power cut) has no mark and is never used.
 *
 *     bytes of file 1 … bytes of file n | list as JSON, UTF-8 | length of the list, 4 bytes, little endian | mark
 */

const mark = new TextEncoder().encode('MFPACK01');
const tailBytes = 4 + mark.length;
/** A list of a million slices; more is damage. */
const longestListBytes = 256 * 1024 * 1024;

/** One file in a pack, and the slices that are in it (`imageKey`s). */
export interface PackedFile {
  readonly keys: readonly string[];
  readonly offset: number;
  readonly sizeBytes: number;
  /** SHA-256 of the file, hex; checked each time it is read. */
  readonly sha256: string;
}

/** The part of a synchronous file handle that writing needs. */
export interface PackFile {
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
}

/** Writes one after the other; `finish` closes the pack. Throws when the space runs out. */
export function writePack(file: PackFile) {
  const files: PackedFile[] = [];
  let end = 0;
  file.truncate(0);

  function append(bytes: Uint8Array): void {
    // The browser may write less than asked when space runs out, without throwing.
    for (let done = 0; done < bytes.length; ) {
      const written = file.write(bytes.subarray(done), { at: end });
      if (written <= 0) throw new DOMException('No space is left for copies.', 'QuotaExceededError');
      done += written;
      end += written;
    }
  }

  return {
    add(keys: readonly string[], bytes: Uint8Array, sha256: string): void {
      const offset = end;
      append(bytes);
      files.push({ keys, offset, sizeBytes: bytes.length, sha256 });
    },
    /** Bytes that the whole pack takes. */
    finish(): number {
      // What is listed must be on disk before the list is.
      file.flush();
      const list = new TextEncoder().encode(JSON.stringify(files));
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, list.length, true);
      for (const part of [list, length, mark]) append(part);
      file.flush();
      return end;
    },
  };
}

/**
 * The list of a pack; undefined when it was never finished or is damaged. Throws where it cannot be read now: that says
 * nothing of what is in it.
 */
export async function readPackList(pack: Blob): Promise<readonly PackedFile[] | undefined> {
  if (pack.size < tailBytes) return undefined;
  const tail = new Uint8Array(await pack.slice(pack.size - tailBytes).arrayBuffer());
  if (!mark.every((byte, at) => tail[4 + at] === byte)) return undefined;
  const listBytes = new DataView(tail.buffer).getUint32(0, true);
  const listStart = pack.size - tailBytes - listBytes;
  if (listStart < 0 || listBytes > longestListBytes) return undefined;
  const text = await pack.slice(listStart, listStart + listBytes).text();
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || !list.every(isPackedFile)) return undefined;
    // Files lie one after the other up to the list: anything else is not what was written.
    const total = list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return total === listStart ? list : undefined;
  } catch {
    return undefined;
  }
}

function isPackedFile(value: unknown): value is PackedFile {
  if (typeof value !== 'object' || value === null) return false;
  if (!('keys' in value && 'offset' in value && 'sizeBytes' in value && 'sha256' in value)) return false;
  const { keys, offset, sizeBytes, sha256 } = value;
  return (
    Array.isArray(keys) &&
    keys.every((key) => typeof key === 'string') &&
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(sizeBytes) &&
    typeof sha256 === 'string'
  );
}
