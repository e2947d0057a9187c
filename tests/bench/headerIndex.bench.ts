import { mkdtempSync, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench, describe } from 'vitest';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { readHeadersGrowing } from '../../src/io/dicom/readHeadersGrowing';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { phantomFiles } from '../support/phantomFiles';

/**
 * Indexing a folder reads the beginnings of its files only. One iteration is one folder of 24 slices (205 kB each), so
 * headers a second are 24 × the rate shown; what counts is the distance to reading each file whole. The files are warm
 * in memory: on a network drive the distance is that of the bytes, 1 to 50.
 */

const files = phantomFiles([0], false);
const folder = mkdtempSync(join(tmpdir(), 'multifidus-bench-'));
const onDisk = files.map(({ bytes }, index) => {
  const path = join(folder, String(index));
  writeFileSync(path, bytes);
  return { path, sizeBytes: bytes.length };
});
const prefixes = files.map(({ bytes }) => ({ bytes: bytes.slice(0, 4096), sizeBytes: bytes.length }));
const noCodec = () => Promise.reject(new Error('the phantom is not compressed'));
const codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

async function beginningOf(path: string, byteCount: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(byteCount), 0, byteCount, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

describe('headers of a folder of 24 slices', () => {
  bench('from the first 4 kB of each, in memory', () => {
    for (const { bytes, sizeBytes } of prefixes) {
      if (!readSliceHeaders(bytes, sizeBytes).ok) throw new Error('The header is longer than 4 kB');
    }
  });
  bench('from the first 4 kB of each, on disk', async () => {
    for (const { path, sizeBytes } of onDisk) {
      await readHeadersGrowing((byteCount) => beginningOf(path, byteCount), sizeBytes);
    }
  });
  bench('from each whole file, on disk', async () => {
    for (const { path, sizeBytes } of onDisk) readSliceHeaders(await readFile(path), sizeBytes);
  });
  bench('from each whole file with its pixels decoded, as a reader that loads everything would', async () => {
    for (const { path, sizeBytes } of onDisk) {
      const bytes = await readFile(path);
      const headers = readSliceHeaders(bytes, sizeBytes);
      const header = headers.ok ? headers.value[0] : undefined;
      if (header) await decodeFrame(bytes, header, codecs);
    }
  });
});
