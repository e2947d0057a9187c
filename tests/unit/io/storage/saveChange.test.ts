import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { observerId, readingId } from '../../../../src/domain/ids';
import { isCompletionOf } from '../../../../src/domain/reading/isCompletionOf';
import type { Reading, ReadingEntry } from '../../../../src/domain/reading/reading';
import { linkedSubject } from '../../../../src/domain/study/linkSubjects';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { unclocked } from '../../../../src/io/storage/recordClocks';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';
import { axialPlanes, makeSeries } from '../../domain/catalogue/makeHeader';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
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

describe('as many readings as the demo has, in one change', () => {
  const many = Array.from({ length: 184 }, (_, at) => ({
    ...reading,
    id: readingId(`reading ${at}`),
    round: at + 1,
  }));

  // A transaction that waits often without asking the database is closed under the writer.
  it('are kept when they are new, written again, and newer', async () => {
    const { first, database } = await twoWindows('many-readings');
    const newer = many.map((one) => ({ ...one, revision: one.revision + 1 }));
    for (const readings of [many, many, newer]) {
      expect(await first.save(fixtureProjectId, { readings, event })).toMatchObject({ ok: true });
      const stored = await database.readings.bulkGet(readings.map(({ id }) => id));
      expect(stored.map((one) => one && unclocked(one))).toEqual(readings);
    }
  });
});

describe('two windows, and a link between two subjects made in one of them', () => {
  const other = makeSubject('S-002');
  const linked = linkedSubject(subject, other, {}, nowUtc());
  const link = { subjects: [linked], removedSubjects: [other.id], changesLinks: true as const, event };

  async function linkable(name: string) {
    const windows = await twoWindows(name);
    await windows.first.save(fixtureProjectId, { subjects: [other], event });
    return windows;
  }

  it('never take the row of a subject away that is read in the other window', async () => {
    const { first, second, database } = await linkable('link-read');
    const begun = { ...reading, id: readingId('of S-002'), subjectId: other.id };
    expect((await second.save(fixtureProjectId, { readings: [begun], event })).ok).toBe(true);
    const refused = await first.save(fixtureProjectId, link);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(/S-002 was begun in another window/);
    expect((await database.subjects.toArray()).map(unclocked)).toEqual([subject, other]);
  });

  it('never keep a reading of a subject whose row is gone', async () => {
    const { first, second, database } = await linkable('read-link');
    expect((await first.save(fixtureProjectId, link)).ok).toBe(true);
    const begun = { ...reading, id: readingId('of S-002'), subjectId: other.id };
    const refused = await second.save(fixtureProjectId, { readings: [begun], event });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    expect(await database.readings.count()).toBe(0);
    // The reading of the subject that stayed is kept as ever.
    expect((await second.save(fixtureProjectId, { readings: [reading], event })).ok).toBe(true);
  });

  it('never bring the row back, nor lose the link, by an older copy of either subject', async () => {
    const { first, second, database } = await linkable('link-stale');
    expect((await first.save(fixtureProjectId, link)).ok).toBe(true);
    for (const stale of [other, subject]) {
      const changed = { ...stale, covariates: { ...stale.covariates, ageYears: 81 } };
      const refused = await second.save(fixtureProjectId, { subjects: [changed], event });
      expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } });
    }
    const third = makeSubject('S-003');
    const second2 = linkedSubject(subject, third, {}, '2026-11-23T13:00:00.000Z');
    const alsoStale = { ...link, subjects: [second2], removedSubjects: [third.id] };
    expect((await second.save(fixtureProjectId, alsoStale)).ok).toBe(false);
    expect((await database.subjects.toArray()).map(unclocked)).toEqual([linked]);
    // Written again by a window that was told it failed, and taken back: both go through.
    expect((await first.save(fixtureProjectId, link)).ok).toBe(true);
    const back = { subjects: [subject, other], changesLinks: true as const, event };
    expect((await first.save(fixtureProjectId, back)).ok).toBe(true);
    expect((await database.subjects.toArray()).map(unclocked)).toEqual([subject, other]);
  });
});

