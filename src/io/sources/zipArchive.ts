import { BlobReader, configure, type Entry, ZipReader } from '@zip.js/zip.js';
import { largestEntryBytes, startsAsZip } from './zipFormat';

// The directory is all that the library reads; its workers would be blob workers, which the page's policy forbids.
configure({ useWebWorkers: false });

/** More than the files of a thousand subjects; a directory of more is taken for an attack or a fault. */
const mostEntries = 1_000_000;

/** What of the zip format is needed to reach one file without its directory. Cloneable. */
export interface ZipPlace {
  /** Where the file's local header begins. */
  readonly headerOffset: number;
  readonly compressedBytes: number;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number | undefined;
}

/** One file in a zip. `place` reaches its bytes; where it is absent, `problem` says why they cannot be. */
export interface ZipEntryFacts {
  readonly path: string;
  readonly sizeBytes: number;
  readonly place: ZipPlace | undefined;
  readonly problem?: { readonly kind: string; readonly detail: string };
}

/** The files in a zip, folders left out. Reads only the directory at the archive's end. Throws on a damaged zip. */
export async function* listZip(archive: Blob): AsyncGenerator<ZipEntryFacts> {
  let count = 0;
  // Names are shown and never used as paths, so that no name is a reason to refuse the whole archive.
  const reader = new ZipReader(new BlobReader(archive), { filenameValidation: 'tolerant' });
  for await (const entry of reader.getEntriesGenerator()) {
    count += 1;
    if (count > mostEntries) throw new Error(`The zip lists more than ${mostEntries} files.`);
    if (!entry.directory) yield factsOf(entry);
  }
}

function factsOf(entry: Entry): ZipEntryFacts {
  const { filename: path, uncompressedSize: sizeBytes } = entry;
  const problem = problemOf(entry);
  if (problem) return { path, sizeBytes, place: undefined, problem };
  const place: ZipPlace = {
    headerOffset: entry.offset,
    compressedBytes: entry.compressedSize,
    method: entry.compressionMethod === 0 ? 'stored' : 'deflated',
    crc32: entry.signature,
  };
  return { path, sizeBytes, place };
}

function problemOf(entry: Entry): ZipEntryFacts['problem'] {
  if (entry.encrypted) return { kind: 'encrypted', detail: 'The file in the zip is encrypted.' };
  if (entry.uncompressedSize > largestEntryBytes) {
    return { kind: 'too-large', detail: `The file in the zip claims ${entry.uncompressedSize} bytes.` };
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const detail = `It is packed by zip method ${entry.compressionMethod}; only plain and deflate are read here.`;
    return { kind: 'zip-method', detail };
  }
  return undefined;
}

/** Whether a file is a zip, by its first bytes: names lie. */
export async function isZip(file: Blob): Promise<boolean> {
  if (file.size < 22) return false;
  return startsAsZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
}
