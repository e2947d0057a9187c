import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { sliceChooser } from '../../../../src/domain/conduct/sliceChooser';
import { observerId, readingId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { partsOf, recordsOf, rewritten } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject, refractured } from '../../../support/studyFixtures';

/* Who may change what: an observer's file changes that observer's readings, and nothing else anywhere. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const [a, b] = ['A', 'B'].map(observerId) as [ReturnType<typeof observerId>, ReturnType<typeof observerId>];
const { unblinding: _none, ...blinded } = makeProject();
const subject = makeSubject('S-001', { covariates: { ...refractured, ageYears: 77, level: 'L1' } });
const other = makeSubject('S-002');
const [ofA, ofB] = bothReadings(subject, [1000, 900], [400, 450]) as [Reading, Reading];
let databases = 0;

function newComputer() {
  databases += 1;
  const database = new Database(`roles-${databases}`);
  return { storage: createStorage(nowUtc, database), database };
}
type Computer = ReturnType<typeof newComputer>;

async function researcher(): Promise<Computer> {
  const computer = newComputer();
  const change = { project: blinded, subjects: [subject, other], readings: [ofB], event };
  expect((await computer.storage.save(fixtureProjectId, change)).ok).toBe(true);
  return computer;
}

async function written(
  { storage }: Computer,
  whose: Reading['observerId'] | 'all',
  kind: 'project' | 'backup' | 'return',
) {
  const bundle = await storage.writeBundle(fixtureProjectId, whose, kind);
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

/** The observer's computer after it opened what the researcher gave it, and read there. */
async function observersComputer(from: Computer, reading: Reading | undefined = ofA): Promise<Computer> {
  const computer = newComputer();
  const opened = await computer.storage.readBundle(await written(from, a, 'backup'));
  expect(opened).toMatchObject({ ok: true, value: { isNewProject: true, subjectsAdded: 2 } });
  if (reading)
    await computer.storage.save(fixtureProjectId, { readings: [reading], event: { ...event, person: 'A' } });
  return computer;
}

async function dump({ database }: Computer): Promise<string> {
  const tables = await Promise.all(
    database.tables
      .filter(({ name }) => name !== 'audit')
      .map(async (one) => [one.name, await one.toArray()]),
  );
  return JSON.stringify(tables);
}

