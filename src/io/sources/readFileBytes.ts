import { readCopy } from './readCopy';
import { readInParts } from './readInParts';
import { readZipEntry } from './readZipEntry';
import type { FileOrigin } from './sourceLocation';

/** Bytes `start` to `end` of a file, of an entry in a zip, or of a copy; fewer at its end. `onPart`: it goes on. */
export async function readFileBytes(
  origin: FileOrigin,
  sizeBytes: number,
  start: number,
  end: number,
  onPart?: () => void,
): Promise<Uint8Array> {
  switch (origin.kind) {
    case 'file':
      return readInParts(origin.file.slice(start, end), onPart);
    case 'zip-entry':
      return (await readZipEntry(origin.archive, origin.place, sizeBytes, end, onPart)).subarray(start);
    case 'copy':
      return (await readCopy(origin.place, sizeBytes)).subarray(start, end);
  }
}
