import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'test', detail: '' };
const subject = makeSubject('S-001');
const reading = bothReadings(subject, [1000, 900], [400, 450])[0] ?? raise();
const { unblinding: _none, ...blinded } = makeProject();

/** Two windows on one browser's database, with the project in it. */
async function twoWindows(name: string) {
  const [one, two] = [new Database(name), new Database(name)];
  const windows = { first: createStorage(nowUtc, one), second: createStorage(nowUtc, two), database: one };
  await windows.first.save(fixtureProjectId, { project: blinded, subjects: [subject], event });
  return windows;
}

describe('two windows on one project', () => {
  it('never lose a reading to each other: the later of the same revision is refused and told why', async () => {
    const { first, second } = await twoWindows('two-readings');
    const other = { ...reading, state: 'open' as const };
    expect(await first.save(fixtureProjectId, { readings: [reading], event })).toMatchObject({ ok: true });
    const refused = await second.save(fixtureProjectId, { readings: [other], event });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/another window.*Load this page again/);
    const stored = await second.loadReading(fixtureProjectId, subject.id, observerId('A'), 1);
    expect(stored).toEqual({ ok: true, value: reading });
  });

  it('may write a change again that was written already, and a higher revision', async () => {
    const { first, second } = await twoWindows('two-again');
    await first.save(fixtureProjectId, { readings: [reading], event });
    expect((await first.save(fixtureProjectId, { readings: [reading], event })).ok).toBe(true);
    const newer = { ...reading, revision: reading.revision + 1 };
    expect((await second.save(fixtureProjectId, { readings: [newer], event })).ok).toBe(true);
  });

  it('keep the project unblinded when one of them was opened before that', async () => {
    const { first, second } = await twoWindows('two-unblinded');
    const unblinded = makeProject();
    await first.save(fixtureProjectId, { project: unblinded, event });
    await second.save(fixtureProjectId, { project: { ...blinded, openedAtUtc: nowUtc() }, event });
    const loaded = await first.loadProject(fixtureProjectId);
    expect(loaded.ok && loaded.value?.project).toEqual({ ...unblinded, openedAtUtc: nowUtc() });
  });

  it('leave nothing of a project behind that the other removed', async () => {
    const { first, second, database } = await twoWindows('two-removed');
    await first.deleteProject(fixtureProjectId);
    const saved = await second.save(fixtureProjectId, { readings: [reading], event });
    expect(saved).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await database.readings.count()).toBe(0);
  });
});

describe('a browser that does not keep', () => {
  it('says that it is full, also where the transaction only says that it was aborted', async () => {
    const { first, database } = await twoWindows('full');
    const quota = Object.assign(new Error('disk'), { name: 'QuotaExceededError' });
    for (const cause of [
      new Dexie.QuotaExceededError('disk'),
      Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner: quota }),
    ]) {
      vi.spyOn(database.readings, 'bulkPut').mockRejectedValueOnce(cause);
      expect(await first.save(fixtureProjectId, { readings: [reading], event })).toMatchObject({
        ok: false,
        error: { kind: 'full' },
      });
    }
    // Nothing of the refused change is there, and the next attempt goes through.
    expect(await database.events.count()).toBe(1);
    expect((await first.save(fixtureProjectId, { readings: [reading], event })).ok).toBe(true);
  });

  it('has no database: every question is answered with that', async () => {
    const storage = createStorage(nowUtc, new Database('never'));
    const missing = new Dexie('missing', { indexedDB: undefined as never });
    await expect(missing.open()).rejects.toThrow();
    const { open } = Dexie.prototype;
    vi.spyOn(Dexie.prototype, 'open').mockImplementation(() => {
      throw new Dexie.MissingAPIError('IndexedDB is not there');
    });
    expect(await storage.listProjects()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    expect(await storage.loadProject(fixtureProjectId)).toMatchObject({ ok: false });
    expect(await storage.save(fixtureProjectId, { event })).toMatchObject({ ok: false });
    expect(await storage.neededImages(fixtureProjectId)).toMatchObject({ ok: false });
    vi.restoreAllMocks();
    expect(Dexie.prototype.open).toBe(open);
  });

  it('that refuses to say how full it is leaves the facts unknown', async () => {
    vi.stubGlobal('navigator', {
      storage: {
        estimate: () => Promise.reject(new Error('private window')),
        persist: () => Promise.reject(new Error('private window')),
      },
    });
    const storage = createStorage(nowUtc, new Database('facts'));
    const unknown = { persistence: 'unknown', usedBytes: undefined, quotaBytes: undefined };
    expect(await storage.facts()).toEqual(unknown);
    expect(await storage.askToPersist()).toEqual(unknown);
    vi.unstubAllGlobals();
  });
});

function raise(): never {
  throw new Error('It is not there');
}
