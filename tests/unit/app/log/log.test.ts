import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import { auditHeadCode } from '../../../../src/domain/keeping/auditHeadCode';
import { drawOutline } from '../../../support/drawOutline';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, targetAt } from '../../../support/readingStation';

const secrets = ['SECRETNAME', 'SECRETREASON', 'SECRETCODE', 'SECRETNOTE', '71.25', '1951-02-03'];

const square = [
  [140, 180],
  [160, 180],
  [160, 200],
  [140, 200],
] as const;

/** A day of work: every act that the log is asked to hold, with things typed that must not be in it. */
async function dayOfWork(station: TestWorkstation): Promise<void> {
  const { app, state } = station;
  const [subject] = present(state().open, 'a project').subjects;
  const { id } = present(subject, 'a subject');
  await drawOutline(station, 'preop', square);
  for (const timePoint of ['preop', 'followUp'] as const) {
    for (const side of ['left', 'right'] as const) {
      await app.cannotMeasure(targetAt(station, timePoint, side), 'motion', 'SECRETREASON');
    }
  }
  await app.signReading();
  await app.openReading(id);
  await app.reopenReading('SECRETREASON');
  await app.signReading();
  await app.choosePerson({ kind: 'researcher' });
  await app.setCode(id, 'SECRETCODE');
  await app.setCovariates(id, { ageYears: 71.25, level: 'L1' });
  await app.setExclusion(id, 'SECRETREASON');
  await app.setExclusion(id, undefined);
  await app.unblind('All readings are signed.');
  await app.saveCsv('subjects');
  await app.backUp();
  await app.saveProjectBundle();
  await app.saveLog('jsonl');
}

async function entriesOf({ database }: TestWorkstation) {
  return database.audit.toArray();
}

describe('the log of a project', () => {
  it('holds who did what to which subject, and nothing that was typed, measured or read in a file', async () => {
    const station = await readingStation({ databaseName: 'log-day' });
    await dayOfWork(station);
    const entries = await entriesOf(station);
    const acts = new Set(entries.map(({ act }) => act));
    for (const act of [
      ...(['project-made', 'images-imported', 'signed-in', 'reading-opened', 'roi-committed'] as const),
      ...(['reading-changed', 'reading-signed', 'reading-re-opened', 'covariates-changed'] as const),
      ...([
        'subject-excluded',
        'subject-included',
        'unblinded',
        'exported',
        'bundle-written',
        'log-exported',
      ] as const),
    ]) {
      expect(acts, act).toContain(act);
    }
    const text = JSON.stringify(entries);
    for (const secret of secrets) expect(text).not.toContain(secret);
    // Neither names and numbers of the patients in the files, nor the code that the subject had at first.
    for (const { header } of present(station.state().open, 'a project').images.values()) {
      for (const own of [header.patient.id, header.patient.name]) {
        if (own) expect(text).not.toContain(own);
      }
    }
    const { id } = present(station.state().open?.subjects[0], 'a subject');
    const signed = entries.filter(({ act }) => act === 'reading-signed');
    expect(signed.map(({ person, subjectId }) => [person, subjectId])).toEqual([
      ['A', id],
      ['A', id],
    ]);
  });

  it('is one chain for each person, each whole', async () => {
    const station = await readingStation({ databaseName: 'log-chains' });
    await dayOfWork(station);
    const log = await station.app.readLog();
    if (!log.ok) throw new Error(log.error.message);
    expect(log.value.chains.map(({ person, fault }) => [person, fault])).toEqual([
      ['A', undefined],
      ['researcher', undefined],
    ]);
    expect(log.value.entries).toHaveLength((await entriesOf(station)).length);
  });

  it('shows an observer their own acts and nobody else’s', async () => {
    const station = await readingStation({ databaseName: 'log-own' });
    await dayOfWork(station);
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('B') });
    const log = await station.app.readLog();
    if (!log.ok) throw new Error(log.error.message);
    expect(new Set(log.value.entries.map(({ person }) => person))).toEqual(new Set(['B']));
    await station.app.saveLog('jsonl');
    const lines = String(station.downloads.at(-1)?.content).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).person)).toEqual(lines.map(() => 'B'));
  });

  it('prints its head with a signature and in the names of files, and is as printed later', async () => {
    const station = await readingStation({ databaseName: 'log-head' });
    const { app } = station;
    for (const timePoint of ['preop', 'followUp'] as const) {
      for (const side of ['left', 'right'] as const) {
        await app.cannotMeasure(targetAt(station, timePoint, side), 'motion', '');
      }
    }
    await app.signReading();
    const notice = station.state().notices.find(({ kind }) => kind.startsWith('signed'));
    const entries = (await entriesOf(station)).filter(({ person }) => person === 'A');
    const signing = present(
      entries.find(({ act }) => act === 'reading-signed'),
      'the signing',
    );
    const printed = String(notice?.facts['log']);
    expect(Number.parseInt(printed, 10)).toBeGreaterThanOrEqual(signing.number);
    await app.choosePerson({ kind: 'researcher' });
    await app.unblind('All signed');
    await app.saveCsv('subjects');
    const name = present(station.downloads.at(-1)?.name, 'a file');
    const inName = present(/_log-(\d+-[0-9a-f]{12})\.csv$/.exec(name)?.[1], 'a head');
    await app.setCovariates(present(station.state().open?.subjects[0], 'a subject').id, { ageYears: 70 });
    const log = await app.readLog();
    if (!log.ok) throw new Error(log.error.message);
    expect(await app.checkPrinted(log.value, printed)).toMatchObject({ kind: 'as-printed' });
    expect(await app.checkPrinted(log.value, inName)).toMatchObject({ kind: 'as-printed' });
    expect(await app.checkPrinted(log.value, '3-000000000000')).toEqual({ kind: 'not-here' });
    expect(await app.checkPrinted(log.value, 'no head')).toBeUndefined();
  });

  it('shows an entry that was altered, and one that was taken out, in the browser’s own database', async () => {
    const station = await readingStation({ databaseName: 'log-altered' });
    await station.app.choosePerson({ kind: 'researcher' });
    const own = (await entriesOf(station)).filter(({ person }) => person === 'researcher');
    const [first = raise(), second = raise(), last = raise()] = [own[0], own[1], own.at(-1)];
    const printed = auditHeadCode(last);
    await station.database.audit.put({ ...second, detail: 'something else' });
    const altered = await station.app.readLog();
    const researcher = present(
      altered.ok ? altered.value.chains.find(({ person }) => person === 'researcher') : undefined,
      'a chain',
    );
    expect(researcher.fault).toEqual({ kind: 'altered', number: 2 });
    await station.database.audit.delete([first.projectId, first.chain, first.number, first.hash]);
    const removed = await station.app.readLog();
    if (!removed.ok) throw new Error(removed.error.message);
    expect(await station.app.checkPrinted(removed.value, printed)).toMatchObject({
      kind: 'faulty',
      fault: { kind: 'gap', number: 1 },
    });
  });

  it('keeps no entry of a change that was not kept', async () => {
    const station = await readingStation({ databaseName: 'log-with-change' });
    const cause = new DOMException('no space', 'QuotaExceededError');
    vi.spyOn(station.database.readings, 'bulkPut').mockRejectedValue(cause);
    await drawOutline(station, 'preop', square);
    expect(station.state().save.kind).toBe('not-saved');
    expect((await entriesOf(station)).map(({ act }) => act)).not.toContain('roi-committed');
  });
});

function raise(): never {
  throw new Error('It is not there');
}
