import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId, readingId, subjectId } from '../../../../src/domain/ids';
import type { Project } from '../../../../src/domain/study/project';
import { targetsOf } from '../../../../src/domain/study/targets';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, reloaded, sessionAt } from '../../../support/readingStation';

function projectOf({ state }: TestWorkstation): Project {
  return present(state().open, 'the project').project;
}

/** Observer A gives a reason for every target of the first subject and signs. */
async function signAll(station: TestWorkstation): Promise<void> {
  for (const target of targetsOf(projectOf(station).protocol)) {
    await station.app.cannotMeasure(target, 'motion', '');
  }
  await station.app.signReading();
}

async function storedProject(station: TestWorkstation): Promise<Project> {
  return present(await station.database.projects.get(projectOf(station).id), 'the stored project');
}

async function asResearcher(station: TestWorkstation): Promise<void> {
  await station.app.choosePerson({ kind: 'researcher' });
}

describe('signing', () => {
  it('is refused as long as nobody chose gross or net, and says so', async () => {
    const station = await readingStation({ databaseName: 'lock-undecided', isCsaLeftOpen: true });
    expect(projectOf(station).protocol.isCsaDecided).toBe(false);
    await signAll(station);
    expect(sessionAt(station).reading.state).toBe('open');
    expect(station.state().notices.map(({ kind }) => kind)).toContain('csa-not-decided');
    expect((await storedProject(station)).locked).toBeUndefined();
  });

  it('locks the protocol at the first reading, with who and when, also on disk', async () => {
    const station = await readingStation({ databaseName: 'lock-first' });
    const code = station.state().open?.subjects[0]?.code;
    await signAll(station);
    const [reading] = await station.database.readings.toArray();
    const lock = { atUtc: reading?.signedAtUtc, observerId: 'A', subjectCode: code };
    expect(reading).toMatchObject({ state: 'signed', protocolVersion: 1 });
    expect((await storedProject(station)).locked).toEqual(lock);
    expect(projectOf(station).locked).toEqual(lock);
  });

  it('of a kit leaves the project as the researcher made it: its lock is the researcher’s', async () => {
    const made = await readingStation({ databaseName: 'lock-kit' });
    const project = await storedProject(made);
    const kit = {
      observerId: observerId('A'),
      issuedAtUtc: '2026-01-01T00:00:00Z',
      issue: 1,
      hasImages: true,
    };
    await made.ports.storage.save(project.id, {
      project: { ...project, kit },
      event: { act: 'other', detail: '' },
    });
    const station = await reloaded({ databaseName: 'lock-kit' });
    await signAll(station);
    expect((await station.database.readings.toArray())[0]?.state).toBe('signed');
    expect((await storedProject(station)).locked).toBeUndefined();
  });

  it('locks for good: a re-opened reading unlocks nothing, and a window that has not heard of it takes nothing back', async () => {
    const station = await readingStation({ databaseName: 'lock-stays' });
    const unlocked = projectOf(station);
    await signAll(station);
    const { locked } = await storedProject(station);
    const subject = present(station.state().open?.subjects[0], 'the subject');
    await station.app.openReading(subject.id);
    await station.app.reopenReading('Outline slipped');
    await station.ports.storage.save(unlocked.id, {
      project: unlocked,
      event: { act: 'other', detail: 'an older window' },
    });
    expect((await storedProject(station)).locked).toEqual(locked);
    await asResearcher(station);
    const { protocol } = projectOf(station);
    expect(await station.app.changeProtocol({ ...protocol, alpha: 0.01 })).toMatchObject({
      ok: false,
      error: { kind: 'locked' },
    });
  });
});

describe('masking time points', () => {
  it('in a project of an older version makes the text that names of scans are made from, in the same save', async () => {
    const station = makeWorkstation({ databaseName: 'mask-older' });
    await station.app.newProject('Older');
    const { secretText: _none, ...older } = await storedProject(station);
    await station.database.projects.put(older);
    await station.app.openProject(older.id);
    expect(projectOf(station).secretText).toBeUndefined();
    const { protocol } = projectOf(station);
    const blinding = { ...protocol.blinding, timePoint: true };
    expect((await station.app.changeProtocol({ ...protocol, blinding })).ok).toBe(true);
    const { secretText } = await storedProject(station);
    expect(secretText).toMatch(/^.{30,}$/);
    expect(projectOf(station).secretText).toBe(secretText);
  });

  it('hands nothing over to an observer while that text is not on disk', async () => {
    let isBroken = false;
    const storage = createStorage(() => '2026-11-23T12:00:00.000Z', new Database('mask-unsaved'));
    const save: typeof storage.save = async (...change) =>
      isBroken ? { ok: false, error: { kind: 'full', message: 'disk full' } } : storage.save(...change);
    const station = await readingStation({ databaseName: 'mask-unsaved', storage: { save } });
    await asResearcher(station);
    const { secretText: _none, ...older } = await storedProject(station);
    const blinding = { ...older.protocol.blinding, timePoint: true };
    await station.database.projects.put({ ...older, protocol: { ...older.protocol, blinding } });
    await station.app.openProject(older.id);
    isBroken = true;
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(station.state().open?.person.kind).toBe('researcher');
    expect(station.state().notices.map(({ kind }) => kind)).toContain('unsaved-first');
    isBroken = false;
    // What waits is written before the next change.
    await station.app.changeProtocol({ ...projectOf(station).protocol, question: 'Do they differ?' });
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(station.state().open?.subjects.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^Scan /),
      expect.stringMatching(/^Scan /),
    ]);
  });
});

