import { describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../src/domain/ids';
import { imagesOfPatient } from '../../../src/domain/imageLibrary/patientImages';
import type { ImportOutcome, IndexedImage } from '../../../src/domain/import/importOutcome';
import type { StoredImage } from '../../../src/domain/keeping/storedProject';
import type { Database } from '../../../src/io/storage/database';
import { makeWorkstation } from '../../support/makeWorkstation';
import { makeHeader } from '../domain/catalogue/makeHeader';

async function keptImages(database: Database): Promise<readonly StoredImage[]> {
  return (await database.patientImages.toArray()).flatMap(imagesOfPatient);
}

/** An import that ends when the test says so. */
function heldIndex() {
  let finish: ((outcome: ImportOutcome) => void) | undefined;
  let signal: AbortSignal | undefined;
  return {
    index: (_given: unknown, _onProgress: unknown, given: AbortSignal) => {
      signal = given;
      return new Promise<ImportOutcome>((resolve) => {
        finish = resolve;
      });
    },
    finish: (images: readonly IndexedImage[]) =>
      finish?.({ images, unused: [], directories: [], isCancelled: false }),
    isAborted: () => signal?.aborted,
  };
}

const header = makeHeader({ sopInstanceUid: sopInstanceUid('1.2.840.77') });
const image: IndexedImage = { header, location: { path: 'IM1', sizeBytes: 1 } };
const files = { kind: 'files', files: [] } as const;

describe('an import whose project is closed', () => {
  it('is stopped, and nothing of it goes into the project that is opened next', async () => {
    const held = heldIndex();
    const { app, state, database } = makeWorkstation({
      databaseName: 'race-next',
      images: { index: held.index },
    });
    await app.newProject('First');
    const importing = app.importImages(files);
    await app.closeProject();
    expect(held.isAborted()).toBe(true);
    await app.newProject('Second');
    held.finish([image]);
    await importing;
    expect(state().open?.project.protocol.title).toBe('Second');
    expect(state().open?.images.size).toBe(0);
    expect(state().open?.reachable.size).toBe(0);
    expect(state().open?.subjects).toEqual([]);
    expect(state().import).toEqual({ kind: 'none' });
    expect(await database.patientImages.count()).toBe(0);
    expect(state().notices).toEqual([]);
  });

  it('does not keep the next project from importing', async () => {
    const held = heldIndex();
    let calls = 0;
    const { app, state } = makeWorkstation({
      databaseName: 'race-again',
      images: {
        index: async (given, onProgress, signal) => {
          calls += 1;
          return calls === 1
            ? held.index(given, onProgress, signal)
            : { images: [image], unused: [], directories: [], isCancelled: false };
        },
      },
    });
    await app.newProject('First');
    const importing = app.importImages(files);
    await app.closeProject();
    await app.newProject('Second');
    await app.importImages(files);
    expect(state().open?.images.size).toBe(1);
    held.finish([]);
    await importing;
    expect(state().import).toMatchObject({ kind: 'done', images: 1 });
  });

  it('says nothing on the start screen, also when it fails', async () => {
    let fail: ((cause: Error) => void) | undefined;
    const { app, state } = makeWorkstation({
      databaseName: 'race-fails',
      images: {
        index: () =>
          new Promise((_, reject) => {
            fail = reject;
          }),
      },
    });
    await app.newProject('First');
    const importing = app.importImages(files);
    await app.closeProject();
    fail?.(new Error('the drive is gone'));
    await importing;
    expect(state().import).toEqual({ kind: 'none' });
    expect(state().notices).toEqual([]);
  });
});

it('two imports at once in one project: the second is refused and said', async () => {
  const held = heldIndex();
  const { app, state } = makeWorkstation({ databaseName: 'race-two', images: { index: held.index } });
  await app.newProject('First');
  const importing = app.importImages(files);
  await app.importImages(files);
  expect(state().notices.map(({ kind }) => kind)).toEqual(['import-running']);
  held.finish([image]);
  await importing;
  expect(state().import).toMatchObject({ kind: 'done', images: 1 });
});

it('nobody sits down during an import: it would come into another person’s view', async () => {
  const held = heldIndex();
  const { app, state } = makeWorkstation({ databaseName: 'race-person', images: { index: held.index } });
  await app.newProject('First');
  const [observer] = state().open?.project.protocol.observers ?? [];
  if (!observer) throw new Error('no observer');
  const importing = app.importImages(files);
  await app.choosePerson({ kind: 'observer', observerId: observer.id });
  expect(state().open?.person).toEqual({ kind: 'researcher' });
  expect(state().notices.map(({ kind }) => kind)).toEqual(['import-running']);
  held.finish([image]);
  await importing;
  expect(state().open?.images.size).toBe(1);
});

it('a file that takes over the name of a slice of the project with another spacing is not used', async () => {
  const grid = { ...header.grid, spacing: { rowMm: 9, columnMm: 9 } };
  const impostor: IndexedImage = { header: { ...header, grid }, location: { path: 'IM2', sizeBytes: 1 } };
  let given = image;
  const { app, state, database } = makeWorkstation({
    databaseName: 'race-impostor',
    images: { index: async () => ({ images: [given], unused: [], directories: [], isCancelled: false }) },
  });
  await app.newProject('First');
  await app.importImages(files);
  given = impostor;
  await app.importImages(files);
  expect(state().import).toMatchObject({ unused: [{ path: 'IM2', kind: 'other-image-same-uid' }] });
  expect((await keptImages(database)).map((one) => one.header.grid.spacing)).toEqual([header.grid.spacing]);
});

const lossyPixels = { ...header.pixels, transferSyntaxUid: '1.2.840.10008.1.2.4.50' };
it.each([
  ['another slope', { rescale: { slope: 1.29, intercept: 0, isStated: true } }],
  ['another intercept', { rescale: { slope: 1, intercept: -100, isStated: true } }],
  [
    'a table of values',
    {
      rescale: {
        slope: 1,
        intercept: 0,
        isStated: true,
        table: { entries: 4, firstStored: 0, bitsPerEntry: 8, sha256: 'a' },
      },
    },
  ],
  ['lossy compression', { isLossy: true, pixels: lossyPixels }],
])('a file that takes over the name of a slice of the project with %s is not used', async (what, changed) => {
  const impostor: IndexedImage = {
    header: { ...header, ...changed },
    location: { path: 'IM2', sizeBytes: 1 },
  };
  let given = image;
  const { app, state, database } = makeWorkstation({
    databaseName: `race-scaled-${what}`,
    images: { index: async () => ({ images: [given], unused: [], directories: [], isCancelled: false }) },
  });
  await app.newProject('First');
  await app.importImages(files);
  given = impostor;
  await app.importImages(files);
  expect(state().import).toMatchObject({ unused: [{ path: 'IM2', kind: 'other-image-same-uid' }] });
  const kept = await keptImages(database);
  expect(kept.map((one) => [one.path, one.header.rescale.slope, one.header.isLossy])).toEqual([
    ['IM1', 1, false],
  ]);
});

it('a backup that ends after its project was closed writes nothing into the next one', async () => {
  let release: (() => void) | undefined;
  const station = makeWorkstation({ databaseName: 'race-backup' });
  const { app, state, ports, database } = station;
  await app.newProject('First');
  const { writeBundle } = ports.storage;
  Object.assign(ports.storage, {
    writeBundle: async (...asked: Parameters<typeof writeBundle>) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return writeBundle(...asked);
    },
  });
  const [observer] = state().open?.project.protocol.observers ?? [];
  if (!observer) throw new Error('no observer');
  await app.choosePerson({ kind: 'observer', observerId: observer.id });
  const saving = app.backUp();
  await expect.poll(() => release).toBeDefined();
  await app.closeProject();
  await app.newProject('Second');
  release?.();
  await saving;
  expect(station.downloads).toHaveLength(1);
  const titles = (await database.projects.toArray()).map((one) => [one.protocol.title, one.backups]);
  expect(titles.sort()).toEqual([
    ['First', undefined],
    ['Second', undefined],
  ]);
  expect(state().notices).toEqual([]);
});
