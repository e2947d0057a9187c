import 'fake-indexeddb/auto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { observerId, projectId } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { unclocked } from '../../../../src/io/storage/recordClocks';
import { firstContent, packFirst } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';
import { makeHeader } from '../../domain/catalogue/makeHeader';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const [a, b] = [observerId('A'), observerId('B')];
const { unblinding: _none, ...blinded } = makeProject();
const subject = makeSubject('S-001');
const readings = bothReadings(subject, [1000, 900], [400, 450]);
const [ofA, ofB] = [readings[0] ?? raise(), readings[1] ?? raise()];
const header = makeHeader();
const image = { header, path: 'IM1', sizeBytes: 10 };
let databases = 0;

/** A computer that has the blinded project with both readings. */
async function computer() {
  databases += 1;
  const database = new Database(`hostile-${databases}`);
  const storage = createStorage(nowUtc, database);
  const change = { project: blinded, subjects: [subject], images: [image], readings, event };
  expect((await storage.save(fixtureProjectId, change)).ok).toBe(true);
  return { storage, database };
}

/** What a bundle of A says, as the first versions wrote it, for an attacker to change. */
async function contentOfA(): Promise<Record<string, unknown>> {
  return firstContent({
    whose: 'A',
    project: blinded,
    subjects: [subject],
    images: [image],
    readings: [ofA],
  });
}

const pack = packFirst;

async function dump({ database }: { readonly database: Database }) {
  const [projects, subjects, images, all] = await Promise.all([
    database.projects.toArray(),
    database.subjects.toArray(),
    database.patientImages.toArray(),
    database.readings.toArray(),
  ]);
  // Clocks say where a record was saved, which no test here is about.
  return {
    projects: projects.map(unclocked),
    subjects: subjects.map(unclocked),
    images,
    readings: all.map(unclocked),
  };
}

