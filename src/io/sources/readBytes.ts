import { readDemoBytes } from './demo/demoSource';
import { readFileBytes } from './readFileBytes';
import type { SourceLocation } from './sourceLocation';

/** Bytes `start` to `end` of an image, shorter at the end of the file. `onPart` hears that reading gets on. */
export async function readBytes(
  location: SourceLocation,
  start: number,
  end: number,
  onPart?: () => void,
): Promise<Uint8Array> {
  const { origin, sizeBytes } = location;
  if (origin.kind === 'archive') throw new Error('Bug: the file of an archive is fetched before it is read.');
  if (origin.kind !== 'demo') return readFileBytes(origin, sizeBytes, start, end, onPart);
  return readDemoBytes(origin.seed, origin.path, start, Math.min(end, sizeBytes));
}
