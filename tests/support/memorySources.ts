import type { KeptSourcesPort } from '../../src/app/ports';
import type { ImageLocation } from '../../src/domain/import/importOutcome';
import type { CopySetting, FileToCopy } from '../../src/domain/keeping/keptSources';

/** A folder that a test's browser remembers: its name, whether it may be read, and what lies in it by path. */
export interface MemoryFolder {
  readonly id: string;
  readonly name: string;
  permission: 'granted' | 'ask';
  /** What the user answers when asked. */
  answer: 'granted' | 'ask';
  isGone: boolean;
  /** Path to size. */
  files: Map<string, number>;
}

/** A browser's memory of sources, without a browser. It outlives a workstation, as a browser outlives a reload. */
export interface MemorySources {
  readonly port: KeptSourcesPort;
  readonly folders: MemoryFolder[];
  readonly settings: Map<string, CopySetting>;
  /** Finished packs by project. */
  readonly packs: Map<string, (readonly FileToCopy[])[]>;
  freeBytes: number;
  /** Called before each pack is written; may throw or wait. */
  beforeCopy: (files: readonly FileToCopy[]) => Promise<'full' | 'cannot-be-read' | undefined>;
}

/** An empty memory that can copy. `folders` given with a `folders` import are remembered when they are of it. */
export function memorySources(canCopy = true): MemorySources {
  const folders: MemoryFolder[] = [];
  const settings = new Map<string, CopySetting>();
  const packs = new Map<string, (readonly FileToCopy[])[]>();
  const known = new Map<string, MemoryFolder[]>();
  const shown = (projectId: string) =>
    (known.get(projectId) ?? []).map(({ id, name, permission }) => ({
      id,
      name,
      kind: 'folder' as const,
      permission,
    }));
  const bytesOf = (files: readonly FileToCopy[]) =>
    files.reduce((sum, { location }) => sum + location.sizeBytes, 0);
  const memory: MemorySources = {
    folders,
    settings,
    packs,
    freeBytes: 10e9,
    beforeCopy: async () => undefined,
    port: {
      pickFolder: async () => ({ kind: 'unavailable' }),
      remember: async (projectId, given) => {
        if (given.kind !== 'folders') return;
        const chosen = folders.filter((folder) => given.handles.includes(folder));
        known.set(projectId, [...new Set([...(known.get(projectId) ?? []), ...chosen])]);
      },
      folders: async (projectId) => shown(projectId),
      ask: async (projectId) => {
        for (const folder of known.get(projectId) ?? []) folder.permission = folder.answer;
        return shown(projectId);
      },
      locate: async (projectId, ids, images) => {
        const located = new Map<string, ImageLocation>();
        const gone: string[] = [];
        for (const folder of known.get(projectId) ?? []) {
          if (!ids.includes(folder.id)) continue;
          if (folder.isGone) gone.push(folder.name);
          else {
            for (const { header, path, sizeBytes } of images) {
              if (folder.files.get(path) !== sizeBytes) continue;
              located.set(`${header.sopInstanceUid}#${header.frame}`, { path, sizeBytes });
            }
          }
        }
        return { located, gone };
      },
      given: async (projectId, ids) => ({
        kind: 'folders',
        handles: (known.get(projectId) ?? []).filter(({ id }) => ids.includes(id)),
      }),
      forgetFolders: async (projectId) => {
        known.delete(projectId);
      },
      canCopy: () => canCopy,
      copySetting: async (projectId) => settings.get(projectId) ?? 'default',
      setCopySetting: async (projectId, setting) => {
        settings.set(projectId, setting);
      },
      copies: async (projectId) => {
        const files = (packs.get(projectId) ?? []).flat();
        const located = new Map(
          files.flatMap(({ keys, location }) =>
            keys.map((key): [string, ImageLocation] => [key, { ...location, isCopy: true }]),
          ),
        );
        return { facts: { images: located.size, bytes: bytesOf(files) }, located };
      },
      copiedBytes: async (projectId) => bytesOf((packs.get(projectId) ?? []).flat()),
      copy: async (projectId, files) => {
        const why = await memory.beforeCopy(files);
        if (why) return { kind: 'failed', why, message: why };
        packs.set(projectId, [...(packs.get(projectId) ?? []), files]);
        memory.freeBytes -= bytesOf(files);
        return { kind: 'written', bytes: bytesOf(files) };
      },
      removeCopies: async (projectId) => {
        packs.delete(projectId);
        return true;
      },
      removeCopiesOfImages: async (projectId, keys) => {
        const left = (packs.get(projectId) ?? []).filter(
          (files) => !files.some((file) => file.keys.some((key) => keys.has(key))),
        );
        packs.set(projectId, left);
        return true;
      },
      removeStrayCopies: async (storedIds) => {
        const before = [...packs.keys()];
        const ids = await storedIds();
        for (const id of before) if (ids && !ids.some((one) => one === id)) packs.delete(id);
      },
      freeBytes: async () => memory.freeBytes,
    },
  };
  return memory;
}
