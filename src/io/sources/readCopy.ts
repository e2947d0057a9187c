import { contentSha256 } from './contentSha256';
import { openCopies } from './privateFolder';

/** Where a file lies in a pack of the private file system. */
export interface CopyPlace {
  readonly folder: string;
  readonly pack: string;
  readonly offset: number;
  readonly sha256: string;
}

/**
 * A whole file out of a project's copies, checked against its SHA-256. Throws when the copy is gone or is not, byte
 * for byte, what was copied.
 */
export async function readCopy(place: CopyPlace, sizeBytes: number): Promise<Uint8Array> {
  const gone = 'The copy in this browser is gone. Add the folder of this image again.';
  const pack = await openCopies()
    .then((copies) => copies.getDirectoryHandle(place.folder))
    .then((folder) => folder.getFileHandle(place.pack))
    .then((handle) => handle.getFile())
    .catch(() => undefined);
  if (!pack) throw new Error(gone);
  return checkedCopy(pack, place, sizeBytes);
}

/** The same from a pack that is open. */
export async function checkedCopy(pack: Blob, place: CopyPlace, sizeBytes: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(await pack.slice(place.offset, place.offset + sizeBytes).arrayBuffer());
  if (bytes.length !== sizeBytes || (await contentSha256(bytes)) !== place.sha256) {
    throw new Error('The copy in this browser is damaged. Add the folder of this image again.');
  }
  return bytes;
}
