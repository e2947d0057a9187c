import { readCopy } from './readCopy';
import { readZipEntry } from './readZipEntry';
import type { FileOrigin } from './sourceLocation';

/** Bytes `start` to `end` of a file, of an entry in a zip, or of a copy; fewer at its end. */
export async function readFileBytes(
  origin: FileOrigin,
  sizeBytes: number,
  start: number,
  end: number,
): Promise<Uint8Array> {
  switch (origin.kind) {
    case 'file':
      return new Uint8Array(await origin.file.slice(start, end).arrayBuffer());
    case 'zip-entry':
      return (await readZipEntry(origin.archive, origin.place, sizeBytes, end)).subarray(start);
    case 'copy':
      return (await readCopy(origin.place, sizeBytes)).subarray(start, end);
  }
}
