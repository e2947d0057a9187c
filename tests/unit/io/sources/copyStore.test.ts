import { afterEach, expect, it, vi } from 'vitest';
import { writePack } from '../../../../src/io/sources/copyPack';
import { listCopies, removeStrayCopies } from '../../../../src/io/sources/copyStore';
import { projectFolderName } from '../../../../src/io/sources/privateFolder';

/* The private file system is a map in memory: projects' folders, and packs in them. Web locks are there, or not. */

type Bytes = Uint8Array<ArrayBuffer>;
interface Pack {
  bytes: Bytes;
  isUnreadable?: boolean;
  /** Called once the pack was read. */
  afterRead?: () => void;
}
type Folder = Map<string, Pack>;

function finishedPack(): Bytes {
  let content: Bytes = new Uint8Array(0);
  const writer = writePack({
    write(bytes, { at }) {
      const grown = new Uint8Array(at + bytes.length);
      grown.set(content);
      grown.set(bytes, at);
      content = grown;
      return bytes.length;
    },
    truncate: () => undefined,
    flush: () => undefined,
  });
  writer.add(['1.2.3#0'], Uint8Array.of(1, 2, 3), 'hash');
  writer.finish();
  return content;
}

function fileOf(name: string, pack: Pack) {
  return {
    kind: 'file',
    name,
    getFile: async () => {
      if (pack.isUnreadable) throw new DOMException('It could not be read.', 'NotReadableError');
      const file = new File([pack.bytes], name);
      pack.afterRead?.();
      return file;
    },
  };
}

function folderOf(name: string, folder: Folder) {
  return {
    kind: 'directory',
    name,
    async *values() {
      for (const [pack, content] of folder) yield fileOf(pack, content);
    },
    removeEntry: async (pack: string) => void folder.delete(pack),
  };
}

function browser(isLocked = false): Map<string, Folder> {
  const folders = new Map<string, Folder>();
  const copies = {
    async *values() {
      for (const [name, folder] of folders) yield folderOf(name, folder);
    },
    getDirectoryHandle: async (name: string) => {
      const folder = folders.get(name);
      if (!folder) throw new DOMException('It is not there.', 'NotFoundError');
      return folderOf(name, folder);
    },
    removeEntry: async (name: string) => void folders.delete(name),
  };
  vi.stubGlobal('navigator', {
    storage: { getDirectory: async () => ({ getDirectoryHandle: async () => copies }) },
    locks: {
      request: (_name: string, _options: object, act: (lock: object | null) => Promise<void>) =>
        act(isLocked ? null : {}),
    },
  });
  return folders;
}

function project(folders: Map<string, Folder>, id: string, pack: Pack = { bytes: finishedPack() }): Folder {
  const folder: Folder = new Map([['pack', pack]]);
  folders.set(projectFolderName(id), folder);
  return folder;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('copies of a project that is made while the projects are listed stay', async () => {
  const folders = browser();
  project(folders, 'gone');
  await removeStrayCopies(async () => {
    // The list was read before the project was stored; its copies come while the list is on its way.
    project(folders, 'made meanwhile');
    return [];
  });
  expect([...folders.keys()]).toEqual([projectFolderName('made meanwhile')]);
});

it('copies of a project that comes back after the list was read stay', async () => {
  const folders = browser();
  project(folders, 'comes back');
  const lists = [[], ['comes back']];
  await removeStrayCopies(async () => lists.shift());
  expect(folders.size).toBe(1);
});

it('nothing is removed where the projects cannot be told, or while a tab writes copies', async () => {
  const untold = browser();
  project(untold, 'here');
  await removeStrayCopies(async () => undefined);
  expect(untold.size).toBe(1);
  const locked = browser(true);
  project(locked, 'gone');
  await removeStrayCopies(async () => []);
  expect(locked.size).toBe(1);
});

it('a pack that cannot be read just now stays, and is found the next time', async () => {
  const folders = browser();
  const pack: Pack = { bytes: finishedPack(), isUnreadable: true };
  const folder = project(folders, 'here', pack);
  expect((await listCopies('here', true)).facts.images).toBe(0);
  expect(folder.size).toBe(1);
  pack.isUnreadable = false;
  expect((await listCopies('here', true)).facts.images).toBe(1);
});

it('a pack that is finished after it was looked at stays; one that was cut off goes', async () => {
  const folders = browser();
  const whole = finishedPack();
  const pack: Pack = { bytes: whole.slice(0, -1) };
  pack.afterRead = () => {
    pack.bytes = whole;
  };
  const folder = project(folders, 'here', pack);
  folder.set('cut off', { bytes: whole.slice(0, -1) });
  await listCopies('here', true);
  expect([...folder.keys()]).toEqual(['pack']);
});

it('an unfinished pack stays while another tab writes', async () => {
  const folders = browser(true);
  const folder = project(folders, 'here', { bytes: finishedPack().slice(0, -1) });
  await listCopies('here', true);
  expect(folder.size).toBe(1);
});
