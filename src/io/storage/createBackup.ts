import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { Database } from './database';

/** The part of the File System Access API that backups use; TypeScript's own library lacks the permission calls. */
interface FolderHandle {
  readonly name: string;
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  getFileHandle(name: string, options: { create: boolean }): Promise<FileSystemFileHandle>;
}

type FolderPicker = (options: { id: string; mode: 'readwrite' }) => Promise<FolderHandle>;

const handleName = 'backup-folder';

function folderPicker(): FolderPicker | undefined {
  const picker: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  // The API is typed nowhere yet; what is called is a function by the check before.
  return typeof picker === 'function' ? (picker.bind(globalThis) as FolderPicker) : undefined;
}

/** Backups: into a folder that the browser remembers, where it allows that; else by download. */
export function createBackup(database: Database = new Database()) {
  async function remembered(): Promise<FolderHandle | undefined> {
    const record = await database.handles.get(handleName).catch(() => undefined);
    // Only `choose` writes this record, and only with a folder handle.
    return record?.handle as FolderHandle | undefined;
  }

  return {
    canRemember: () => folderPicker() !== undefined,

    async folder() {
      const handle = await remembered();
      if (!handle) return undefined;
      const permission = await handle.queryPermission({ mode: 'readwrite' }).catch(() => 'denied' as const);
      return { name: handle.name, isWritable: permission === 'granted' };
    },

    async choose() {
      const known = await remembered();
      // Outside a click the browser throws instead of asking; then a folder is chosen anew.
      const isGranted = await known?.requestPermission({ mode: 'readwrite' }).then(
        (permission) => permission === 'granted',
        () => false,
      );
      if (known && isGranted) return { name: known.name };
      const pick = folderPicker();
      if (!pick) return undefined;
      const handle = await pick({ id: 'multifidus-backup', mode: 'readwrite' }).catch(() => undefined);
      if (!handle) return undefined;
      try {
        await database.handles.put({ name: handleName, handle });
      } catch {
        // A folder that is not remembered is no backup folder.
        return undefined;
      }
      return { name: handle.name };
    },

    async write(
      fileName: string,
      bytes: Uint8Array,
    ): Promise<Result<{ readonly place: string }, StorageFailure>> {
      const handle = await remembered();
      if (!handle) return err({ kind: 'unavailable', message: 'No backup folder was chosen.' });
      try {
        const file = await handle.getFileHandle(fileName, { create: true });
        const stream = await file.createWritable();
        await stream.write(new Blob([new Uint8Array(bytes)]));
        await stream.close();
        return ok({ place: `${handle.name}/${fileName}` });
      } catch (cause) {
        return err({ kind: 'unavailable', message: cause instanceof Error ? cause.message : String(cause) });
      }
    },

    download(fileName: string, content: Uint8Array | string, type: string): void {
      const part = typeof content === 'string' ? content : new Uint8Array(content);
      this.saveFile(fileName, new Blob([part], { type }));
    },

    saveFile(fileName: string, file: Blob): void {
      const url = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      // The download holds the blob by then; a minute covers slow disks.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
}
