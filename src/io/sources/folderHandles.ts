import type { GivenFile, UnreadableGiven } from './collectFiles';

/*
 * Folder and file handles of the File System Access API. TypeScript's own library lacks the permission calls and the
 * walk through a folder, so the part that is used is written down here.
 */

interface Permission {
  queryPermission?(wanted: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(wanted: { mode: 'read' }): Promise<PermissionState>;
}

export interface FileHandle extends Permission {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
  isSameEntry?(other: unknown): Promise<boolean>;
}

export interface FolderHandle extends Permission {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<FolderHandle | FileHandle>;
  getDirectoryHandle(name: string): Promise<FolderHandle>;
  getFileHandle(name: string): Promise<FileHandle>;
  isSameEntry?(other: unknown): Promise<boolean>;
}

export type AnyHandle = FolderHandle | FileHandle;

/** Files opened at once while a folder is walked: the browser asks another process for each. */
const openedAtOnce = 32;

/** By shape: handles come from the browser's database and from drops, where their class says nothing. */
export function isHandle(value: unknown): value is AnyHandle {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('name' in value)) return false;
  return value.kind === 'directory' ? 'values' in value : value.kind === 'file' && 'getFile' in value;
}

/** Whether a handle may be read now. The private file system has no such question: it may always. */
export async function mayRead(handle: AnyHandle): Promise<boolean> {
  if (!handle.queryPermission) return true;
  return handle.queryPermission({ mode: 'read' }).then(
    (permission) => permission === 'granted',
    () => false,
  );
}

/** Asks the user. Only inside a click; outside of one, or where the browser refuses, the answer is no. */
export async function askToRead(handle: AnyHandle): Promise<boolean> {
  if (!handle.requestPermission) return true;
  return handle.requestPermission({ mode: 'read' }).then(
    (permission) => permission === 'granted',
    () => false,
  );
}

/** Opens the browser's folder picker: the folder, nothing when the user turns back, or that there is no picker. */
export async function pickFolder(): Promise<
  | { readonly kind: 'picked'; readonly handle: FolderHandle }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unavailable' }
> {
  const picker: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  if (typeof picker !== 'function') return { kind: 'unavailable' };
  try {
    const handle: unknown = await Reflect.apply(picker, globalThis, [
      { id: 'multifidus-images', mode: 'read' },
    ]);
    return isHandle(handle) && handle.kind === 'directory'
      ? { kind: 'picked', handle }
      : { kind: 'unavailable' };
  } catch (cause) {
    const isTurnedBack = cause instanceof Error && cause.name === 'AbortError';
    return { kind: isTurnedBack ? 'cancelled' : 'unavailable' };
  }
}

/** Files behind handles, folders walked. What cannot be opened is named with the browser's reason; the rest goes on. */
export async function* filesFromHandles(
  handles: readonly AnyHandle[],
): AsyncGenerator<GivenFile | UnreadableGiven> {
  for (const handle of handles) {
    if (handle.kind === 'file') yield await opened(handle, handle.name);
    else yield* filesIn(handle, handle.name);
  }
}

async function* filesIn(folder: FolderHandle, path: string): AsyncGenerator<GivenFile | UnreadableGiven> {
  const folders: FolderHandle[] = [];
  let waiting: FileHandle[] = [];
  const openAll = (files: readonly FileHandle[]) =>
    Promise.all(files.map((file) => opened(file, `${path}/${file.name}`)));
  try {
    for await (const child of folder.values()) {
      if (child.kind === 'directory') folders.push(child);
      else waiting.push(child);
      if (waiting.length < openedAtOnce) continue;
      yield* await openAll(waiting);
      waiting = [];
    }
  } catch (cause) {
    yield { path, unreadable: reasonOf(cause) };
  }
  yield* await openAll(waiting);
  for (const child of folders) yield* filesIn(child, `${path}/${child.name}`);
}

function opened(handle: FileHandle, path: string): Promise<GivenFile | UnreadableGiven> {
  return handle.getFile().then(
    (file) => ({ path, file }),
    (cause: unknown) => ({ path, unreadable: reasonOf(cause) }),
  );
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
