import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { GrownHeaders } from '../../../src/io/dicom/readHeadersGrowing';
import { readHeadersGrowing } from '../../../src/io/dicom/readHeadersGrowing';

/** Reads headers the way the product does: from a beginning of the file that grows until it is enough. */
export async function headersOfFile(path: string): Promise<GrownHeaders> {
  const size = statSync(path).size;
  const file = openSync(path, 'r');
  const read = async (byteCount: number) => {
    const bytes = new Uint8Array(Math.min(byteCount, size));
    const count = readSync(file, bytes, 0, bytes.length, 0);
    return bytes.subarray(0, count);
  };
  try {
    return await readHeadersGrowing(read, size);
  } finally {
    closeSync(file);
  }
}

export function bytesOfFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
