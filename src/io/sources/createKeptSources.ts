import { type Remote, wrap } from 'comlink';
import { loadPart } from '../../base/partNotLoaded';
import type {
  CopySetting,
  FileToCopy,
  LocatedAgain,
  RememberedFolder,
} from '../../domain/keeping/keptSources';
import type { StoredImage } from '../../domain/keeping/storedProject';
import { copiedBytes, listCopies, removeCopies, removeCopiesOfImages, removeStrayCopies } from './copyStore';
import type { CopyRequest, CopyWorker, PackOutcome } from './copyWorker';
import { type Fetched, isHere } from './fetched';
import { type AnyHandle, askToRead, type FolderHandle, isHandle, mayRead, pickFolder } from './folderHandles';
import { hasPrivateFiles, projectFolderName } from './privateFolder';
import type { SourceLocation } from './sourceLocation';

/** Where handles and settings are kept; `io/storage` fills it. */
export interface SourceRecords {
  folders(projectId: string): Promise<readonly { readonly id: string; readonly handle: unknown }[]>;
  addFolder(record: {
    readonly id: string;
    readonly projectId: string;
    readonly handle: unknown;
  }): Promise<void>;
  forgetFolders(projectId: string): Promise<void>;
  copySetting(projectId: string): Promise<CopySetting>;
  setCopySetting(projectId: string, setting: CopySetting): Promise<void>;
}

/** Handles as they come with what the user gave: the browser hands those of a drop out late. */
interface GivenHandles {
  readonly kind: string;
  readonly handles?: readonly unknown[];
}

interface Remembered {
  readonly id: string;
  readonly handle: AnyHandle;
}

interface Copier {
  readonly remote: Remote<CopyWorker>;
  /** Fails when the worker dies or is stopped. */
  readonly broke: Promise<never>;
  stop(): void;
}

