import { describe, expect, it } from 'vitest';
import type { GivenBundle } from '../../../../src/app/exchange/ports';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { memorySources } from '../../../support/memorySources';
import { phantomFiles } from '../../../support/phantomFiles';
import { readingStation, sessionAt, targetAt } from '../../../support/readingStation';

/** A file as a person hands it over. */
function handedOver(name: string, content: Uint8Array | string | Blob): GivenBundle {
  const source = content instanceof Blob ? content : new Blob([new Uint8Array(bytesOf(content))]);
  return { name, size: source.size, source };
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function newestDownload({ downloads }: TestWorkstation): GivenBundle {
  const { name, content } = present(downloads.at(-1), 'a download');
  return handedOver(name, content);
}

function incomingOf({ state }: TestWorkstation) {
  return state().incoming;
}

async function signed(databaseName: string): Promise<TestWorkstation> {
  const station = await readingStation({ databaseName });
  for (const timePoint of ['preop', 'followUp'] as const) {
    for (const side of ['left', 'right'] as const) {
      await station.app.cannotMeasure(targetAt(station, timePoint, side), 'motion', '');
    }
  }
  await station.app.signReading();
  return station;
}

async function projectBundle(station: TestWorkstation): Promise<GivenBundle> {
  await station.app.choosePerson({ kind: 'researcher' });
  await station.app.saveProjectBundle();
  return newestDownload(station);
}

describe('a bundle that is given', () => {
  it('is shown before anything of it is written, and comes in when somebody takes it in', async () => {
    const here = await signed('exchange-from');
    const bundle = await projectBundle(here);
    const there = makeWorkstation({ databaseName: 'exchange-to' });
    await there.app.offerBundles([bundle]);
    expect(incomingOf(there)).toMatchObject({
      kind: 'offered',
      bundles: [{ standing: { kind: 'ready', preview: { isNewProject: true, title: 'Reading' } } }],
    });
    expect(await there.database.projects.count()).toBe(0);
    await there.app.takeInBundles();
    expect(incomingOf(there)).toMatchObject({ kind: 'taken-in', ends: [{ end: { kind: 'taken' } }] });
    expect(there.state().open?.project.protocol.title).toBe('Reading');
    expect(there.state().open?.subjects).toHaveLength(1);
    there.app.dismissIncoming();
    expect(incomingOf(there)).toEqual({ kind: 'none' });
  });

  it('and left leaves nothing', async () => {
    const here = await signed('exchange-left');
    const bundle = await projectBundle(here);
    const there = makeWorkstation({ databaseName: 'exchange-left-to' });
    await there.app.offerBundles([bundle]);
    there.app.dismissIncoming();
    await there.app.takeInBundles();
    expect(await there.database.projects.count()).toBe(0);
  });

  it('of another project is refused where one is open, and so is what is no bundle', async () => {
    const here = await signed('exchange-other');
    const bundle = await projectBundle(here);
    const there = makeWorkstation({ databaseName: 'exchange-other-to' });
    await there.app.newProject('Mine');
    await there.app.offerBundles([bundle, handedOver('letter.multifidus.zip', 'Dear colleague')]);
    expect(incomingOf(there)).toMatchObject({
      kind: 'offered',
      bundles: [
        { standing: { kind: 'refused', why: { kind: 'other-project', title: 'Reading' } } },
        { standing: { kind: 'refused', why: { kind: 'not-a-bundle' } } },
      ],
    });
    await there.app.takeInBundles();
    expect(await there.database.projects.count()).toBe(1);
  });

  it('with the work of others is refused to an observer, who learns no count of it', async () => {
    const here = await signed('exchange-not-own');
    const bundle = await projectBundle(here);
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('B') });
    await here.app.offerBundles([bundle]);
    expect(incomingOf(here)).toMatchObject({
      bundles: [{ standing: { kind: 'refused', why: { kind: 'not-own' } } }],
    });
    expect(JSON.stringify(incomingOf(here))).not.toContain('signed');
  });

  it('asks nobody again who sits there, and what was found of the images stays found', async () => {
    const here = await readingStation({ databaseName: 'exchange-stays' });
    // Somebody with a name signed: a study that is opened now asks who sits there.
    await here.app.choosePerson({ kind: 'researcher' });
    const { protocol } = present(here.state().open, 'a project').project;
    const observers = protocol.observers.map((one) => ({ ...one, name: `Dr ${one.letter}` }));
    await here.app.changeProtocol({ ...protocol, observers });
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await here.app.openReading(present(here.state().open?.subjects[0], 'a subject').id);
    for (const timePoint of ['preop', 'followUp'] as const) {
      for (const side of ['left', 'right'] as const) {
        await here.app.cannotMeasure(targetAt(here, timePoint, side), 'motion', '');
      }
    }
    await here.app.signReading();
    const bundle = await projectBundle(here);
    here.app.showTab('exchange');
    const before = present(here.state().open, 'a project');
    expect(before.reachable.size).toBeGreaterThan(0);
    await here.app.offerBundles([bundle]);
    await here.app.takeInBundles();
    expect(incomingOf(here)).toMatchObject({ kind: 'taken-in', ends: [{ end: { kind: 'taken' } }] });
    expect(here.state().isWhoAsked).toBe(false);
    expect(here.state().screen).toEqual({ kind: 'project', tab: 'exchange' });
    const after = present(here.state().open, 'a project');
    expect(after).not.toBe(before);
    expect(after.person).toEqual(before.person);
    expect(after.reachable).toEqual(before.reachable);
  });

  it('brings the log of who wrote it, whole, and is logged itself', async () => {
    const here = await signed('exchange-log');
    const bundle = await projectBundle(here);
    const there = makeWorkstation({ databaseName: 'exchange-log-to' });
    await there.app.offerBundles([bundle]);
    await there.app.takeInBundles();
    const log = await there.app.readLog();
    if (!log.ok) throw new Error(log.error.message);
    expect(log.value.chains.every(({ fault }) => fault === undefined)).toBe(true);
    expect(log.value.chains.map(({ person }) => person)).toContain('A');
    expect(log.value.entries.map(({ act }) => act)).toContain('bundle-merged');
    // The head that stood in the file's name is found on the other computer.
    const head = present(/_log-(\d+-[0-9a-f]{12})\.multifidus\.zip$/.exec(bundle.name)?.[1], 'a head');
    expect(await there.app.checkPrinted(log.value, head)).toMatchObject({ kind: 'as-printed' });
  });
});