describe('a bundle made to do harm', () => {
  it('never unblinds a project that is here, nor changes its protocol', async () => {
    const pc = await computer();
    const content = await contentOfA();
    const unblinding = { atUtc: nowUtc(), reason: 'because I say so' };
    const project = makeProject({ unblinding, protocol: { ...blinded.protocol, csaKind: 'net' } });
    expect((await pc.storage.readBundle(pack({ ...content, project }))).ok).toBe(true);
    // What the observer signed locks the protocol as it is.
    const locked = { atUtc: ofA.signedAtUtc, observerId: 'A', subjectCode: 'S-001' };
    expect((await dump(pc)).projects).toEqual([{ ...blinded, locked }]);
    expect(await pc.storage.loadAllReadings(fixtureProjectId)).toMatchObject({
      error: { kind: 'blocked' },
    });
  });

  describe('about names', () => {
    const pseudonymText = 'random';
    const removed = { ...blinded, identity: 'removed' as const, pseudonymText };
    const bare = { id: 'P-x', name: '' };
    const { studyDescription: _none, ...plain } = header;
    const nameless = { ...image, header: { ...plain, patient: bare }, path: imageKey(header) };

    it('never brings names into a project that keeps none', async () => {
      databases += 1;
      const database = new Database(`hostile-${databases}`);
      const storage = createStorage(nowUtc, database);
      await storage.save(fixtureProjectId, { project: removed, subjects: [subject], event });
      const before = await dump({ database });
      const content = await contentOfA();
      for (const project of [blinded, removed, { ...removed, pseudonymText: 'another' }]) {
        expect(await storage.readBundle(pack({ ...content, project }))).toMatchObject({
          ok: false,
          error: { kind: 'damaged' },
        });
        expect(await dump({ database })).toEqual(before);
      }
      const own = { ...content, project: removed, images: [nameless] };
      expect((await storage.readBundle(pack(own))).ok).toBe(true);
    });

    it.each([
      ['lacks the text that stands for UIDs', { project: { ...blinded, identity: 'removed' } }],
      ['has that text and keeps names', { project: { ...blinded, pseudonymText } }],
      ['holds a name', { images: [{ ...nameless, header: { ...plain, patient: header.patient } }] }],
      [
        'holds a birth date',
        { images: [{ ...nameless, header: { ...plain, patient: { ...bare, birthDate: '1950-01-01' } } }] },
      ],
      ['holds a path', { images: [{ ...nameless, path: 'Kim/IM1' }] }],
      [
        'holds a study description',
        { images: [{ ...nameless, header: { ...plain, patient: bare, studyDescription: 'Kim' } }] },
      ],
    ])('is refused where it says that it keeps none and %s', async (_what, change) => {
      databases += 1;
      const database = new Database(`hostile-${databases}`);
      const storage = createStorage(nowUtc, database);
      const content = { ...(await contentOfA()), project: removed, images: [nameless] };
      expect((await storage.readBundle(pack({ ...content, ...change }))).ok).toBe(false);
      expect((await dump({ database })).projects).toEqual([]);
    });
  });

  it.each([
    ['brings a reading of the other observer', { readings: [{ ...ofB, revision: 9 }] }],
    ['renames a reading after the other observer’s', { readings: [{ ...ofA, id: ofB.id, revision: 9 }] }],
    ['holds a reading of another project', { readings: [{ ...ofA, projectId: 'P2' }] }],
    ['holds a subject of another project', { subjects: [{ ...subject, projectId: 'P2' }] }],
    ['holds a reading twice', { readings: [ofA, { ...ofA, id: 'other' }] }],
    ['says it is of somebody unknown', { whose: 'C', readings: [] }],
    ['brings an unknown observer', { whose: 'all', readings: [{ ...ofA, observerId: 'C', id: 'C1' }] }],
    ['says the project is the demo', { project: { ...blinded, kind: { kind: 'demo', seed: 1 } } }],
    ['has a revision that would lock the reading', { readings: [{ ...ofA, revision: 1e15 }] }],
    ['has half a revision', { readings: [{ ...ofA, revision: 1.5 }] }],
    [
      'puts an entry under another name',
      { readings: [{ ...ofA, entries: { x: Object.values(ofA.entries)[0] } }] },
    ],
    ['has a time that no screen can show', { project: { ...blinded, openedAtUtc: 'soon' } }],
    ['has a date that is none', { subjects: [{ ...subject, covariates: { surgeryDate: '2020-02-31' } }] }],
    ['has a level that is none', { subjects: [{ ...subject, covariates: { level: 'L99' } }] }],
    ['has a header without a patient', { images: [{ ...image, header: { ...header, patient: undefined } }] }],
    [
      'has a spacing of text',
      {
        images: [
          { ...image, header: { ...header, grid: { ...header.grid, spacing: { rowMm: '1', columnMm: 1 } } } },
        ],
      },
    ],
    [
      'has a protocol without sites',
      { project: { ...blinded, protocol: { ...blinded.protocol, sites: [] } } },
    ],
  ])('%s: it is refused and nothing is changed', async (_what, change) => {
    const pc = await computer();
    const before = await dump(pc);
    const taken = await pc.storage.readBundle(pack({ ...(await contentOfA()), ...change }));
    expect(taken).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(await dump(pc)).toEqual(before);
  });

  it('of another project that takes over ids of records here is refused', async () => {
    const pc = await computer();
    const before = await dump(pc);
    const content = await contentOfA();
    const other = projectId('P2');
    const project = { ...blinded, id: other };
    for (const stolen of [
      { subjects: [{ ...subject, projectId: other }], readings: [] },
      { subjects: [], readings: [{ ...ofA, projectId: other }] },
    ]) {
      const taken = await pc.storage.readBundle(pack({ ...content, project, ...stolen }));
      expect(taken).toMatchObject({ ok: false, error: { kind: 'damaged' } });
      expect(await dump(pc)).toEqual(before);
    }
  });

  it('never replaces what is known of a slice or a subject', async () => {
    const pc = await computer();
    const grid = { ...header.grid, spacing: { rowMm: 5, columnMm: 5 } };
    const change = {
      images: [{ ...image, header: { ...header, grid } }],
      subjects: [{ ...subject, code: 'S-999' }],
    };
    // Once as it is: what is signed in it locks the protocol.
    expect((await pc.storage.readBundle(pack(await contentOfA()))).ok).toBe(true);
    const before = await dump(pc);
    expect((await pc.storage.readBundle(pack({ ...(await contentOfA()), ...change }))).ok).toBe(true);
    expect(await dump(pc)).toEqual(before);
  });

  it('replaces a newer reading in its own record, under whatever id it comes', async () => {
    databases += 1;
    const database = new Database(`hostile-${databases}`);
    const pc = { database, storage: createStorage(nowUtc, database) };
    // The project came here from an earlier version, as the bundle does.
    const first = { whose: 'all', project: makeProject(), subjects: [subject], readings };
    expect((await pc.storage.readBundle(pack(firstContent(first)))).ok).toBe(true);
    const newer = { ...ofA, id: 'made-elsewhere', revision: 2 };
    const taken = await pc.storage.readBundle(pack({ ...(await contentOfA()), readings: [newer] }));
    expect(taken).toMatchObject({ ok: true, value: { readingsReplaced: 1, readingsAdded: 0 } });
    expect((await dump(pc)).readings).toHaveLength(2);
    expect(await pc.storage.loadReading(fixtureProjectId, subject.id, a, 1)).toEqual({
      ok: true,
      value: { ...newer, id: ofA.id },
    });
    expect(await pc.storage.loadReading(fixtureProjectId, subject.id, b, 1)).toEqual({
      ok: true,
      value: ofB,
    });
  });

  it('with keys of prototypes leaves every object as it is', async () => {
    const pc = await computer();
    const text = JSON.stringify(await contentOfA()).replace(
      '"format"',
      '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"format"',
    );
    const nested = text.replaceAll('"covariates":{', '"covariates":{"__proto__":{"isAdmin":true},');
    const taken = await pc.storage.readBundle(packFirst(nested));
    expect(taken.ok).toBe(true);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    const fresh = createStorage(nowUtc, new Database(`hostile-proto-${databases}`));
    expect((await fresh.readBundle(packFirst(nested))).ok).toBe(true);
    const loaded = await fresh.loadProject(fixtureProjectId);
    const covariates = loaded.ok ? loaded.value?.subjects[0]?.covariates : undefined;
    expect(covariates && Reflect.get(covariates, 'isAdmin')).toBeUndefined();
  });

  it('that claims gigabytes, or lists files without end, is refused before it is inflated', async () => {
    const { storage } = await computer();
    const bomb = zipSync({ 'multifidus.json': new Uint8Array(1000) });
    // Uncompressed size in the central directory: 24 bytes after its signature (APPNOTE 4.3.12).
    const directory = bomb.findIndex(
      (_, at) => bomb[at] === 0x50 && bomb[at + 2] === 1 && bomb[at + 3] === 2,
    );
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 0xfffffff0, true);
    expect(await storage.readBundle(bomb)).toMatchObject({
      error: { message: expect.stringContaining('claims') },
    });
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`f${i}`, new Uint8Array()])),
    );
    expect(await storage.readBundle(many)).toMatchObject({
      error: { message: expect.stringContaining('no project bundle') },
    });
  });
});

function raise(): never {
  throw new Error('It is not there');
}
