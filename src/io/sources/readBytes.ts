import { readDemoBytes } from './demo/demoSource';
import type { SourceLocation } from './sourceLocation';
import { readZipEntry } from './zipArchive';

/** Bytes `start` to `end` of an image, shorter at the end of the file. */
export async function readBytes(location: SourceLocation, start: number, end: number): Promise<Uint8Array> {
  const { origin } = location;
  switch (origin.kind) {
    case 'file':
      return new Uint8Array(await origin.file.slice(start, end).arrayBuffer());
    case 'zip-entry':
      return (await readZipEntry(origin.archive, origin.entryIndex)).subarray(start, end);
    case 'demo':
      return readDemoBytes(origin.seed, origin.path, start, Math.min(end, location.sizeBytes));
  }
}