describe('what an observer returns', () => {
  it('holds their readings and their log, and nobody else’s', async () => {
    const here = await signed('exchange-return');
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await here.app.saveReturn();
    const bundle = newestDownload(here);
    expect(bundle.name).toMatch(/-return-A_log-\d+-[0-9a-f]{12}\.multifidus\.zip$/);
    expect(await here.app.ownHead()).toBe(/_log-(.+)\.multifidus/.exec(bundle.name)?.[1]);
    // What was returned is no longer only in this browser, today and after a reload.
    expect(here.state().backup.signedSinceBackup).toBe(0);
    expect(here.state().open?.project.backups?.['A']?.signedReadings).toBeGreaterThan(0);
    await here.app.choosePerson({ kind: 'researcher' });
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(here.state().backup.signedSinceBackup).toBe(0);
    await here.app.choosePerson({ kind: 'researcher' });
    await here.app.offerBundles([bundle]);
    const incoming = incomingOf(here);
    const [first] = incoming.kind === 'offered' ? incoming.bundles : [];
    expect(first?.standing).toMatchObject({
      kind: 'ready',
      preview: {
        bundle: { kind: 'return', observerId: 'A' },
        readings: [{ observerId: 'A', same: 1, added: 0 }],
      },
    });
    await here.app.takeInBundles();
    expect(incomingOf(here)).toMatchObject({ kind: 'taken-in', ends: [{ end: { kind: 'taken' } }] });
    // The researcher is still where they were.
    expect(here.state().open?.person.kind).toBe('researcher');
  });
});

