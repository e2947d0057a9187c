import type { SliceHeader } from '../../domain/image/sliceHeader';
import { fileOutcome, type UnusedOutcome } from '../dicom/fileOutcome';
import type { HeaderMemory } from '../dicom/headerMemory';
import { readHeadersGrowing } from '../dicom/readHeadersGrowing';
import type { GivenLocation } from './givenLocations';
import { readBytes } from './readBytes';
import { smallestZipBytes, startsAsZip } from './zipFormat';

/** More than any header, also of a deflated file that must be inflated to be seen. A longer one is not read. */
const longestHeaderBytes = 256 * 1024 * 1024;

/** What came of one file: its slices, that it is a zip to be opened, or why it is not used. */
export type FileOutcome =
  | {
      readonly kind: 'images';
      readonly headers: readonly SliceHeader[];
      /** Of a file whose size was not known before. */
      readonly sizeBytes?: number;
    }
  | { readonly kind: 'archive' }
  | UnusedOutcome;

/** An outcome, and how long the file's header was, where that is known: those of its folder are about as long. */
export interface IndexedFile {
  readonly fileOutcome: FileOutcome;
  readonly headerBytes: number | undefined;
}

class HeaderTooLong extends Error {}
class IsArchive extends Error {}

/** Reads the headers of one file, starting with so many bytes. Never throws: a file that cannot be read says why. */
export async function indexFile(
  given: GivenLocation,
  startWithBytes: number,
  onPart?: () => void,
  memory?: HeaderMemory,
): Promise<IndexedFile> {
  const { origin } = given;
  const unused = (reason: string, detail: string): IndexedFile => ({
    fileOutcome: { kind: 'unused', reason, detail },
    headerBytes: undefined,
  });
  let isZip = false;
  let bytes: Uint8Array = new Uint8Array();
  try {
    const sizeBytes = sizeOf(given);
    const location = { ...given, sizeBytes };
    const read = async (byteCount: number): Promise<Uint8Array> => {
      if (byteCount > longestHeaderBytes) throw new HeaderTooLong();
      bytes = await readBytes(location, 0, byteCount, onPart);
      onPart?.();
      isZip = startsAsZip(bytes);
      if (isZip && origin.kind === 'file' && sizeBytes >= smallestZipBytes) throw new IsArchive();
      return bytes;
    };
    const { headers, headerBytes } = await readHeadersGrowing(read, sizeBytes, startWithBytes, memory);
    // Zips that the user gave are opened; one that comes here lay inside another.
    if (!headers.ok && isZip && origin.kind === 'zip-entry') {
      return unused('zip-in-zip', 'A zip inside a zip. Unpack the outer one, then add it again.');
    }
    const outcome = fileOutcome(headers, bytes);
    const size = outcome.kind === 'images' && given.sizeBytes === undefined ? { sizeBytes } : {};
    return { fileOutcome: { ...outcome, ...size }, headerBytes };
  } catch (cause) {
    if (cause instanceof IsArchive) return { fileOutcome: { kind: 'archive' }, headerBytes: undefined };
    if (cause instanceof HeaderTooLong) {
      return unused('too-large', `No image begins in the first ${longestHeaderBytes / 2 ** 20} MB.`);
    }
    return unused('cannot-be-read', cause instanceof Error ? cause.message : String(cause));
  }
}

function sizeOf({ origin, sizeBytes }: GivenLocation): number {
  if (sizeBytes !== undefined) return sizeBytes;
  if (origin.kind !== 'file') throw new Error('Bug: only the size of a file can be asked.');
  return origin.file.size;
}