describe('an amendment', () => {
  it('leaves signed masked scans counted for the subjects that they are of', async () => {
    const station = await readingStation({ databaseName: 'amend-masked' });
    await asResearcher(station);
    const { protocol } = projectOf(station);
    await station.app.changeProtocol({ ...protocol, blinding: { ...protocol.blinding, timePoint: true } });
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    for (const { id } of station.state().open?.subjects ?? []) {
      await station.app.openReading(id);
      for (const target of targetsOf(protocol, ['preop'])) {
        await station.app.cannotMeasure(target, 'motion', '');
      }
      await station.app.signReading();
    }
    await asResearcher(station);
    const before = station.state().open?.progress;
    expect(before?.map(({ state }) => state)).toEqual(['signed']);
    const amended = { ...projectOf(station).protocol, alpha: 0.01 };
    expect((await station.app.amendProtocol(amended, 'Reviewers')).ok).toBe(true);
    expect(station.state().open?.progress).toEqual(before);
  });

  it('makes the next version with reason, words and what was in force before; readings keep their version', async () => {
    const station = await readingStation({ databaseName: 'amend-next' });
    await signAll(station);
    await asResearcher(station);
    const before = projectOf(station).protocol;
    const change = { ...before, reReads: { ...before.reReads, washOutDays: 28 }, alpha: 0.01 };
    expect(await station.app.amendProtocol(change, '  Images were recognised ')).toEqual({
      ok: true,
      value: { otherScans: 0 },
    });
    const stored = await storedProject(station);
    expect(stored.protocol).toEqual({ ...change, version: 2 });
    expect(stored.amendments).toEqual([
      {
        version: 2,
        atUtc: expect.any(String),
        by: 'researcher',
        reason: 'Images were recognised',
        changes: ['Wash-out: 14 days → 28 days', 'Significance level: 0.05 → 0.01'],
        before,
        signedReadings: 1,
      },
    ]);
    const [reading] = await station.database.readings.toArray();
    expect(reading?.protocolVersion).toBe(1);
    const log = await station.database.table<{ act: string; detail: string }>('audit').toArray();
    expect(log.filter(({ act }) => act === 'protocol-amended').map(({ detail }) => detail)).toEqual([
      'version 2: Images were recognised: Wash-out: 14 days → 28 days; Significance level: 0.05 → 0.01',
    ]);
  });

  it('needs a reason, a lock, the researcher, and values that mean something', async () => {
    const station = await readingStation({ databaseName: 'amend-refused' });
    const draft = projectOf(station).protocol;
    const amend = (part: object, reason = 'Because') =>
      station.app.amendProtocol({ ...projectOf(station).protocol, ...part }, reason);
    expect(await amend({ alpha: 0.01 })).toMatchObject({ error: { kind: 'not-researcher' } });
    await asResearcher(station);
    expect(await amend({ alpha: 0.01 })).toMatchObject({ error: { kind: 'not-locked' } });
    const subject = present(station.state().open?.subjects[0], 'the subject');
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await station.app.openReading(subject.id);
    await signAll(station);
    await asResearcher(station);
    expect(await amend({ alpha: 0.01 }, ' ')).toMatchObject({ error: { kind: 'no-reason' } });
    expect(await amend({ alpha: 7 })).toMatchObject({ error: { kind: 'alpha-out-of-range' } });
    expect(await amend({ observers: draft.observers.slice(1) })).toMatchObject({
      error: { kind: 'observer-count' },
    });
    const third = { id: observerId('C'), letter: 'C', role: 'fellow', name: '', training: '' };
    const others = [...draft.observers.slice(1), third];
    expect(await amend({ observers: others })).toMatchObject({
      error: { kind: 'observer-has-readings', letter: 'A', readings: 1 },
    });
    expect(await amend({ seed: draft.seed + 1 })).toMatchObject({
      error: { kind: 'readings-begun', field: 'seed' },
    });
    expect(await amend({ sliceRule: 'chosen-beforehand' })).toMatchObject({
      error: { kind: 'readings-begun', field: 'sliceRule' },
    });
    expect(await amend({ blinding: { ...draft.blinding, timePoint: true } })).toMatchObject({
      error: { kind: 'readings-begun', field: 'timePoint' },
    });
    expect(projectOf(station).protocol).toEqual(draft);
    expect(projectOf(station).amendments).toBeUndefined();
  });

  it('asks what other targets mean for begun readings, as a change before the lock does', async () => {
    const station = await readingStation({ databaseName: 'amend-targets' });
    await signAll(station);
    await asResearcher(station);
    const { protocol } = projectOf(station);
    const change = { ...protocol, references: ['csf' as const] };
    expect(await station.app.amendProtocol(change, 'Scaling differs')).toMatchObject({
      error: { kind: 'outlines-begun', readings: 1, added: [{ muscleId: 'reference:csf', side: 'none' }] },
    });
    expect((await station.app.amendProtocol({ ...change, isAgreed: true }, 'Scaling differs')).ok).toBe(true);
    expect(projectOf(station).protocol).toMatchObject({ version: 2, references: ['csf'] });
  });

  it('is not what title, question and new subjects need', async () => {
    const station = await readingStation({ databaseName: 'amend-free' });
    await signAll(station);
    await asResearcher(station);
    const { protocol } = projectOf(station);
    const change = { ...protocol, title: 'Other', question: 'Do they differ?' };
    expect((await station.app.changeProtocol(change)).ok).toBe(true);
    expect(projectOf(station).protocol).toEqual(change);
    expect(projectOf(station).amendments).toBeUndefined();
  });
});

