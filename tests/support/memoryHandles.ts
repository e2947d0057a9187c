/** What lies in a folder of a test: bytes, or another folder. */
export interface MemoryTree {
  readonly [name: string]: Uint8Array<ArrayBuffer> | MemoryTree;
}

function notFound(): never {
  throw new DOMException('A requested file or directory could not be found.', 'NotFoundError');
}

function otherKind(): never {
  throw new DOMException('The path supplied exists, but was not of requested type.', 'TypeMismatchError');
}

/** A file handle as the File System Access API gives one. */
export interface MemoryFileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
}

/** A folder handle as the File System Access API gives one. */
export interface MemoryFolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<MemoryFileHandle | MemoryFolderHandle>;
  getFileHandle(name: string): Promise<MemoryFileHandle>;
  getDirectoryHandle(name: string): Promise<MemoryFolderHandle>;
}

export function fileHandle(name: string, bytes: Uint8Array<ArrayBuffer>): MemoryFileHandle {
  return { kind: 'file', name, getFile: async () => new File([bytes], name) };
}

/** A folder handle over a tree. Changing the tree changes the folder; `isGone` is a folder that was moved away. */
export function folderHandle(
  name: string,
  tree: MemoryTree,
  state: { isGone: boolean } = { isGone: false },
): MemoryFolderHandle {
  const child = (childName: string): MemoryFileHandle | MemoryFolderHandle => {
    const found = state.isGone ? undefined : tree[childName];
    if (!found) return notFound();
    return found instanceof Uint8Array ? fileHandle(childName, found) : folderHandle(childName, found);
  };
  return {
    kind: 'directory',
    name,
    async *values() {
      if (state.isGone) notFound();
      for (const childName of Object.keys(tree)) yield child(childName);
    },
    async getFileHandle(childName) {
      const found = child(childName);
      return found.kind === 'file' ? found : otherKind();
    },
    async getDirectoryHandle(childName) {
      const found = child(childName);
      return found.kind === 'directory' ? found : otherKind();
    },
  };
}