describe('an observer’s part of a project', () => {
  it('holds their subjects without group, patient, days or anybody else’s reading', async () => {
    const bundle = await written(await researcher(), a, 'backup');
    const text = JSON.stringify(partsOf(bundle));
    expect(text).not.toMatch(/refracture|ageYears|surgeryDate|patient of|2020-|secretText|"B@/);
    expect(recordsOf(bundle, 'readings')).toEqual([]);
    expect(recordsOf(bundle, 'subjects')).toHaveLength(2);
    expect(partsOf(bundle)['project.json']).toMatchObject({ versions: [{ kit: { observerId: 'A' } }] });
  });

  it('comes back as readings, signed records and log of that observer, as often as it is opened', async () => {
    const home = await researcher();
    const away = await observersComputer(home);
    const bundle = await written(away, a, 'return');
    expect(Object.keys(partsOf(bundle)).sort()).toEqual([
      'audit-0001.json',
      'manifest.json',
      'project.json',
      'readings-0001.json',
    ]);
    expect(await home.storage.readBundle(bundle)).toMatchObject({
      ok: true,
      value: { readingsAdded: 1, conflicts: 0 },
    });
    const before = await dump(home);
    expect(await home.storage.previewBundle(bundle)).toMatchObject({ ok: true, value: { signedAdded: 0 } });
    expect(await home.storage.readBundle(bundle)).toMatchObject({
      ok: true,
      value: { readingsAdded: 0, readingsKept: 1 },
    });
    expect(await dump(home)).toBe(before);
    expect(await home.storage.loadReading(fixtureProjectId, subject.id, a, 1)).toEqual({
      ok: true,
      value: ofA,
    });
    const chains = new Set((await home.database.audit.toArray()).map(({ chain }) => chain.split('@')[0]));
    expect(chains).toContain('A');
  });

  it('locks the researcher’s protocol by the first that an observer signed, in whichever order parts come in', async () => {
    const home = await researcher();
    const away = await observersComputer(home, { ...ofA, signedAtUtc: '2026-01-31T08:00:00.000Z' });
    await home.storage.readBundle(await written(away, a, 'return'));
    const lock = { atUtc: '2026-01-31T08:00:00.000Z', observerId: 'A', subjectCode: 'S-001' };
    expect(await home.database.projects.get(fixtureProjectId)).toMatchObject({ locked: lock });
    // A later signing changes nothing of it.
    const late = await observersComputer(home, {
      ...ofA,
      revision: 9,
      signedAtUtc: '2026-04-01T08:00:00.000Z',
    });
    await home.storage.readBundle(await written(late, a, 'return'));
    expect(await home.database.projects.get(fixtureProjectId)).toMatchObject({ locked: lock });
    // The kit is not locked by its own readings: its protocol is the researcher’s.
    expect(await away.database.projects.get(fixtureProjectId)).not.toHaveProperty('locked');
  });

  it('locks nothing by slices that were chosen beforehand', async () => {
    const home = await researcher();
    const chosen = { ...ofA, id: readingId('slices-1'), observerId: sliceChooser, entries: {} };
    await home.storage.save(fixtureProjectId, { readings: [chosen], event });
    const copy = newComputer();
    await copy.storage.readBundle(await written(home, 'all', 'project'));
    expect(await copy.database.readings.toArray()).toHaveLength(1);
    expect(await copy.database.projects.get(fixtureProjectId)).not.toHaveProperty('locked');
  });

  it('that was erased takes its code out of the lock, on every computer that hears of it', async () => {
    const home = await researcher();
    const away = await observersComputer(home);
    await home.storage.readBundle(await written(away, a, 'return'));
    const twin = newComputer();
    await twin.storage.readBundle(await written(home, 'all', 'project'));
    const locked = async ({ database }: Computer) => (await database.projects.get(fixtureProjectId))?.locked;
    expect(await locked(twin)).toMatchObject({ subjectCode: 'S-001' });
    const stale = await written(twin, 'all', 'project');
    const erased = await home.storage.eraseSubjects(fixtureProjectId, {
      ...{ subjectIds: [subject.id], unitIds: [], patientKeys: [subject.patientKey], seriesUids: [] },
      ...{ person: 'researcher', atUtc: nowUtc() },
    });
    expect(erased.ok).toBe(true);
    expect(await locked(home)).toMatchObject({ observerId: 'A', subjectCode: '' });
    await home.storage.readBundle(stale);
    expect(await locked(home)).toMatchObject({ observerId: 'A', subjectCode: '' });
    await twin.storage.readBundle(await written(home, 'all', 'project'));
    expect(await locked(twin)).toMatchObject({ observerId: 'A', subjectCode: '' });
  });

  it('is previewed without being written', async () => {
    const home = await researcher();
    const bundle = await written(await observersComputer(home), a, 'return');
    const before = await dump(home);
    expect(await home.storage.previewBundle(new Blob([new Uint8Array(bundle)]))).toMatchObject({
      ok: true,
      value: {
        bundle: { kind: 'return', observerId: 'A', version: 2 },
        isNewProject: false,
        project: 'same',
        readings: [{ observerId: 'A', added: 1, newer: 0, same: 0, older: 0, conflicts: 0 }],
        signedAdded: 1,
        erased: 0,
      },
    });
    expect(await dump(home)).toBe(before);
  });

  it('never changes subjects, protocol, blinding or what was erased, whatever somebody wrote into it', async () => {
    const home = await researcher();
    const bundle = await written(await observersComputer(home), a, 'backup');
    const { versions } = partsOf(bundle)['project.json'] as { readonly versions: readonly object[] };
    const forged = rewritten(bundle, {
      'project.json': {
        versions: versions.map((one) => ({
          ...one,
          clock: { x: 900_000 },
          unblinding: { atUtc: nowUtc(), reason: 'because I say so' },
          protocol: { ...blinded.protocol, csaKind: 'net', version: 9 },
        })),
        erased: [{ subjectId: other.id, atUtc: nowUtc() }],
        covariates: [{ id: 'x', name: 'X', kind: 'date' }],
      },
      'subjects-0001.json': [{ ...subject, code: 'S-999', clock: { x: 900_000 } }],
    });
    const [project] = await home.database.projects.toArray();
    const before = await home.database.subjects.toArray();
    expect((await home.storage.readBundle(forged)).ok).toBe(true);
    // What they signed locks the protocol as it is; nothing of it changes.
    const locked = { atUtc: ofA.signedAtUtc, observerId: 'A', subjectCode: 'S-001' };
    expect(await home.database.projects.toArray()).toEqual([{ ...project, locked }]);
    expect(await home.database.subjects.toArray()).toEqual(before);
    expect((await home.storage.loadAllReadings(fixtureProjectId)).ok).toBe(false);
  });

  it.each([
    ['a reading of another observer', { 'readings-0001.json': [{ ...ofB, revision: 9, clock: { x: 9 } }] }],
    [
      'a signed record that is not what was signed',
      { 'signed-0001.json': [{ hash: '0'.repeat(64), reading: ofA }] },
    ],
    ['a count beyond any work', { 'readings-0001.json': [{ ...ofA, clock: { x: 1e9 } }] }],
    ['a reading of another project', { 'readings-0001.json': [{ ...ofA, projectId: 'P2' }] }],
    ['the name of somebody else’s reading', { 'readings-0001.json': [{ ...ofA, id: ofB.id }] }],
  ])('is refused with %s, and nothing of it is kept', async (_what, changes) => {
    const home = await researcher();
    const bundle = await written(await observersComputer(home), a, 'return');
    const before = await dump(home);
    expect(await home.storage.readBundle(rewritten(bundle, changes))).toMatchObject({
      error: { kind: 'damaged' },
    });
    expect(await dump(home)).toBe(before);
  });

  it('is refused where its clock goes forward and its revision back', async () => {
    const home = await researcher();
    const away = await observersComputer(home, { ...ofA, revision: 5 });
    const bundle = await written(away, a, 'return');
    expect((await home.storage.readBundle(bundle)).ok).toBe(true);
    const [stored] = recordsOf(bundle, 'readings') as readonly Reading[];
    const clock = Object.fromEntries(
      Object.entries(stored?.clock ?? {}).map(([device, count]) => [device, count + 1]),
    );
    const forged = rewritten(bundle, { 'readings-0001.json': [{ ...ofA, revision: 4, clock }] });
    expect(await home.storage.readBundle(forged)).toMatchObject({
      error: { message: expect.stringContaining('was altered') },
    });
    expect(await home.storage.loadReading(fixtureProjectId, subject.id, a, 1)).toMatchObject({
      value: { revision: 5 },
    });
  });

  it('is refused of an observer whom the protocol here no longer knows', async () => {
    const home = await researcher();
    const bundle = await written(await observersComputer(home), a, 'return');
    const observers = blinded.protocol.observers.filter(({ id }) => id !== a);
    await home.storage.save(fixtureProjectId, {
      project: { ...blinded, protocol: { ...blinded.protocol, observers } },
      event,
    });
    expect(await home.storage.readBundle(bundle)).toMatchObject({
      error: { message: expect.stringContaining('whom the project here does not know') },
    });
  });

  it('is refused where its project is not, and where the bundle is of another project', async () => {
    const bundle = await written(await observersComputer(await researcher()), a, 'return');
    expect(await newComputer().storage.readBundle(bundle)).toMatchObject({
      error: { message: expect.stringContaining('not on this computer') },
    });
  });
});

describe('a computer with a kit', () => {
  it('takes in neither the whole project nor another observer’s part', async () => {
    const home = await researcher();
    const away = await observersComputer(home);
    const before = await dump(away);
    for (const bundle of [await written(home, 'all', 'project'), await written(home, b, 'backup')]) {
      expect(await away.storage.readBundle(bundle)).toMatchObject({
        error: { message: expect.stringContaining('reading kit of observer A') },
      });
    }
    expect(await dump(away)).toBe(before);
  });

  it('takes a later issue with its protocol and subjects, and keeps what was read since', async () => {
    const home = await researcher();
    const away = await observersComputer(home);
    const third = makeSubject('S-003');
    const protocol = { ...blinded.protocol, version: 2, preopWithinDays: 30 };
    await home.storage.save(fixtureProjectId, {
      project: { ...blinded, protocol },
      subjects: [third],
      event,
    });
    const bundle = await written(home, a, 'backup');
    const { versions, ...rest } = partsOf(bundle)['project.json'] as { readonly versions: readonly object[] };
    const later = versions.map((one) => ({ ...one, kit: { ...Reflect.get(one, 'kit'), issue: 2 } }));
    const issue = rewritten(bundle, { 'project.json': { ...rest, versions: later } }, { kind: 'kit' });
    expect((await away.storage.readBundle(issue)).ok).toBe(true);
    const loaded = await away.storage.loadProject(fixtureProjectId);
    const here = present(loaded.ok ? loaded.value : undefined, 'the project');
    expect(here.project).toMatchObject({ kit: { issue: 2 }, protocol: { version: 2, preopWithinDays: 30 } });
    expect(here.subjects.map(({ code }) => code).sort()).toEqual(['S-001', 'S-002', 'S-003']);
    expect(await away.storage.loadReading(fixtureProjectId, subject.id, a, 1)).toEqual({
      ok: true,
      value: ofA,
    });
    // The earlier issue again brings nothing back.
    expect((await away.storage.readBundle(await written(await researcher(), a, 'backup'))).ok).toBe(true);
    const again = await away.storage.loadProject(fixtureProjectId);
    expect(again.ok && again.value?.project.protocol.version).toBe(2);
  });
});

describe('the same record changed on two computers', () => {
  async function two() {
    const home = await researcher();
    const second = newComputer();
    await second.storage.readBundle(await written(home, 'all', 'project'));
    return { home, second };
  }

  it('is a conflict that keeps both, until a person settles it with one that knows of both', async () => {
    const { home, second } = await two();
    const aged = (age: number) => ({ ...subject, covariates: { ...subject.covariates, ageYears: age } });
    await home.storage.save(fixtureProjectId, { subjects: [aged(70)], event });
    await second.storage.save(fixtureProjectId, { subjects: [aged(71)], event });
    const bundle = await written(second, 'all', 'project');
    expect(await home.storage.readBundle(bundle)).toMatchObject({ value: { conflicts: 1 } });
    const found = await home.storage.conflicts(fixtureProjectId);
    const [conflict, ...others] = found.ok ? found.value : [];
    expect(others).toEqual([]);
    const ages =
      conflict?.versions.map((one) => ('covariates' in one ? one.covariates.ageYears : undefined)) ?? [];
    expect([...ages].sort()).toEqual([70, 71]);
    const settled = { act: 'conflict-settled', detail: 'subject', person: 'researcher' } as const;
    const chosen = present(conflict, 'the conflict');
    expect((await home.storage.settleConflict(fixtureProjectId, chosen, ages.indexOf(71), settled)).ok).toBe(
      true,
    );
    expect(await home.storage.conflicts(fixtureProjectId)).toEqual({ ok: true, value: [] });
    expect(await home.storage.readBundle(bundle)).toMatchObject({ value: { conflicts: 0 } });
    expect(await second.storage.readBundle(await written(home, 'all', 'project'))).toMatchObject({
      value: { conflicts: 0 },
    });
    for (const one of [home, second]) {
      const loaded = await one.storage.loadProject(fixtureProjectId);
      const ageHere =
        loaded.ok && loaded.value?.subjects.find(({ id }) => id === subject.id)?.covariates.ageYears;
      expect(ageHere).toBe(71);
    }
  });

  it('shows a signed reading before an open one, tells no number while blinded, and keeps both signed ones', async () => {
    const home = await researcher();
    const bundles = [];
    for (const mean of [400, 401]) {
      const [reading] = bothReadings(subject, [1000, 900], [mean, 450]);
      bundles.push(await written(await observersComputer(home, reading), a, 'return'));
    }
    for (const bundle of bundles) expect((await home.storage.readBundle(bundle)).ok).toBe(true);
    const found = await home.storage.conflicts(fixtureProjectId);
    expect(found).toMatchObject({ value: [{ kind: 'reading', observerId: 'A', round: 1 }] });
    expect(JSON.stringify(found)).not.toMatch(/outlinePx|grossMm2|"mean"/);
    const [conflict] = found.ok ? found.value : [];
    const settled = { act: 'conflict-settled', detail: 'reading', person: 'researcher' } as const;
    await home.storage.settleConflict(fixtureProjectId, present(conflict, 'the conflict'), 1, settled);
    expect(await home.storage.conflicts(fixtureProjectId)).toEqual({ ok: true, value: [] });
    expect(await home.database.signedRecords.count()).toBe(2);
    for (const bundle of bundles)
      expect(await home.storage.readBundle(bundle)).toMatchObject({ value: { conflicts: 0 } });
  });
});

describe('an erased subject', () => {
  const erasure = {
    subjectIds: [subject.id],
    unitIds: [],
    patientKeys: [subject.patientKey],
    seriesUids: [],
    person: 'researcher',
    atUtc: nowUtc(),
  };

  it('comes back with no bundle, not with a return either, and goes from kits and copies that hear of it', async () => {
    const home = await researcher();
    const away = await observersComputer(home);
    const copy = newComputer();
    const older = await written(home, 'all', 'project');
    await copy.storage.readBundle(older);
    expect((await home.storage.eraseSubjects(fixtureProjectId, erasure)).ok).toBe(true);
    for (const bundle of [older, await written(away, a, 'return')]) {
      expect((await home.storage.readBundle(bundle)).ok).toBe(true);
      expect(await home.database.readings.count()).toBe(0);
    }
    const kit = rewritten(await written(home, a, 'backup'), {}, { kind: 'kit' });
    expect(await away.storage.readBundle(kit)).toMatchObject({ value: { erasedSubjects: [subject.id] } });
    expect(await copy.storage.readBundle(await written(home, 'all', 'project'))).toMatchObject({
      value: { erasedSubjects: [subject.id] },
    });
    for (const one of [home, away, copy]) {
      const text = await dump(one);
      expect(text).not.toMatch(/"S-001"|patient of S-001|1\.2\.S-001|"ageYears"|outlinePx/);
      expect(text).toContain(subject.id);
      expect((await one.database.subjects.toArray()).map(({ code }) => code)).toEqual(['S-002']);
    }
  });
});
