import { describe, expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import { indexBytes, type MemoryFile } from '../../../support/bytesImages';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { type MemoryFolder, type MemorySources, memorySources } from '../../../support/memorySources';
import { phantomFiles } from '../../../support/phantomFiles';

/* What the app does with remembered folders and copies; the browser's part of both is a stand-in that outlives reloads. */

const studies = phantomFiles([0], false);
const others = phantomFiles([1], false);
/** Two scans of one subject: T2 axial and sagittal at both time points, all of them needed. */
const all = studies.length;

function inFolder(name: string, files: readonly MemoryFile[]): readonly MemoryFile[] {
  return files.map(({ path, bytes }) => ({ path: `${name}/${path}`, bytes }));
}

function remember(memory: MemorySources, name: string, files: readonly MemoryFile[]): MemoryFolder {
  const folder: MemoryFolder = {
    id: `folder-${name}`,
    name,
    permission: 'granted',
    answer: 'granted',
    isGone: false,
    files: new Map(inFolder(name, files).map(({ path, bytes }) => [path, bytes.length])),
  };
  memory.folders.push(folder);
  return folder;
}

/** A workstation; the same name and memory again is the same browser after a reload. */
function start(
  databaseName: string,
  memory: MemorySources,
  files: readonly MemoryFile[] = [],
): TestWorkstation & { readonly indexed: string[] } {
  const indexed: string[] = [];
  const station = makeWorkstation({
    databaseName,
    sources: memory.port,
    images: {
      index: (given, onProgress, signal) => {
        const from = given.kind === 'files' ? (given.files as readonly MemoryFile[]) : files;
        indexed.push(given.kind);
        return indexBytes(from, onProgress, signal);
      },
    },
  });
  return { ...station, indexed };
}

async function reload(databaseName: string, memory: MemorySources, files: readonly MemoryFile[] = []) {
  const station = start(databaseName, memory, files);
  await station.app.refreshStart();
  const [first] = station.state().projects ?? [];
  if (!first) throw new Error('The project is not there');
  await station.app.openProject(first.project.id);
  return station;
}

const reachable = (station: TestWorkstation) => station.state().open?.reachable.size ?? 0;

async function withFolder(name: string) {
  const memory = memorySources();
  const folder = remember(memory, 'CD', studies);
  const first = start(name, memory, inFolder('CD', studies));
  await first.app.newProject('From a CD');
  await first.app.importImages({ kind: 'folders', handles: [folder] });
  expect(reachable(first)).toBe(all);
  return { memory, folder };
}

describe('names of remembered folders', () => {
  it('are the researcher’s: an observer’s session does not have them, and works as before', async () => {
    const { memory, folder } = await withFolder('folder-names');
    const station = await reload('folder-names', memory);
    const { app, state } = station;
    const names = () => state().sources.folders.map(({ name, standing }) => [name, standing]);
    expect(names()).toEqual([[folder.name, 'open']]);
    await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(names()).toEqual([['', 'open']]);
    await app.reopenFolders();
    expect(names()).toEqual([['', 'open']]);
    expect(reachable(station)).toBe(all);
    await app.choosePerson({ kind: 'researcher' });
    expect(names()).toEqual([[folder.name, 'open']]);
  });
});

describe('copies of projects that are gone', () => {
  it('are cleared away, and never those of a project that another tab made meanwhile', async () => {
    const memory = memorySources();
    const first = start('stray', memory);
    await first.app.newProject('First');
    await first.app.importImages({ kind: 'files', files: studies });
    await first.app.closeProject();
    const id = first.state().projects?.[0]?.project.id ?? raise();
    expect([...memory.packs.keys()]).toEqual([id]);

    const second = start('stray', memory);
    await second.app.newProject('Second');
    await second.app.importImages({ kind: 'files', files: others });
    const other = second.state().open?.project.id ?? raise();
    expect([...memory.packs.keys()]).toEqual([id, other]);
    // The list on the first tab's start screen knows one project.
    expect(first.state().projects).toHaveLength(1);
    await first.app.removeCopiesOf(id);
    expect([...memory.packs.keys()]).toEqual([other]);

    await second.ports.storage.deleteProject(other);
    await second.ports.storage.deleteProject(id);
    await first.app.refreshStart();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...memory.packs.keys()]).toEqual([]);
  });

  it('stay where the list of projects cannot be read', async () => {
    const memory = memorySources();
    const station = start('stray-unread', memory);
    await station.app.newProject('First');
    await station.app.importImages({ kind: 'files', files: studies });
    Object.assign(station.ports.storage, {
      listProjects: async () => ({ ok: false, error: { kind: 'unavailable', message: 'closed' } }),
    });
    await station.app.closeProject();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(memory.packs.size).toBe(1);
  });
});

