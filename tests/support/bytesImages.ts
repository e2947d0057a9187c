import type { Result } from '../../src/base/result';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { SliceImage } from '../../src/domain/image/sliceImage';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
  IndexedImage,
} from '../../src/domain/import/importOutcome';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { describeDecodeProblem } from '../../src/io/dicom/decodeProblem';
import { fileOutcome } from '../../src/io/dicom/fileOutcome';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import type { Expanded, GivenLocation } from '../../src/io/sources/givenLocations';
import type { FileOutcome } from '../../src/io/sources/indexFile';
import { indexLocations } from '../../src/io/sources/indexLocations';
import { sameImage } from '../../src/io/sources/sameImage';
import type { SourceLocation } from '../../src/io/sources/sourceLocation';

/** A file that exists only in a test. */
export interface MemoryFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const bytesByPath = new Map<string, Uint8Array>();
const codecs = nodeCodecs();

/** The bytes of a file that was given. */
export function bytesOfMemoryFile(path: string): Uint8Array {
  return bytesByPath.get(path) ?? new Uint8Array();
}

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

async function indexBatch(locations: readonly GivenLocation[]): Promise<readonly FileOutcome[]> {
  return locations.map(({ path, sizeBytes }): FileOutcome => {
    const bytes = bytesByPath.get(path) ?? new Uint8Array();
    return fileOutcome(readSliceHeaders(bytes, sizeBytes ?? bytes.length), bytes);
  });
}

function isSame(first: SourceLocation, second: SourceLocation): Promise<boolean> {
  const bytesOf = ({ path }: SourceLocation) => bytesByPath.get(path) ?? new Uint8Array();
  return sameImage(bytesOf(first), bytesOf(second), codecs);
}

async function* noArchive(): AsyncGenerator<Expanded> {
  // Files of tests are in memory; none is a zip.
}

/** Indexes files of a test with the product's own header reading. */
export function indexBytes(
  files: readonly MemoryFile[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
  onImages?: (images: readonly IndexedImage[]) => void,
): Promise<ImportOutcome> {
  return indexLocations(expand(files), {
    workers: [indexBatch],
    openArchive: noArchive,
    isSame,
    onProgress,
    onImages,
    signal,
  });
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
