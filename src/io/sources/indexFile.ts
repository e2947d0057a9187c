import type { SliceHeader } from '../../domain/image/sliceHeader';
import { describeHeaderProblem } from '../dicom/headerProblem';
import { readHeadersGrowing } from '../dicom/readHeadersGrowing';
import { readBytes } from './readBytes';
import type { SourceLocation } from './sourceLocation';
import { startsAsZip } from './zipArchive';

/** More than any header, also of a deflated file that must be inflated to be seen. A longer one is not read. */
const longestHeaderBytes = 256 * 1024 * 1024;

/** What came of one file: its slices, or why it is not used. */
export type FileOutcome =
  | { readonly kind: 'images'; readonly headers: readonly SliceHeader[] }
  | { readonly kind: 'unused'; readonly reason: string; readonly detail: string };

/** An outcome, and where to start with the next file of the folder. */
export interface IndexedFile {
  readonly fileOutcome: FileOutcome;
  readonly usedBytes: number;
}

class HeaderTooLong extends Error {}

/** Reads the headers of one file, starting with so many bytes. Never throws: a file that cannot be read says why. */
export async function indexFile(location: SourceLocation, startWithBytes: number): Promise<IndexedFile> {
  const unused = (reason: string, detail: string): IndexedFile => ({
    fileOutcome: { kind: 'unused', reason, detail },
    usedBytes: startWithBytes,
  });
  let isArchive = false;
  const read = async (byteCount: number): Promise<Uint8Array> => {
    if (byteCount > longestHeaderBytes) throw new HeaderTooLong();
    const bytes = await readBytes(location, 0, byteCount);
    isArchive = startsAsZip(bytes);
    return bytes;
  };
  try {
    const { headers, readBytes: usedBytes } = await readHeadersGrowing(
      read,
      location.sizeBytes,
      startWithBytes,
    );
    if (headers.ok) return { fileOutcome: { kind: 'images', headers: headers.value }, usedBytes };
    // Zips that the user gave were opened before; one that comes here lay inside another.
    if (isArchive && location.origin.kind === 'zip-entry') {
      return unused('zip-in-zip', 'A zip inside a zip. Unpack the outer one, then add it again.');
    }
    return unused(headers.error.kind, describeHeaderProblem(headers.error));
  } catch (cause) {
    if (cause instanceof HeaderTooLong) {
      return unused('too-large', `No image begins in the first ${longestHeaderBytes / 2 ** 20} MB.`);
    }
    return unused('cannot-be-read', cause instanceof Error ? cause.message : String(cause));
  }
}
