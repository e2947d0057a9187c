import { readSliceHeaders } from '../dicom/readSliceHeaders';
import { firstReadBytes } from './batchIndexer';
import { demoSeed } from './demo/demoSeed';
import { listDemoFiles, readDemoBytes } from './demo/demoSource';
import { shareHeaderParts } from './shareHeaderParts';

/** Often enough for a browser to compile what is used; 20 ms or so of a worker that has nothing to do. */
const rounds = 60;

/**
 * Reads made-up headers over and over, so that the browser has compiled the reader before the first folder comes: until
 * then it takes several times as long for each file, and most folders have fewer than a thousand.
 */
export function warmUp(): void {
  const file = listDemoFiles(demoSeed)[0];
  if (!file) return;
  const bytes = readDemoBytes(demoSeed, file.path, 0, firstReadBytes);
  for (let round = 0; round < rounds; round++) {
    const read = readSliceHeaders(bytes, file.sizeBytes);
    if (read.ok) shareHeaderParts([{ kind: 'images', headers: read.value }]);
  }
}
