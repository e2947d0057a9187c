/** A file that the user gave, with its path inside what was given. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
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

async function* walk(entry: FileSystemEntry): AsyncGenerator<GivenFile> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    // `isFile` is what distinguishes the two classes; TypeScript's library does not narrow by it.
    yield { path, file: await fileOf(entry as FileSystemFileEntry) };
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out at most 100 entries a call; an empty answer ends the folder.
  for (;;) {
    const entries = await readEntries(reader);
    if (entries.length === 0) return;
    for (const child of entries) yield* walk(child);
  }
}

/**
 * Files from a drop, folders walked. Takes the entries at once: the browser empties the drop when its event ends.
 */
export function filesFromDrop(transfer: DataTransfer): AsyncGenerator<GivenFile> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry());
  const plainFiles = items.map((item) => item.getAsFile());
  return (async function* () {
    for (const [index, entry] of entries.entries()) {
      if (entry) yield* walk(entry);
      else {
        const file = plainFiles[index];
        if (file) yield { path: file.name, file };
      }
    }
  })();
}
