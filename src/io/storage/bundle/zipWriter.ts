import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file that was written, as a manifest lists it. */
export interface WrittenFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** A zip that grows file by file; only its packed bytes are held. */
export interface ZipWriter {
  add(name: string, bytes: Uint8Array, isPacked?: boolean): WrittenFile;
  /** The packed bytes in pieces, in their order. */
  finish(): readonly Uint8Array[];
}

/** The earliest time that a zip can say: the bytes of a bundle depend on its content alone. */
const noTime = '1980-01-01T00:00:00';

/** Makes an empty zip. */
export function zipWriter(): ZipWriter {
  const pieces: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else pieces.push(piece);
  });
  return {
    add(name, bytes, isPacked = false) {
      const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      file.mtime = noTime;
      zip.add(file);
      file.push(bytes, true);
      if (failure) throw failure;
      return { name, size: bytes.length, sha256: bytesToHex(sha256(bytes)) };
    },
    finish() {
      zip.end();
      if (failure) throw failure;
      return pieces;
    },
  };
}

/** Pieces as one. */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
