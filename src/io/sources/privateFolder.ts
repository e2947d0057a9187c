import { sha256Hex } from '../dicom/sha256Hex';

const copiesFolder = 'image-copies';

/** Whether this browser has a private file system at all. */
export function hasPrivateFiles(): boolean {
  return typeof globalThis.navigator?.storage?.getDirectory === 'function';
}

/** A project's folder by a name that fits any file system and tells nothing. */
export function projectFolderName(projectId: string): string {
  return sha256Hex(new TextEncoder().encode(projectId)).slice(0, 32);
}

/** The folder of all copies, made when it is not there. */
export async function openCopies(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(copiesFolder, { create: true });
}

/** A project's folder of copies; undefined when it has none. */
export async function openProjectCopies(projectId: string): Promise<FileSystemDirectoryHandle | undefined> {
  const copies = await openCopies();
  return copies.getDirectoryHandle(projectFolderName(projectId)).catch(() => undefined);
}