/** A worker that dies while it copies must not leave the page waiting. */
function startCopier(): Copier {
  const worker = new Worker(new URL('./copyWorker.ts', import.meta.url), { type: 'module' });
  let fail = (): void => undefined;
  const broke = new Promise<never>((_, reject) => {
    fail = () => {
      worker.terminate();
      reject(new Error('The part of the program that copies images stopped. Try again.'));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  // Nobody may be copying when it breaks.
  broke.catch(() => undefined);
  return { remote: wrap<CopyWorker>(worker), broke, stop: () => fail() };
}

/** A file directly in a folder, by its name; what cannot be opened is not there. */
async function fileLyingIn(
  folder: FolderHandle,
  isWanted: (name: string) => boolean,
): Promise<File | undefined> {
  try {
    for await (const child of folder.values()) {
      if (child.kind === 'file' && isWanted(child.name)) return await child.getFile();
    }
  } catch {
    // What is wrong with the folder is said when its images are read.
  }
  return undefined;
}

/** Sources that come back after a reload: remembered folders, and copies in the private file system. */
export function createKeptSources(records: SourceRecords, newId: () => string, fetched: Fetched = isHere) {
  let copier: Copier | undefined;
  /** Handles by project: a click must not wait for the database before it asks for permission. */
  const known = new Map<string, readonly Remembered[]>();

  async function remembered(projectId: string): Promise<readonly Remembered[]> {
    const all = await records.folders(projectId).catch(() => []);
    const folders = all.flatMap(({ id, handle }) => (isHandle(handle) ? [{ id, handle }] : []));
    known.set(projectId, folders);
    return folders;
  }

  async function described({ id, handle }: Remembered): Promise<RememberedFolder> {
    const kind = handle.kind === 'file' ? 'file' : 'folder';
    return { id, name: handle.name, kind, permission: (await mayRead(handle)) ? 'granted' : 'ask' };
  }

  async function chosen(projectId: string, ids: readonly string[]): Promise<readonly Remembered[]> {
    const folders = known.get(projectId) ?? (await remembered(projectId));
    return folders.filter(({ id }) => ids.includes(id));
  }

  return {
    canCopy: hasPrivateFiles,

    async pickFolder(isBundle: (name: string) => boolean) {
      const picked = await pickFolder();
      if (picked.kind !== 'picked') return picked;
      const { handle } = picked;
      const bundle = await fileLyingIn(handle, isBundle);
      return {
        kind: 'picked' as const,
        name: handle.name,
        ...(bundle && { bundle }),
        given: { kind: 'folders' as const, handles: [handle] },
      };
    },

    /** Remembers what of the given things has a handle: folders, and files that hold others (zips). */
    async remember(projectId: string, given: GivenHandles): Promise<void> {
      const handles = await Promise.all(
        (given.handles ?? []).map((one) => Promise.resolve(one).catch(() => undefined)),
      );
      const before = await remembered(projectId);
      for (const handle of handles) {
        if (!isHandle(handle)) continue;
        // A single image would need a click of its own after each reload; zips are few.
        if (handle.kind === 'file' && !/\.zip$/i.test(handle.name)) continue;
        const same = await Promise.all(
          before.map((one) => one.handle.isSameEntry?.(handle).catch(() => false) ?? false),
        );
        if (same.some(Boolean)) continue;
        await records.addFolder({ id: newId(), projectId, handle });
      }
      await remembered(projectId);
    },

    async folders(projectId: string): Promise<readonly RememberedFolder[]> {
      return Promise.all((await remembered(projectId)).map(described));
    },

    /** Asks the user for the folders that may not be read yet; called first thing in a click. */
    async ask(projectId: string): Promise<readonly RememberedFolder[]> {
      const folders = known.get(projectId) ?? (await remembered(projectId));
      for (const { handle } of folders) {
        if (!(await mayRead(handle))) await askToRead(handle);
      }
      return Promise.all(folders.map(described));
    },

    async locate(
      projectId: string,
      ids: readonly string[],
      images: readonly StoredImage[],
    ): Promise<LocatedAgain> {
      const located = new Map<string, SourceLocation>();
      const twice = new Set<string>();
      const gone: string[] = [];
      // The zip reader comes with it.
      const { locateInFolder } = await loadPart(() => import('./locateInFolder'));
      for (const { handle } of await chosen(projectId, ids)) {
        const found = await locateInFolder(handle, images);
        if (found.kind === 'gone') {
          gone.push(handle.name);
          continue;
        }
        for (const [key, location] of found.located) {
          if (located.has(key)) twice.add(key);
          located.set(key, location);
        }
      }
      // Two folders of one name: which of the two files it is, only their headers say.
      for (const key of twice) located.delete(key);
      return { located, gone };
    },

    async given(projectId: string, ids: readonly string[]) {
      const handles = (await chosen(projectId, ids)).map(({ handle }) => handle);
      return { kind: 'folders' as const, handles };
    },

    async forgetFolders(projectId: string): Promise<void> {
      await records.forgetFolders(projectId);
      known.delete(projectId);
    },

    copySetting: (projectId: string) => records.copySetting(projectId).catch(() => 'default' as const),
    setCopySetting: (projectId: string, setting: CopySetting) => records.setCopySetting(projectId, setting),

    copies: (projectId: string, removesUnfinished: boolean) => listCopies(projectId, removesUnfinished),
    copiedBytes,
    removeStrayCopies,

    /** Copies files into one pack: all of them, or nothing. */
    async copy(projectId: string, files: readonly FileToCopy[]): Promise<PackOutcome> {
      // The files of an archive come first: a worker that copies cannot ask for them.
      const read = await Promise.all(
        files.map(async ({ keys, location, header }) => ({
          keys,
          header,
          here: await fetched(location, 'soon'),
        })),
      );
      const requests: CopyRequest[] = [];
      for (const { keys, header, here } of read) {
        if (!here.ok) return { kind: 'failed', why: 'cannot-be-read', message: here.error.message };
        requests.push({ keys, location: here.value, header });
      }
      copier ??= startCopier();
      const { remote, broke } = copier;
      try {
        return await Promise.race([remote.writePack(projectFolderName(projectId), newId(), requests), broke]);
      } catch (cause) {
        copier?.stop();
        copier = undefined;
        return {
          kind: 'failed',
          why: 'unavailable',
          message: cause instanceof Error ? cause.message : String(cause),
        };
      }
    },

    async removeCopies(projectId: string): Promise<boolean> {
      known.delete(projectId);
      // A pack that is open for writing cannot be removed.
      copier?.stop();
      copier = undefined;
      return removeCopies(projectId);
    },

    async removeCopiesOfImages(projectId: string, keys: ReadonlySet<string>): Promise<boolean> {
      known.delete(projectId);
      // A pack that is open for writing cannot be removed.
      copier?.stop();
      copier = undefined;
      return removeCopiesOfImages(projectId, keys);
    },

    async freeBytes(): Promise<number | undefined> {
      const estimate = await globalThis.navigator?.storage?.estimate?.().catch(() => undefined);
      const { usage, quota } = estimate ?? {};
      return usage === undefined || quota === undefined ? undefined : Math.max(0, quota - usage);
    },
  };
}