describe('two windows', () => {
  it('change no locked protocol without an amendment, and lose none', async () => {
    const first = await readingStation({ databaseName: 'amend-windows' });
    const second = makeWorkstation({ databaseName: 'amend-windows' });
    await second.app.openProject(projectOf(first).id);
    await signAll(first);
    // The second window has not heard of the signing.
    const draft = projectOf(second).protocol;
    await second.app.changeProtocol({ ...draft, alpha: 0.02 });
    expect(second.state().save).toMatchObject({ kind: 'not-saved' });
    expect((await storedProject(first)).protocol.alpha).toBe(0.05);
    await asResearcher(first);
    expect((await first.app.amendProtocol({ ...draft, alpha: 0.01 }, 'Reviewers')).ok).toBe(true);
    // A third that was open since before the amendment writes something else of the project.
    const { amendments: _unheard, ...older } = projectOf(first);
    await first.ports.storage.save(older.id, {
      project: { ...older, protocol: draft, openedAtUtc: '2026-12-01T00:00:00Z' },
      event: { act: 'project-opened', detail: '' },
    });
    const stored = await storedProject(first);
    expect(stored.protocol).toMatchObject({ version: 2, alpha: 0.01 });
    expect(stored.amendments).toHaveLength(1);
    expect(stored.openedAtUtc).toBe('2026-12-01T00:00:00Z');
    const twin = {
      ...older,
      protocol: { ...draft, version: 2, alpha: 0.03 },
      amendments: stored.amendments?.map((one) => ({ ...one, atUtc: '2026-12-02T00:00:00Z' })) ?? [],
    };
    const saved = await first.ports.storage.save(older.id, {
      project: twin,
      event: { act: 'protocol-amended', detail: '' },
    });
    expect(saved).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  });
});

describe('slices chosen beforehand', () => {
  it('lock nothing when they are signed: no observer has read', async () => {
    const station = makeWorkstation({ databaseName: 'lock-slices' });
    await station.app.newProject('Slices');
    const { id, protocol } = projectOf(station);
    await station.ports.storage.save(id, {
      readings: [
        {
          id: readingId('slices-1'),
          projectId: id,
          subjectId: subjectId('subject-1'),
          observerId: observerId('slices'),
          round: 1,
          state: 'signed',
          signedAtUtc: '2026-01-01T00:00:00Z',
          reopenings: [],
          sliceChoices: {},
          entries: {},
          revision: 1,
        },
      ],
      event: { act: 'slices-chosen', detail: '' },
    });
    await station.app.openProject(id);
    expect((await station.app.changeProtocol({ ...protocol, alpha: 0.01 })).ok).toBe(true);
  });
});
