/** A file that the user gave, with its path inside what was given. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** A file or folder that the user gave and the browser would not open. */
export interface UnreadableGiven {
  readonly path: string;
  readonly unreadable: string;
}

/** Files from a picker. A folder picker states relative paths. */
export function* filesFromPicker(files: readonly File[]): Generator<GivenFile> {
  for (const file of files) yield { path: file.webkitRelativePath || file.name, file };
}

function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Everything below an entry. What cannot be opened is named with the browser's reason, and the rest goes on. */
async function* walk(entry: FileSystemEntry): AsyncGenerator<GivenFile | UnreadableGiven> {
  const path = entry.fullPath.replace(/^\//, '');
  const unreadable = (cause: unknown): UnreadableGiven => ({ path, unreadable: reasonOf(cause) });
  // `isFile` is what distinguishes the two classes; TypeScript's library does not narrow by it.
  if (entry.isFile) {
    yield await fileOf(entry as FileSystemFileEntry).then((file) => ({ path, file }), unreadable);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out at most 100 entries a call; an empty answer ends the folder.
  for (;;) {
    const entries = await readEntries(reader).catch(unreadable);
    if ('unreadable' in entries) {
      yield entries;
      return;
    }
    if (entries.length === 0) return;
    for (const child of entries) yield* walk(child);
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * Files of a drop, folders walked. What was dropped is taken out of the browser's drop while its event lasts, as
 * entries, and as plain files where the browser gives no entry; both stay readable afterwards. Anything else is passed over.
 */
export async function* filesFromDrop(
  entries: readonly unknown[],
): AsyncGenerator<GivenFile | UnreadableGiven> {
  for (const entry of entries) {
    if (entry instanceof File) yield { path: entry.name, file: entry };
    else if (isEntry(entry)) yield* walk(entry);
  }
}

/** By shape: the class has no global name in every browser that hands out its objects. */
function isEntry(value: unknown): value is FileSystemEntry {
  return typeof value === 'object' && value !== null && 'fullPath' in value && 'isFile' in value;
}
