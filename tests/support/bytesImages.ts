import type { Result } from '../../src/base/result';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { SliceImage } from '../../src/domain/image/sliceImage';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
} from '../../src/domain/import/importOutcome';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { describeDecodeProblem } from '../../src/io/dicom/decodeProblem';
import { describeHeaderProblem } from '../../src/io/dicom/headerProblem';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import type { Expanded } from '../../src/io/sources/expandGiven';
import type { FileOutcome } from '../../src/io/sources/imageWorker';
import { indexLocations } from '../../src/io/sources/indexLocations';
import type { SourceLocation } from '../../src/io/sources/sourceLocation';

/** A file that exists only in a test. */
export interface MemoryFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const bytesByPath = new Map<string, Uint8Array>();
const codecs = nodeCodecs();

async function* expand(files: readonly MemoryFile[]): AsyncGenerator<Expanded> {
  for (const { path, bytes } of files) {
    bytesByPath.set(path, bytes);
    const location = {
      path,
      sizeBytes: bytes.length,
      // Never read: the bytes are looked up by path.
      origin: { kind: 'demo' as const, seed: 0, path },
    };
    yield { kind: 'location', location };
  }
}

async function indexBatch(locations: readonly SourceLocation[]): Promise<readonly FileOutcome[]> {
  return locations.map(({ path, sizeBytes }): FileOutcome => {
    const read = readSliceHeaders(bytesByPath.get(path) ?? new Uint8Array(), sizeBytes);
    return read.ok
      ? { kind: 'images', headers: read.value }
      : { kind: 'unused', reason: read.error.kind, detail: describeHeaderProblem(read.error) };
  });
}

/** Indexes files of a test with the product's own header reading. */
export function indexBytes(
  files: readonly MemoryFile[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  return indexLocations(expand(files), [indexBatch], onProgress, signal);
}

/** Decodes a slice of a test with the product's own decoder. */
export async function decodeBytes(
  location: ImageLocation,
  header: SliceHeader,
): Promise<Result<SliceImage, DecodeFailure>> {
  const decoded = await decodeFrame(bytesByPath.get(location.path) ?? new Uint8Array(), header, codecs);
  if (decoded.ok) return decoded;
  return { ok: false, error: { kind: decoded.error.kind, message: describeDecodeProblem(decoded.error) } };
}
