import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { sliceChooser } from '../../../../src/domain/conduct/sliceChooser';
import { observerId } from '../../../../src/domain/ids';
import { targetsOf } from '../../../../src/domain/study/targets';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, sessionAt } from '../../../support/readingStation';

const a = { kind: 'observer', observerId: observerId('A') } as const;

async function signAll({ app, state }: TestWorkstation): Promise<void> {
  const { timePoints } = present(state().reading, 'the reading');
  for (const target of targetsOf(present(state().open, 'the project').project.protocol, timePoints)) {
    await app.cannotMeasure(target, 'motion', '');
  }
  await app.signReading();
}

const twoRounds = (databaseName: string, washOutDays: number) =>
  readingStation(
    { databaseName },
    { rounds: 2, reReads: { by: 'all', subjects: { kind: 'all' }, washOutDays } },
  );

describe('a second round', () => {
  it('waits for the wash-out; opened before, the reason and the days lacking are kept', async () => {
    const station = await twoRounds('rounds-early', 14);
    const { app, state, ports } = station;
    const { subjectId } = sessionAt(station);
    await signAll(station);
    await app.choosePerson(a);
    expect(state().open?.round).toBe(2);
    expect(state().open?.waits?.get(subjectId)).toEqual({ kind: 'wash-out', daysLacking: 14 });
    expect(await app.openNextUnsigned()).toBe(false);
    await app.openReading(subjectId);
    expect(state().reading).toBeUndefined();
    expect(state().notices.at(-1)).toMatchObject({ kind: 'round-waits', facts: { daysLacking: 14 } });
    await app.openReading(subjectId, ' leaves tomorrow ');
    expect(sessionAt(station).reading).toMatchObject({
      round: 2,
      entries: {},
      washOutOverride: { reason: 'leaves tomorrow', daysLacking: 14 },
    });
    const { id } = present(state().open, 'the project').project;
    const stored = await ports.storage.loadReading(id, subjectId, a.observerId, 2);
    expect(stored.ok && stored.value?.washOutOverride?.reason).toBe('leaves tomorrow');
    expect((await station.database.audit.toArray()).map(({ act }) => act)).toContain('wash-out-overridden');
  });

  it('closes the first one, which can be mended only while the wash-out runs', async () => {
    const station = await twoRounds('rounds-closed', 14);
    const { app, state } = station;
    const { subjectId } = sessionAt(station);
    await signAll(station);
    await app.choosePerson(a, 1);
    await app.openReading(subjectId);
    expect(sessionAt(station).reading.state).toBe('signed');
    await app.choosePerson(a, 2);
    await app.openReading(subjectId, 'on purpose');
    await app.choosePerson(a, 1);
    expect(state().open?.waits?.get(subjectId)).toEqual({ kind: 'closed' });
    await app.openReading(subjectId);
    expect(state().reading).toBeUndefined();
    expect(state().notices.at(-1)?.kind).toBe('round-hidden');
  });
});

describe('signing', () => {
  it('says which scan, muscle and side lacks first, and how many more', async () => {
    const station = await readingStation({ databaseName: 'sign-missing' });
    await station.app.signReading();
    expect(station.state().notices.at(-1)).toMatchObject({
      kind: 'not-complete',
      facts: { done: 0, total: 4, timePoint: 'preop', side: 'right', more: 3 },
    });
  });
});

describe('signing in', () => {
  it('is for people of the protocol; the researcher comes back to the whole project', async () => {
    const station = await readingStation({ databaseName: 'sign-in' });
    const { app, state } = station;
    await app.choosePerson({ kind: 'observer', observerId: sliceChooser });
    expect(state().open?.person).toEqual(a);
    const view = present(state().open, 'the view');
    expect(Object.keys(present(view.subjects[0], 'a subject').covariates)).toEqual([]);
    expect(view.project.secretText).toBeUndefined();
    await app.choosePerson({ kind: 'researcher' });
    expect(state().open?.project.secretText).toBeDefined();
    expect(state().open?.waits).toBeUndefined();
    expect(state().reading).toBeUndefined();
  });

  it('of the researcher carries the observer who is the same person', async () => {
    const observers = [
      {
        id: observerId('A'),
        letter: 'A',
        role: 'surgeon',
        name: 'Ann',
        training: '',
        isResearcher: true as const,
      },
      { id: observerId('B'), letter: 'B', role: 'radiologist', name: 'Bo', training: '' },
    ];
    const station = await readingStation({ databaseName: 'sign-in-both' }, { observers });
    const { app, state } = station;
    await app.choosePerson({ kind: 'researcher' });
    expect(state().open?.person).toEqual({ kind: 'researcher', observerId: observerId('A') });
    await app.unblind('all is read');
    expect(state().open?.project.unblinding).toBeUndefined();
    expect(state().notices.at(-1)).toMatchObject({ kind: 'own-readings-first', facts: { openReadings: 1 } });
    await app.choosePerson(a);
    await app.openReading(present(state().open?.subjects[0], 'a subject').id);
    await signAll(station);
    await app.choosePerson({ kind: 'researcher' });
    await app.unblind('A is done');
    // B has not read the one subject.
    expect(state().open?.project.unblinding).toMatchObject({ reason: 'A is done', unread: 1 });
  });
});