describe('two copies of one project that were changed apart', () => {
  it('are in conflict, both versions kept, until the researcher keeps one, which is logged without what was typed', async () => {
    const here = await signed('exchange-apart');
    const bundle = await projectBundle(here);
    const there = makeWorkstation({ databaseName: 'exchange-apart-to' });
    await there.app.offerBundles([bundle]);
    await there.app.takeInBundles();
    const { id } = present(here.state().open?.subjects[0], 'a subject');
    await here.app.setCovariates(id, { ageYears: 70 });
    await there.app.setCovariates(id, { ageYears: 71 });
    await there.app.saveProjectBundle();
    await here.app.offerBundles([newestDownload(there)]);
    await here.app.takeInBundles();
    const found = await here.app.readConflicts();
    const conflict = present(
      found.ok ? found.value.find(({ kind }) => kind === 'subject') : undefined,
      'a conflict',
    );
    expect(conflict.versions).toHaveLength(2);
    const older = conflict.versions.findIndex((one) => 'covariates' in one && one.covariates.ageYears === 70);
    expect(await here.app.settleConflict(conflict, older, 'later-work')).toMatchObject({ ok: true });
    expect(here.state().open?.subjects[0]?.covariates.ageYears).toBe(70);
    const left = await here.app.readConflicts();
    expect(left.ok && left.value.filter(({ kind }) => kind === 'subject')).toEqual([]);
    const entries = await here.database.audit.toArray();
    expect(entries).toContainEqual(
      expect.objectContaining({
        act: 'conflict-settled',
        person: 'researcher',
        subjectId: id,
        detail: 'subject: later-work',
      }),
    );
    // What was settled is settled on the other computer, too.
    await here.app.saveProjectBundle();
    await there.app.offerBundles([newestDownload(here)]);
    await there.app.takeInBundles();
    expect(there.state().open?.subjects[0]?.covariates.ageYears).toBe(70);
  });
});

const a = observerId('A');

/** What the researcher gives observer A now, as a file. */
async function partOfA(here: TestWorkstation): Promise<GivenBundle> {
  const { id } = present(here.state().open, 'a project').project;
  const bundle = await here.ports.storage.writeBundle(id, a, 'backup');
  if (!bundle.ok) throw new Error(bundle.error.message);
  return handedOver('part.multifidus.zip', bundle.value);
}

async function takeIn(at: TestWorkstation, bundle: GivenBundle): Promise<void> {
  await at.app.offerBundles([bundle]);
  await at.app.takeInBundles();
  expect(incomingOf(at)).toMatchObject({ kind: 'taken-in', ends: [{ end: { kind: 'taken' } }] });
}

describe('a subject that was erased on another computer', () => {
  it('goes with the copies of its images, and a reading of it that is open is closed and said so', async () => {
    const here = await readingStation({ databaseName: 'erase-from' });
    await here.app.choosePerson({ kind: 'researcher' });
    const removed: string[] = [];
    const sources = {
      ...memorySources(false).port,
      removeCopiesOfImages: async (_id: unknown, keys: ReadonlySet<string>) => {
        removed.push(...keys);
        return true;
      },
    };
    const there = makeWorkstation({ databaseName: 'erase-to', sources });
    await takeIn(there, await partOfA(here));
    const subject = present(there.state().open?.subjects[0], 'a subject');
    const keys = [...present(there.state().open, 'a project').images.values()].map(({ header }) =>
      imageKey(header),
    );
    await there.app.openReading(subject.id);
    expect(sessionAt(there).subjectId).toBe(subject.id);
    await here.app.eraseSubjects([subject.id]);
    await takeIn(there, await partOfA(here));
    expect(there.state().open?.subjects).toEqual([]);
    expect(there.state().reading).toBeUndefined();
    expect(new Set(removed)).toEqual(new Set(keys));
    expect(removed.length).toBeGreaterThan(0);
    expect(there.state().notices).toContainEqual(
      expect.objectContaining({ kind: 'erased-elsewhere', facts: { count: 1, wasOpen: 1 } }),
    );
  });
});