describe('a remembered folder', () => {
  it('opens by itself after a reload where it may still be read, without a header read again', async () => {
    const { memory } = await withFolder('folder-granted');
    const again = await reload('folder-granted', memory);
    expect(reachable(again)).toBe(all);
    expect(again.indexed).toEqual([]);
    expect(again.state().sources.folders).toMatchObject([{ name: 'CD', standing: 'open' }]);
    expect(memory.packs.size).toBe(0);
  });

  it('waits for one click where the browser asks again, and the click reads no header either', async () => {
    const { memory, folder } = await withFolder('folder-click');
    folder.permission = 'ask';
    const again = await reload('folder-click', memory);
    expect(reachable(again)).toBe(0);
    expect(again.state().sources.folders).toMatchObject([{ name: 'CD', standing: 'closed' }]);
    await again.app.reopenFolders();
    expect(reachable(again)).toBe(all);
    expect(again.indexed).toEqual([]);
    expect(again.state().sources.act).toBe('none');
  });

  it('that the user does not allow is said, and can be asked for again', async () => {
    const { memory, folder } = await withFolder('folder-refused');
    folder.permission = 'ask';
    folder.answer = 'ask';
    const again = await reload('folder-refused', memory);
    await again.app.reopenFolders();
    expect(again.state().sources.folders).toMatchObject([{ standing: 'refused' }]);
    expect(reachable(again)).toBe(0);
    folder.answer = 'granted';
    await again.app.reopenFolders();
    expect(reachable(again)).toBe(all);
  });

  it('that was moved is said, and nothing of the project changes', async () => {
    const { memory, folder } = await withFolder('folder-gone');
    folder.isGone = true;
    const again = await reload('folder-gone', memory);
    expect(again.state().sources.folders).toMatchObject([{ standing: 'gone' }]);
    await again.app.reopenFolders();
    expect(again.state().sources.folders).toMatchObject([{ standing: 'gone' }]);
    expect(again.state().open?.subjects).toHaveLength(1);
    expect(again.state().open?.images.size).toBe(all);
  });

  it('whose files were sorted anew is looked through whole on a click, and next time it opens quickly', async () => {
    const { memory, folder } = await withFolder('folder-sorted');
    const sorted = studies.map(({ bytes }, index) => ({ path: `CD/new/IM${index}`, bytes }));
    folder.files = new Map(sorted.map(({ path, bytes }) => [path, bytes.length]));
    folder.permission = 'ask';
    const again = await reload('folder-sorted', memory, sorted);
    await again.app.reopenFolders();
    expect(again.indexed).toEqual(['folders']);
    expect(reachable(again)).toBe(all);
    expect(again.state().open?.images.size).toBe(all);
    const third = await reload('folder-sorted', memory, sorted);
    expect(reachable(third)).toBe(all);
    expect(third.indexed).toEqual([]);
  });

  it('that holds another patient now brings nothing of that patient in', async () => {
    const { memory, folder } = await withFolder('folder-other');
    const foreign = inFolder('CD', others);
    folder.files = new Map(foreign.map(({ path, bytes }) => [path, bytes.length]));
    folder.permission = 'ask';
    const again = await reload('folder-other', memory, foreign);
    await again.app.reopenFolders();
    expect(again.state().sources.folders).toMatchObject([{ standing: 'other-images' }]);
    expect(again.state().open?.subjects).toHaveLength(1);
    expect(again.state().open?.images.size).toBe(all);
    expect(again.state().notices).toMatchObject([
      { kind: 'images-searched', facts: { found: 0, others: others.length } },
    ]);
  });

  it('is forgotten when the project is removed', async () => {
    const { memory } = await withFolder('folder-removed');
    const again = await reload('folder-removed', memory);
    await again.app.forgetFolders();
    const third = await reload('folder-removed', memory);
    expect(third.state().sources.folders).toEqual([]);
  });
});

async function withFiles(name: string, memory = memorySources()) {
  const station = start(name, memory);
  await station.app.newProject('From files');
  await station.app.importImages({ kind: 'files', files: studies });
  return { memory, station };
}

const copiedImages = (memory: MemorySources) =>
  [...memory.packs.values()].flat(2).reduce((sum, { keys }) => sum + keys.length, 0);

