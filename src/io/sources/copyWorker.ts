import { expose } from 'comlink';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { contentSha256 } from './contentSha256';
import { whileWriting } from './copyLock';
import { type PackFile, writePack } from './copyPack';
import { differsFromAsked, differsFromKnown } from './differsFromKnown';
import { openCopies } from './privateFolder';
import { readFileBytes } from './readFileBytes';
import type { SourceLocation } from './sourceLocation';

/** One file for a pack, and the slices that are in it. */
export interface CopyRequest {
  readonly keys: readonly string[];
  readonly location: SourceLocation;
  readonly header: SliceHeader;
}

/** What came of a pack. `failed`: nothing of it is left. */
export type PackOutcome =
  | { readonly kind: 'written'; readonly bytes: number }
  | {
      readonly kind: 'failed';
      readonly why: 'full' | 'cannot-be-read' | 'unavailable';
      readonly message: string;
    };

/** What only workers have; the page's types, which are used here too, lack it. */
interface SyncFile extends PackFile {
  close(): void;
}

async function openSync(handle: FileSystemFileHandle): Promise<SyncFile> {
  const open: unknown = Reflect.get(handle, 'createSyncAccessHandle');
  if (typeof open !== 'function') throw new Error('This browser cannot write copies.');
  return Reflect.apply(open, handle, []);
}

class UnreadableFile extends Error {}

async function fileBytes({ location, header }: CopyRequest): Promise<Uint8Array> {
  const { origin, sizeBytes, isUnverified, asked } = location;
  if (origin.kind === 'demo') throw new UnreadableFile('The demo has no files to copy.');
  if (origin.kind === 'archive')
    throw new Error('Bug: the file of an archive is fetched before it is copied.');
  const bytes = await readFileBytes(origin, sizeBytes, 0, sizeBytes).catch((cause: unknown) => {
    throw new UnreadableFile(cause instanceof Error ? cause.message : String(cause));
  });
  if (bytes.length !== sizeBytes) throw new UnreadableFile(`It has ${bytes.length} bytes of ${sizeBytes}.`);
  const difference = asked
    ? differsFromAsked(bytes, header, asked)
    : isUnverified && differsFromKnown(bytes, header);
  if (difference) throw new UnreadableFile(difference);
  return bytes;
}

async function removeQuietly(folder: FileSystemDirectoryHandle, pack: string): Promise<void> {
  // A pack without its end mark is never used; that it stays until the next copying is no harm.
  await folder.removeEntry(pack).catch(() => undefined);
}

const copyWorker = {
  /** Copies files into one new pack of a project's folder. All of them, or nothing stays. */
  writePack(folderName: string, pack: string, files: readonly CopyRequest[]): Promise<PackOutcome> {
    return whileWriting(() => writeFiles(folderName, pack, files));
  },
};

async function writeFiles(
  folderName: string,
  pack: string,
  files: readonly CopyRequest[],
): Promise<PackOutcome> {
  let folder: FileSystemDirectoryHandle;
  let handle: SyncFile;
  try {
    folder = await (await openCopies()).getDirectoryHandle(folderName, { create: true });
    handle = await openSync(await folder.getFileHandle(pack, { create: true }));
  } catch (cause) {
    return failed('unavailable', cause);
  }
  try {
    const writer = writePack(handle);
    for (const file of files) {
      const bytes = await fileBytes(file);
      writer.add(file.keys, bytes, await contentSha256(bytes));
    }
    const bytes = writer.finish();
    handle.close();
    return { kind: 'written', bytes };
  } catch (cause) {
    handle.close();
    await removeQuietly(folder, pack);
    if (cause instanceof UnreadableFile) return failed('cannot-be-read', cause);
    const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
    return failed(isFull ? 'full' : 'unavailable', cause);
  }
}

function failed(why: Extract<PackOutcome, { kind: 'failed' }>['why'], cause: unknown): PackOutcome {
  return { kind: 'failed', why, message: cause instanceof Error ? cause.message : String(cause) };
}

/** What the page may ask of the worker that copies. */
export type CopyWorker = typeof copyWorker;

expose(copyWorker);
