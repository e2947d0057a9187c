import { type FileOutcome, fileOutcome } from '../dicom/fileOutcome';
import { readHeadersGrowing } from '../dicom/readHeadersGrowing';
import { readBytes } from './readBytes';
import type { SourceLocation } from './sourceLocation';
import { startsAsZip } from './zipFormat';

/** More than any header, also of a deflated file that must be inflated to be seen. A longer one is not read. */
const longestHeaderBytes = 256 * 1024 * 1024;

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
  let bytes = new Uint8Array();
  const read = async (byteCount: number): Promise<Uint8Array> => {
    if (byteCount > longestHeaderBytes) throw new HeaderTooLong();
    bytes = await readBytes(location, 0, byteCount);
    return bytes;
  };
  try {
    const { headers, readBytes: usedBytes } = await readHeadersGrowing(
      read,
      location.sizeBytes,
      startWithBytes,
    );
    // Zips that the user gave were opened before; one that comes here lay inside another.
    if (!headers.ok && startsAsZip(bytes) && location.origin.kind === 'zip-entry') {
      return unused('zip-in-zip', 'A zip inside a zip. Unpack the outer one, then add it again.');
    }
    return { fileOutcome: fileOutcome(headers, bytes), usedBytes };
  } catch (cause) {
    if (cause instanceof HeaderTooLong) {
      return unused('too-large', `No image begins in the first ${longestHeaderBytes / 2 ** 20} MB.`);
    }
    return unused('cannot-be-read', cause instanceof Error ? cause.message : String(cause));
  }
}
