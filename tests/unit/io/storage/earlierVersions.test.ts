import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { fixtureProjectId } from '../../../support/studyFixtures';

/*
 * Files in tests/fixtures/bundles were written by the earlier versions themselves (commits b941183 and 8199faf), before this
 * one existed: bundles, and dumps of the database. Of the later ones the subject S-001 has 87.5 HU of a covariate that the
 * user added, S-002 is linked to S-003, observer A's reading is of revision 3 and has a picture.
 */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const a = observerId('A');

function file(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../fixtures/bundles/${name}`, import.meta.url)));
}

function computer(name: string) {
  const database = new Database(name);
  return { database, storage: createStorage(nowUtc, database) };
}

/** Stores of the database of each version; keys of the dump are names of its tables. */
const stores: Readonly<Record<number, Record<string, string>>> = {
  1: {
    projects: 'id',
    subjects: 'id, projectId',
    images: '[projectId+key], projectId',
    readings: 'id, projectId, [projectId+subjectId+observerId+round], [projectId+observerId]',
    events: '++id, projectId',
    handles: 'name',
  },
  2: {
    folders: 'id, projectId',
    copySettings: 'projectId',
    histories: 'readingId, projectId',
    historySteps: '[readingId+number], readingId, projectId',
    evidence: '[readingId+timePoint], readingId, projectId',
    drafts: 'readingId, projectId',
    viewSettings: '[projectId+observerId], projectId',
  },
};

/** A browser in which an earlier version worked. */
async function earlierBrowser(version: 1 | 2): Promise<ReturnType<typeof computer>> {
  const name = `earlier-${version}-${Math.random()}`;
  const before = new Dexie(name);
  for (const one of [1, 2].filter((number) => number <= version))
    before.version(one).stores(stores[one] ?? {});
  const dump = JSON.parse(
    readFileSync(
      new URL(`../../../fixtures/bundles/database-version-${version}.json`, import.meta.url),
      'utf8',
    ),
  );
  for (const table of before.tables) await table.bulkPut(dump[table.name] ?? []);
  before.close();
  return computer(name);
}

describe('a bundle of an earlier version', () => {
  it('of one observer makes its project with that observer’s reading, its picture and its covariates', async () => {
    const { storage } = computer('v1-observer');
    expect(await storage.readBundle(file('v1-observer-A.zip'))).toMatchObject({
      ok: true,
      value: { isNewProject: true, subjectsAdded: 2, readingsAdded: 1, conflicts: 0 },
    });
    const loaded = await storage.loadProject(fixtureProjectId);
    const here = present(loaded.ok ? loaded.value : undefined, 'the project');
    expect(here.project).toMatchObject({
      customCovariates: [{ id: 'hu', name: 'HU', kind: 'number', unit: 'HU' }],
      protocol: {
        isCsaDecided: true,
        blinding: { group: true, timePoint: false },
        observers: [{ name: '' }, { name: '' }],
      },
    });
    expect(here.subjects.map(({ code }) => code).sort()).toEqual(['S-001', 'S-002']);
    expect(here.subjects.find(({ code }) => code === 'S-001')?.covariates.custom).toEqual({
      hu: { kind: 'number', number: 87.5 },
    });
    expect(here.subjects.find(({ code }) => code === 'S-002')?.links).toHaveLength(1);
    expect(here.images).toHaveLength(1);
    const subject = present(
      here.subjects.find(({ code }) => code === 'S-001'),
      'S-001',
    );
    const reading = await storage.loadReading(fixtureProjectId, subject.id, a, 1);
    expect(reading).toMatchObject({
      value: {
        revision: 3,
        state: 'signed',
        sliceChoices: {
          preop: {
            atMidHeight: { distanceAtBodyMm: 1.5, evidencePng: 'data:image/png;base64,iVBORw0KGgo=' },
          },
        },
      },
    });
  });

  it.each([
    ['v1-project-blinded.zip', 0],
    ['v1-project-unblinded.zip', 2],
    ['v1-first-version.zip', 2],
  ])('%s is read whole, and a second time changes nothing', async (name, readings) => {
    const { storage, database } = computer(name);
    expect(await storage.readBundle(file(name))).toMatchObject({
      value: { isNewProject: true, readingsAdded: readings },
    });
    const before = JSON.stringify([await database.subjects.toArray(), await database.readings.toArray()]);
    expect(await storage.readBundle(file(name))).toMatchObject({
      value: {
        isNewProject: false,
        subjectsAdded: 0,
        readingsAdded: 0,
        readingsReplaced: 0,
        readingsKept: readings,
        conflicts: 0,
      },
    });
    expect(JSON.stringify([await database.subjects.toArray(), await database.readings.toArray()])).toBe(
      before,
    );
    expect(await storage.conflicts(fixtureProjectId)).toEqual({ ok: true, value: [] });
  });

  it('is previewed with what it is', async () => {
    expect(await computer('v1-preview').storage.previewBundle(file('v1-observer-A.zip'))).toMatchObject({
      value: {
        bundle: { version: 1, readingsOf: 'A' },
        title: 'Fixture',
        isNewProject: true,
        subjects: { added: 2 },
      },
    });
  });
});

describe('the database of an earlier version', () => {
  it.each([1, 2] as const)(
    '%i opens with what the absence of later settings meant, and with clocks',
    async (version) => {
      const { storage, database } = await earlierBrowser(version);
      const loaded = await storage.loadProject(fixtureProjectId);
      const here = present(loaded.ok ? loaded.value : undefined, 'the project');
      expect(here.project.protocol).toMatchObject({
        isCsaDecided: true,
        sliceRule: 'by-observer',
        order: 'by-code',
        observers: [
          { id: 'A', name: '', training: '' },
          { id: 'B', name: '', training: '' },
        ],
      });
      expect(here.project).toMatchObject({ identity: 'kept' });
      expect((await database.projects.toArray()).map(({ clock }) => clock)).toEqual([{ legacy: 1 }]);
      for (const { clock } of await database.subjects.toArray()) expect(clock).toEqual({ legacy: 1 });
      for (const { clock, revision } of await database.readings.toArray())
        expect(clock).toEqual({ legacy: revision });
      const progress = await storage.progress(fixtureProjectId);
      expect(progress.ok && progress.value.filter(({ state }) => state === 'signed')).toHaveLength(2);
    },
  );

  it('holds the same as its own bundle: nothing comes in, and what is changed here then is newer', async () => {
    const { storage } = await earlierBrowser(2);
    const bundle = file('v1-observer-A.zip');
    expect(await storage.readBundle(bundle)).toMatchObject({
      value: { readingsKept: 1, readingsReplaced: 0, conflicts: 0 },
    });
    const loaded = await storage.loadProject(fixtureProjectId);
    const subject = present(
      loaded.ok ? loaded.value?.subjects.find(({ code }) => code === 'S-001') : undefined,
      'S-001',
    );
    const before = await storage.loadReading(fixtureProjectId, subject.id, a, 1);
    const reading = present(before.ok ? before.value : undefined, 'the reading');
    const reopened = {
      ...reading,
      state: 'open' as const,
      revision: 4,
      reopenings: [{ atUtc: nowUtc(), reason: 'side' }],
    };
    expect((await storage.save(fixtureProjectId, { readings: [reopened], event })).ok).toBe(true);
    expect(await storage.readBundle(bundle)).toMatchObject({ value: { readingsKept: 1, conflicts: 0 } });
    expect(await storage.loadReading(fixtureProjectId, subject.id, a, 1)).toMatchObject({
      value: { revision: 4, state: 'open' },
    });
  });

  it('and two of them that held the same record agree on it; the one that went on is newer', async () => {
    const [one, two] = [await earlierBrowser(2), await earlierBrowser(2)];
    const [reading] = (await one.database.readings.toArray()).filter(({ observerId: by }) => by === a);
    const { clock: _clock, ...stored } = present(reading, 'the reading');
    await one.storage.save(fixtureProjectId, { readings: [{ ...stored, revision: 4 }], event });
    for (const [to, from, newer] of [
      [two, one, 1],
      [one, two, 0],
    ] as const) {
      const bundle = await from.storage.writeBundle(fixtureProjectId, 'all', 'project');
      expect(bundle.ok && (await to.storage.readBundle(bundle.value))).toMatchObject({
        value: { subjectsAdded: 0, readingsAdded: 0, readingsReplaced: newer, conflicts: 0 },
      });
    }
  });
});
