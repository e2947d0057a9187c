import type { Entry, FileEntry } from '@zip.js/zip.js';
import { BlobReader, configure, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

// Inflating happens in our own workers; the library's would be blob workers, which the page's policy forbids.
configure({ useWebWorkers: false });

/** More than any MR image; a zip entry that claims more is refused before it fills the memory. */
const largestEntryBytes = 512 * 1024 * 1024;

const openArchives = new WeakMap<Blob, Promise<Entry[]>>();

function entriesOf(archive: Blob): Promise<Entry[]> {
  const known = openArchives.get(archive);
  if (known) return known;
  const entries = new ZipReader(new BlobReader(archive)).getEntries();
  openArchives.set(archive, entries);
  return entries;
}

/** One file in a zip. `index` names it for `readZipEntry`. */
export interface ZipEntryFacts {
  readonly index: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly isEncrypted: boolean;
}

/** The files in a zip, folders left out. Reads only the directory at the archive's end. Throws on a damaged zip. */
export async function listZip(archive: Blob): Promise<readonly ZipEntryFacts[]> {
  const entries = await entriesOf(archive);
  return entries.flatMap((entry, index) =>
    entry.directory
      ? []
      : [
          {
            index,
            path: entry.filename,
            sizeBytes: entry.uncompressedSize,
            isEncrypted: entry.encrypted,
          },
        ],
  );
}

/** The bytes of one file in a zip, inflated. Throws when it is damaged, encrypted or larger than any image. */
export async function readZipEntry(archive: Blob, index: number): Promise<Uint8Array> {
  const entry = (await entriesOf(archive))[index];
  if (!entry || entry.directory) throw new Error(`The zip has no file number ${index}.`);
  if (entry.uncompressedSize > largestEntryBytes) {
    throw new Error(`The file in the zip claims ${entry.uncompressedSize} bytes.`);
  }
  // `directory` is false here: what remains of the union is a file, which can be read.
  return (entry as FileEntry).getData(new Uint8ArrayWriter());
}

/** Whether a file is a zip, by its first bytes: names lie. */
export async function isZip(file: Blob): Promise<boolean> {
  if (file.size < 22) return false;
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}
