import type { CopyFacts } from '../../domain/keeping/keptSources';
import { alone } from './copyLock';
import { type PackedFile, readPackList } from './copyPack';
import { hasPrivateFiles, openCopies, openProjectCopies, projectFolderName } from './privateFolder';
import type { SourceLocation } from './sourceLocation';

/** The walk through a folder that TypeScript's own library lacks. */
type WalkableFolder = FileSystemDirectoryHandle & {
  values(): AsyncIterable<FileSystemFileHandle | FileSystemDirectoryHandle>;
};

async function childrenOf(folder: FileSystemDirectoryHandle) {
  const children: (FileSystemFileHandle | FileSystemDirectoryHandle)[] = [];
  // Every browser with a private file system can walk it; only the types lag behind.
  for await (const child of (folder as WalkableFolder).values()) children.push(child);
  return children;
}

/** What a project's copies hold: facts, and where each slice is, by `imageKey`. */
export interface ProjectCopies {
  readonly facts: CopyFacts;
  readonly located: ReadonlyMap<string, SourceLocation>;
}

const none: ProjectCopies = { facts: { images: 0, bytes: 0 }, located: new Map() };

/**
 * The finished copies of a project. Packs that were never finished are passed over, and removed when asked; those that
 * cannot be read just now are passed over and stay.
 */
export async function listCopies(projectId: string, removesUnfinished: boolean): Promise<ProjectCopies> {
  if (!hasPrivateFiles()) return none;
  const folder = await openProjectCopies(projectId).catch(() => undefined);
  if (!folder) return none;
  const located = new Map<string, SourceLocation>();
  let bytes = 0;
  const unfinished: FileSystemFileHandle[] = [];
  for (const child of await childrenOf(folder)) {
    if (child.kind !== 'file') continue;
    const pack = await packOf(child);
    if (pack === 'cannot-be-read') continue;
    if (pack === 'unfinished') {
      unfinished.push(child);
      continue;
    }
    bytes += pack.bytes;
    for (const file of pack.list) {
      for (const key of file.keys) located.set(key, locationOf(projectId, child.name, file));
    }
  }
  if (removesUnfinished && unfinished.length > 0) await removeUnfinished(folder, unfinished);
  return { facts: { images: located.size, bytes }, located };
}

type Pack =
  | { readonly list: readonly PackedFile[]; readonly bytes: number }
  | 'unfinished'
  /** Short of memory, or changed while it was read: no word on what is in it. */
  | 'cannot-be-read';

async function packOf(handle: FileSystemFileHandle): Promise<Pack> {
  try {
    const file = await handle.getFile();
    const list = await readPackList(file);
    return list ? { list, bytes: file.size } : 'unfinished';
  } catch {
    return 'cannot-be-read';
  }
}

/** What looked unfinished may have been finished since, or be in the hands of another tab: looked at again, alone. */
async function removeUnfinished(
  folder: FileSystemDirectoryHandle,
  packs: readonly FileSystemFileHandle[],
): Promise<void> {
  await alone(async () => {
    for (const pack of packs) {
      if ((await packOf(pack)) === 'unfinished') await folder.removeEntry(pack.name).catch(() => undefined);
    }
  });
}

function locationOf(projectId: string, pack: string, file: PackedFile): SourceLocation {
  const { offset, sizeBytes, sha256 } = file;
  const place = { folder: projectFolderName(projectId), pack, offset, sha256 };
  // The user's path is the stored image's; a copy tells nothing of it.
  return { path: '', sizeBytes, isCopy: true, origin: { kind: 'copy', place } };
}

/** Removes a project's copies. True when none is left. */
export async function removeCopies(projectId: string): Promise<boolean> {
  if (!hasPrivateFiles()) return true;
  try {
    const copies = await openCopies();
    const name = projectFolderName(projectId);
    await copies.getDirectoryHandle(name).then(
      () => copies.removeEntry(name, { recursive: true }),
      () => undefined,
    );
    return true;
  } catch {
    return false;
  }
}

/** Removes the packs that hold any of these slices (`imageKey`s). True when none is left. */
export async function removeCopiesOfImages(projectId: string, keys: ReadonlySet<string>): Promise<boolean> {
  if (!hasPrivateFiles() || keys.size === 0) return true;
  const folder = await openProjectCopies(projectId).catch(() => undefined);
  if (!folder) return true;
  let isDone = true;
  for (const child of await childrenOf(folder)) {
    if (child.kind !== 'file') continue;
    const list = await child
      .getFile()
      .then(readPackList)
      .catch(() => undefined);
    if (!list?.some((file) => file.keys.some((key) => keys.has(key)))) continue;
    await folder.removeEntry(child.name).catch(() => {
      isDone = false;
    });
  }
  return isDone;
}

/**
 * Removes copies of projects that are no longer here, such as of one removed while a copy was being written. Copies are only
 * ever written of a stored project; so the folders are listed before the projects are asked for, and each once more right
 * before it goes, while nobody writes. Where the projects cannot be told nothing is removed.
 */
export async function removeStrayCopies(
  storedIds: () => Promise<readonly string[] | undefined>,
): Promise<void> {
  if (!hasPrivateFiles()) return;
  const copies = await openCopies().catch(() => undefined);
  if (!copies) return;
  const folders = await childrenOf(copies).catch(() => []);
  const isStray = async () => {
    const ids = await storedIds();
    const known = ids && new Set(ids.map(projectFolderName));
    return (name: string) => known !== undefined && !known.has(name);
  };
  if (folders.length === 0) return;
  const seemsStray = await isStray();
  for (const { name } of folders) {
    if (!seemsStray(name)) continue;
    await alone(async () => {
      if ((await isStray())(name)) await copies.removeEntry(name, { recursive: true }).catch(() => undefined);
    });
  }
}

/** Bytes that a project's copies take on disk, finished or not; without opening them. */
export async function copiedBytes(projectId: string): Promise<number> {
  if (!hasPrivateFiles()) return 0;
  const folder = await openProjectCopies(projectId).catch(() => undefined);
  if (!folder) return 0;
  let bytes = 0;
  for (const child of await childrenOf(folder).catch(() => [])) {
    if (child.kind === 'file') bytes += (await child.getFile().catch(() => undefined))?.size ?? 0;
  }
  return bytes;
}
