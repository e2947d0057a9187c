import { readDemoBytes } from './demo/demoSource';
import { readZipEntry } from './readZipEntry';
import type { SourceLocation } from './sourceLocation';

/** Bytes `start` to `end` of an image, shorter at the end of the file. */
export async function readBytes(location: SourceLocation, start: number, end: number): Promise<Uint8Array> {
  const { origin, sizeBytes } = location;
  switch (origin.kind) {
    case 'file':
      return new Uint8Array(await origin.file.slice(start, end).arrayBuffer());
    case 'zip-entry':
      return (await readZipEntry(origin.archive, origin.place, sizeBytes, end)).subarray(start);
    case 'demo':
      return readDemoBytes(origin.seed, origin.path, start, Math.min(end, sizeBytes));
  }
}
