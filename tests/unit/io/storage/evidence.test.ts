import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { unclocked } from '../../../../src/io/storage/recordClocks';
import { recordsOf } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

/* Pictures kept as evidence: part of a reading for whoever opens it, and in nobody's way who only counts readings. */

const event = { act: 'other', detail: '' } as const;
const subject = makeSubject('S-001');
const plain = bothReadings(subject, [1000, 900], [400, 450])[0] ?? raise();
const picture = 'data:image/png;base64,iVBORw0KGgo=';
const image = { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 };

function withChoice(revision: number, evidencePng?: string): Reading {
  const atMidHeight = { distanceAtBodyMm: 1, tiltDeg: 2, ...(evidencePng !== undefined && { evidencePng }) };
  const preop = { image, how: 'accepted' as const, chosenAtUtc: '2026-11-23T12:00:00.000Z', atMidHeight };
  return { ...plain, revision, sliceChoices: { preop } };
}

let database: Database;
let storage: ReturnType<typeof createStorage>;
let picturesRead = 0;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = new Database(`evidence-${count}`);
  storage = createStorage(() => '2026-11-23T12:00:00.000Z', database);
  database.evidence.hook('reading', (record) => {
    picturesRead += 1;
    return record;
  });
  await save(withChoice(2, picture), { project: makeProject(), subjects: [subject] });
  picturesRead = 0;
});

const save = (reading: Reading, more: object = {}) =>
  storage.save(fixtureProjectId, { ...more, readings: [reading], event });
const loaded = () => storage.loadReading(fixtureProjectId, plain.subjectId, plain.observerId, plain.round);

describe('a picture kept as evidence', () => {
  it('lies in a bundle beside the choice that it shows, whatever is saved while the bundle is made', async () => {
    const newer = `${picture.slice(0, -1)}==`;
    let saving: Promise<unknown> | undefined;
    database.readings.hook('reading', (record) => {
      saving ??= Dexie.ignoreTransaction(() => save(withChoice(3, newer)));
      return record;
    });
    const bundle = await storage.writeBundle(fixtureProjectId, plain.observerId);
    await saving;
    const [written] = (bundle.ok ? recordsOf(bundle.value, 'readings') : []) as readonly (
      | Reading
      | undefined
    )[];
    expect(written?.revision).toBe(2);
    expect(written?.sliceChoices.preop?.atMidHeight?.evidencePng).toBe(picture);
  });

  it('comes back with its reading', async () => {
    expect(await loaded()).toEqual({ ok: true, value: withChoice(2, picture) });
  });

  it('is not loaded by lists, counts and computations', async () => {
    await storage.listProjects();
    await storage.progress(fixtureProjectId);
    await storage.neededImages(fixtureProjectId);
    const { unblinding: _none, ...project } = makeProject();
    const unblinding = { atUtc: '2026-11-23T12:00:00.000Z', reason: 'done' };
    await storage.save(fixtureProjectId, { project: { ...project, unblinding }, event });
    const all = await storage.loadAllReadings(fixtureProjectId);
    expect(picturesRead).toBe(0);
    expect(all).toEqual({ ok: true, value: [withChoice(2)] });
    expect((await database.readings.toArray()).map(unclocked)).toEqual([withChoice(2)]);
  });

  it('goes with the choice that it shows, and is no conflict when a write is tried again', async () => {
    expect(await save(withChoice(2, picture))).toEqual({ ok: true, value: undefined });
    expect(await save(withChoice(2))).toMatchObject({ error: { kind: 'conflict' } });
    await save(withChoice(3));
    expect(await loaded()).toEqual({ ok: true, value: withChoice(3) });
    expect(await database.evidence.count()).toBe(0);
  });

  it('travels in a backup, and leaves with its project', async () => {
    const bundle = await storage.writeBundle(fixtureProjectId, plain.observerId);
    if (!bundle.ok) throw new Error(bundle.error.message);
    await storage.deleteProject(fixtureProjectId);
    expect(await database.evidence.count()).toBe(0);
    expect(await storage.readBundle(bundle.value)).toMatchObject({ ok: true, value: { readingsAdded: 1 } });
    expect(await loaded()).toEqual({ ok: true, value: withChoice(2, picture) });
    // The same bundle again finds everything here.
    expect(await storage.readBundle(bundle.value)).toMatchObject({ value: { readingsKept: 1 } });
  });
});

function raise(): never {
  throw new Error('It is not there');
}