describe('copies in this browser', () => {
  it('are made of what plain files gave, and after a reload the images are there without a click', async () => {
    const { memory, station } = await withFiles('copies');
    expect(copiedImages(memory)).toBe(all);
    const bytes = studies.reduce((sum, file) => sum + file.bytes.length, 0);
    expect(station.state().sources.copies).toEqual({ images: all, bytes });
    const again = await reload('copies', memory);
    expect(reachable(again)).toBe(all);
    expect(again.indexed).toEqual([]);
    expect(again.state().sources.copies).toEqual({ images: all, bytes });
    expect(copiedImages(memory)).toBe(all);
  });

  it('are not begun when they do not fit: the user is asked, and may keep the whole series that fit', async () => {
    const memory = memorySources();
    const bytes = studies.reduce((sum, file) => sum + file.bytes.length, 0);
    memory.freeBytes = 50e6 + bytes / 2;
    const { station } = await withFiles('copies-too-big', memory);
    expect(copiedImages(memory)).toBe(0);
    const { run } = station.state().sources;
    expect(run).toMatchObject({ kind: 'does-not-fit', images: all, bytes, freeBytes: memory.freeBytes });
    if (run.kind !== 'does-not-fit') return;
    expect(run.fitImages).toBeGreaterThan(0);
    expect(run.fitImages).toBeLessThan(all);
    await station.app.keepCopies('what-fits');
    expect(copiedImages(memory)).toBe(run.fitImages);
    const again = await reload('copies-too-big', memory);
    expect(reachable(again)).toBe(run.fitImages);
  });

  it('pause after the series under way, go on, and are complete', async () => {
    const memory = memorySources();
    const station = start('copies-pause', memory);
    await station.app.newProject('Paused');
    memory.beforeCopy = async () => {
      station.app.pauseCopies(true);
      return undefined;
    };
    const importing = station.app.importImages({ kind: 'files', files: studies });
    await expect.poll(() => memory.packs.size).toBe(1);
    await expect.poll(() => station.state().sources.run.kind).toBe('paused');
    const some = copiedImages(memory);
    expect(some).toBeLessThan(all);
    memory.beforeCopy = async () => undefined;
    station.app.pauseCopies(false);
    await importing;
    expect(copiedImages(memory)).toBe(all);
    expect(station.state().sources.run.kind).toBe('none');
  });

  it('say when the disk is full and keep the whole series made before; one series that cannot be read stops no other', async () => {
    const memory = memorySources();
    let count = 0;
    memory.beforeCopy = async () => (++count === 2 ? 'cannot-be-read' : undefined);
    const { station } = await withFiles('copies-unreadable', memory);
    expect(station.state().sources.run).toMatchObject({ kind: 'failed', why: 'cannot-be-read' });
    expect(count).toBeGreaterThan(2);
    const done = copiedImages(memory);
    expect(done).toBeGreaterThan(0);
    memory.beforeCopy = async () => 'full';
    await station.app.keepCopies('all');
    expect(station.state().sources.run).toMatchObject({ kind: 'failed', why: 'full', doneImages: 0 });
    memory.beforeCopy = async () => undefined;
    await station.app.keepCopies('all');
    expect(copiedImages(memory)).toBe(all);
    expect(station.state().sources.run.kind).toBe('none');
  });

  it('are removed by the act, and then none is made until somebody wants them', async () => {
    const { memory, station } = await withFiles('copies-never');
    await station.app.chooseCopies('no');
    expect(copiedImages(memory)).toBe(0);
    expect(station.state().sources.copies).toEqual({ images: 0, bytes: 0 });
    // The files themselves are still on this page.
    expect(reachable(station)).toBe(all);
    const again = await reload('copies-never', memory);
    expect(reachable(again)).toBe(0);
    await again.app.importImages({ kind: 'files', files: studies });
    expect(copiedImages(memory)).toBe(0);
    await again.app.chooseCopies('default');
    expect(copiedImages(memory)).toBe(all);
  });

  it('are made of remembered folders only when the user wants them always', async () => {
    const { memory } = await withFolder('copies-always');
    const again = await reload('copies-always', memory);
    await again.app.chooseCopies('yes');
    expect(copiedImages(memory)).toBe(all);
  });

  it('go with the project', async () => {
    const { memory, station } = await withFiles('copies-removed');
    const id = station.state().open?.project.id;
    await station.app.closeProject();
    if (id) await station.app.deleteProject(id);
    expect(memory.packs.size).toBe(0);
  });

  it('show what each project takes on the start screen, and can be removed there', async () => {
    const { memory, station } = await withFiles('copies-use');
    await station.app.closeProject();
    await expect.poll(() => station.state().copyUse).toHaveLength(1);
    const [use] = station.state().copyUse;
    expect(use?.bytes).toBe(studies.reduce((sum, file) => sum + file.bytes.length, 0));
    if (use) await station.app.removeCopiesOf(use.projectId);
    expect(station.state().copyUse).toEqual([]);
    expect(memory.packs.size).toBe(0);
  });
});

it('a project that keeps no identity remembers no folder and makes no copy', async () => {
  const memory = memorySources();
  const folder = remember(memory, 'CD', studies);
  const station = start('no-identity-sources', memory, inFolder('CD', studies));
  await station.app.newProject('Nameless', 'removed');
  await station.app.importImages({ kind: 'folders', handles: [folder] });
  expect(reachable(station)).toBe(all);
  await station.app.chooseCopies('yes');
  expect(memory.packs.size).toBe(0);
  expect(memory.settings.size).toBe(0);
  const again = await reload('no-identity-sources', memory, inFolder('CD', studies));
  expect(again.state().sources.folders).toEqual([]);
  expect(reachable(again)).toBe(0);
});

function raise(): never {
  throw new Error('It is not there');
}