describe('values that an earlier version left out', () => {
  const full = reading;
  const earlier = withoutStored(reading);

  it('come into the record without making it newer, and give way to what was done meanwhile', async () => {
    const { first, second } = await twoWindows('completed');
    await first.save(fixtureProjectId, { readings: [earlier], event });
    expect((await second.save(fixtureProjectId, { completedReadings: [full], event })).ok).toBe(true);
    const { subjectId, observerId: by } = reading;
    const load = () => first.loadReading(fixtureProjectId, subjectId, by, 1);
    expect(await load()).toEqual({ ok: true, value: full });

    const { signedAtUtc: _signed, ...rest } = reading;
    const reopened = {
      ...rest,
      state: 'open' as const,
      reopenings: [{ atUtc: nowUtc(), reason: 'wrong side' }],
      revision: reading.revision + 1,
    };
    expect((await first.save(fixtureProjectId, { readings: [reopened], event })).ok).toBe(true);
    expect((await second.save(fixtureProjectId, { completedReadings: [full], event })).ok).toBe(true);
    expect(await load()).toEqual({ ok: true, value: reopened });
  });

  it('of one computer never hide that the reading was re-opened on another', async () => {
    const { first } = await twoWindows('completed-here');
    await first.save(fixtureProjectId, { readings: [earlier], event });
    await first.save(fixtureProjectId, { completedReadings: [full], event });
    const there = createStorage(nowUtc, new Database('re-opened-there'));
    const { signedAtUtc: _signed, ...rest } = reading;
    const reopened = {
      ...rest,
      state: 'open' as const,
      reopenings: [{ atUtc: nowUtc(), reason: 'wrong side' }],
      revision: reading.revision + 1,
    };
    // A second computer of the researcher's: an observer's bundle alone would be opened there as a kit.
    const here = await first.writeBundle(fixtureProjectId, 'all');
    expect(here.ok && (await there.readBundle(here.value)).ok).toBe(true);
    const own = await first.writeBundle(fixtureProjectId, reading.observerId);
    expect(own.ok && (await there.readBundle(own.value)).ok).toBe(true);
    await there.save(fixtureProjectId, { readings: [reopened], event });
    const bundle = await there.writeBundle(fixtureProjectId, reading.observerId);
    if (!bundle.ok) throw new Error(bundle.error.message);
    expect(await first.readBundle(bundle.value)).toMatchObject({ ok: true, value: { readingsReplaced: 1 } });
    const { subjectId, observerId: by } = reading;
    expect(await first.loadReading(fixtureProjectId, subjectId, by, 1)).toEqual({
      ok: true,
      value: reopened,
    });
  });

  it('come in with a bundle, in whichever order bundles are opened', async () => {
    const bundles: Uint8Array[] = [];
    for (const [name, value] of [['few', earlier] as const, ['more', full] as const]) {
      const { first } = await twoWindows(`bundle-${name}`);
      await first.save(fixtureProjectId, { readings: [value], event });
      const bundle = await first.writeBundle(fixtureProjectId, reading.observerId);
      if (!bundle.ok) throw new Error(bundle.error.message);
      bundles.push(bundle.value);
    }
    const { subjectId, observerId: by } = reading;
    for (const order of [bundles, [...bundles].reverse()]) {
      const { first } = await twoWindows(`opens-${order === bundles}`);
      for (const bundle of order) expect((await first.readBundle(bundle)).ok).toBe(true);
      expect(await first.loadReading(fixtureProjectId, subjectId, by, 1)).toEqual({ ok: true, value: full });
    }
  });

  it('are values added, and nothing else', () => {
    expect(isCompletionOf(full, earlier)).toBe(true);
    expect(isCompletionOf(earlier, full)).toBe(false);
    expect(isCompletionOf(earlier, earlier)).toBe(false);
    const [key, entry] = Object.entries(full.entries)[0] ?? raise();
    if (entry.kind !== 'roi' || entry.measurement.signal.kind !== 'known') throw raise();
    const { signal } = entry.measurement;
    const others = [
      { ...full, revision: full.revision + 1 },
      { ...full, signedAtUtc: '2027-01-01T00:00:00.000Z' },
      { ...full, entries: { [key]: entry } },
      {
        ...full,
        entries: {
          ...full.entries,
          [key]: {
            ...entry,
            measurement: {
              ...entry.measurement,
              signal: { ...signal, displayed: { ...signal.displayed, mean: signal.displayed.mean + 1 } },
            },
          },
        },
      },
      {
        ...full,
        entries: { ...full.entries, [key]: { ...entry, roi: { ...entry.roi, outlinePx: [] } } },
      },
    ];
    for (const changed of others) expect(isCompletionOf(changed, earlier)).toBe(false);
  });
});

describe('a project of many slices', () => {
  it('is kept whole or not at all when the space ends in the middle', async () => {
    const { first, database } = await twoWindows('many-slices');
    const images = Array.from({ length: 150 }, (_, at) =>
      makeSeries(axialPlanes(4), { patientId: `P${at}`, series: `1.2.${at}`, study: `1.3.${at}` }),
    ).flatMap((own) =>
      own.map(({ header, path }) => ({
        header,
        path,
        sizeBytes: 1,
      })),
    );
    expect(new Set(images.map(({ header }) => header.sopInstanceUid)).size).toBe(600);
    const { bulkPut } = database.patientImages;
    let parts = 0;
    const spy = vi.spyOn(database.patientImages, 'bulkPut').mockImplementation((...records) => {
      parts += 1;
      if (parts === 3) throw new Dexie.QuotaExceededError('disk');
      return Reflect.apply(bulkPut, database.patientImages, records);
    });
    const extra = makeSubject('S-009');
    const change = { images, subjects: [extra], event };
    expect(await first.save(fixtureProjectId, change)).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(parts).toBe(3);
    expect(await database.patientImages.count()).toBe(0);
    expect(await database.subjects.count()).toBe(1);
    spy.mockRestore();
    expect((await first.save(fixtureProjectId, change)).ok).toBe(true);
    expect(await database.patientImages.count()).toBe(150);
  });
});

/** The same reading as an earlier version kept it: without stored values. */
function withoutStored(before: Reading): Reading {
  const entries = Object.entries(before.entries).map(([key, entry]): [string, ReadingEntry] => {
    if (entry.kind !== 'roi' || entry.measurement.signal.kind !== 'known') return [key, entry];
    const { stored: _none, ...signal } = entry.measurement.signal;
    return [key, { ...entry, measurement: { ...entry.measurement, signal } }];
  });
  return { ...before, entries: Object.fromEntries(entries) };
}

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
    expect(await database.audit.count()).toBe(1);
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