describe('a return that comes after a subject of it was erased', () => {
  it('says that its reading stays out, and does not bring it back', async () => {
    const here = await signed('exchange-late');
    await here.app.saveReturn();
    const returned = newestDownload(here);
    await here.app.choosePerson({ kind: 'researcher' });
    const { id } = present(here.state().open?.subjects[0], 'a subject');
    expect(await here.app.eraseSubjects([id])).toBe(true);
    await here.app.offerBundles([returned]);
    const readings = [{ observerId: 'A', added: 0, newer: 0, same: 0, older: 0, conflicts: 0 }];
    expect(incomingOf(here)).toMatchObject({
      bundles: [{ standing: { kind: 'ready', preview: { ofErased: 1, signedAdded: 0, readings } } }],
    });
    await here.app.takeInBundles();
    expect(incomingOf(here)).toMatchObject({
      ends: [{ end: { kind: 'taken', outcome: { readingsAdded: 0 } } }],
    });
    expect(await here.database.readings.count()).toBe(0);
    expect(await here.database.signedRecords.count()).toBe(0);
    expect(here.state().open?.subjects).toEqual([]);
  });
});

describe('a kit that is issued again', () => {
  it('brings the subjects that were added since, and leaves what was read since as it is', async () => {
    const here = await readingStation({ databaseName: 'issue-from' });
    await here.app.choosePerson({ kind: 'researcher' });
    const kit = async (): Promise<GivenBundle> => {
      const outcome = await here.app.makeKit(
        { observerId: a, withImages: false },
        () => undefined,
        new AbortController().signal,
      );
      if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
      return handedOver(outcome.fileName, outcome.file);
    };
    const there = makeWorkstation({ databaseName: 'issue-to' });
    await takeIn(there, await kit());
    const subject = present(there.state().open?.subjects[0], 'a subject');
    await there.app.openReading(subject.id);
    for (const timePoint of ['preop', 'followUp'] as const) {
      for (const side of ['left', 'right'] as const) {
        await there.app.cannotMeasure(targetAt(there, timePoint, side), 'motion', 'mine');
      }
    }
    await there.app.signReading();
    const read = await there.database.readings.toArray();
    expect(read).toMatchObject([{ state: 'signed', subjectId: subject.id }]);
    await here.app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
    await takeIn(there, await kit());
    const open = present(there.state().open, 'a project');
    expect([open.project.kit?.issue, open.person]).toEqual([2, { kind: 'observer', observerId: 'A' }]);
    expect(open.subjects).toHaveLength(2);
    expect(await there.database.readings.toArray()).toEqual(read);
    expect(open.progress).toMatchObject([{ subjectId: subject.id, state: 'signed' }]);
    // The first issue once more changes nothing.
    const before = await there.database.subjects.toArray();
    await takeIn(there, await partOfA(here));
    expect(await there.database.subjects.toArray()).toEqual(before);
  });

  it('lets its observer settle what they read on two computers apart, and nobody else’s conflicts', async () => {
    const here = await readingStation({ databaseName: 'settle-from' });
    await here.app.choosePerson({ kind: 'researcher' });
    const part = await partOfA(here);
    const readAt = async (name: string, note: string): Promise<TestWorkstation> => {
      const station = makeWorkstation({ databaseName: name });
      await takeIn(station, part);
      await station.app.openReading(present(station.state().open?.subjects[0], 'a subject').id);
      await station.app.cannotMeasure(targetAt(station, 'preop', 'left'), 'motion', note);
      station.app.showTab('cohort');
      return station;
    };
    const first = await readAt('settle-one', 'one');
    const second = await readAt('settle-two', 'two');
    await second.app.saveReturn();
    await takeIn(first, newestDownload(second));
    const found = await first.app.readConflicts();
    const conflict = present(found.ok ? found.value[0] : undefined, 'a conflict');
    expect(conflict).toMatchObject({ kind: 'reading', observerId: 'A' });
    const settled = await first.app.settleConflict(conflict, 1, 'later-work');
    expect(settled).toMatchObject({ ok: true });
    expect(first.state().open?.person).toEqual({ kind: 'observer', observerId: 'A' });
    const left = await first.app.readConflicts();
    expect(left.ok && left.value).toEqual([]);
    // On the researcher's own computer an observer settles nothing.
    await here.app.choosePerson({ kind: 'observer', observerId: a });
    expect((await here.app.readConflicts()).ok).toBe(false);
    expect((await here.app.settleConflict(conflict, 0, 'later-work')).ok).toBe(false);
  });
});
