import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { err } from '../../../../src/base/result';
import { bundleSeriesUid } from '../../../../src/domain/archive/bundleUids';
import { observerId } from '../../../../src/domain/ids';
import { targetsOf } from '../../../../src/domain/study/targets';
import { writeBundleObject } from '../../../../src/io/archive/bundleObject';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { type ConnectOptions, type MemoryArchive, memoryArchive } from '../../../support/memoryArchive';
import { phantomFiles } from '../../../support/phantomFiles';

/* Three browsers and one archive: what one puts there the others find, and nobody finds what is another's. */

const [a, b] = ['A', 'B'].map(observerId) as [ReturnType<typeof observerId>, ReturnType<typeof observerId>];

function browserAt(archive: MemoryArchive, databaseName: string, options: ConnectOptions = {}) {
  const { client, asked } = archive.connect(options);
  return { station: makeWorkstation({ databaseName, archive: client }), asked };
}

function openOf({ state }: TestWorkstation) {
  return present(state().open, 'the project');
}

async function researcher(archive: MemoryArchive, databaseName: string, options: ConnectOptions = {}) {
  const browser = browserAt(archive, databaseName, options);
  const { app } = browser.station;
  await app.newProject('Fractures');
  await app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
  await app.connectArchive('/dicom-web', { kind: 'none' });
  return browser;
}

/** A browser elsewhere that opened its observer's kit from the archive's list of projects. */
async function observer(
  archive: MemoryArchive,
  databaseName: string,
  who: string,
  options: ConnectOptions = {},
) {
  const browser = browserAt(archive, databaseName, options);
  const { app } = browser.station;
  await app.connectArchive('/dicom-web', { kind: 'none' });
  const listed = await app.archiveProjects();
  const [project] = listed.ok ? listed.value : [];
  const kit = present(
    project?.bundles.find((one) => one.kind === 'kit' && one.observer === who),
    `the kit of ${who}`,
  );
  expect(await app.openArchiveBundle(kit)).toBe('offered');
  await app.takeInBundles();
  app.dismissIncoming();
  await app.choosePerson({ kind: 'observer', observerId: observerId(who) });
  return { ...browser, listed };
}

async function signs(station: TestWorkstation, at = 0): Promise<void> {
  const { app, state } = station;
  await app.openReading(present(openOf(station).subjects[at], 'a subject').id);
  const session = present(state().reading, 'a reading');
  for (const target of targetsOf(openOf(station).project.protocol, session.timePoints))
    await app.cannotMeasure(target, 'motion', '');
  await app.signReading();
  app.showTab('exchange');
}

async function putKits(station: TestWorkstation) {
  return [await station.app.putKit(a, false), await station.app.putKit(b, false)];
}

async function signedHere({ ports, state }: TestWorkstation, who: string): Promise<number> {
  const progress = await ports.storage.progress(present(state().open, 'the project').project.id);
  if (!progress.ok) throw new Error(progress.error.message);
  return progress.value.filter((one) => one.observerId === who && one.state === 'signed').length;
}

describe('a project that is synchronised through an archive', () => {
  it('goes out as kits, is read elsewhere, and comes back as returns', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-researcher');
    expect(await putKits(here)).toMatchObject([
      { kind: 'put', issue: 1, subjects: 2 },
      { kind: 'put', issue: 1, subjects: 2 },
    ]);
    const { station: there, listed } = await observer(archive, 'sync-a', 'A');
    expect(listed).toMatchObject({
      ok: true,
      value: [
        {
          title: 'Fractures',
          bundles: [{ kind: 'kit', observer: 'A', issue: 1, count: 1 }, { observer: 'B' }],
        },
      ],
    });
    expect(await there.app.synchronise()).toMatchObject({
      put: { kind: 'nothing-read' },
      came: [],
      known: 1,
    });
    await signs(there);
    expect(await there.app.synchronise()).toMatchObject({ put: { kind: 'put' }, came: [] });
    expect(await there.app.synchronise()).toMatchObject({ put: { kind: 'nothing-new' }, came: [] });

    const report = await here.app.synchronise();
    expect(report).toMatchObject({
      put: undefined,
      came: [{ entry: { kind: 'return', observerId: 'A' }, end: { kind: 'taken' } }],
      kitsBehind: [],
    });
    expect(report.stopped).toBeUndefined();
    expect(here.state().incoming).toEqual({ kind: 'none' });
    expect(await signedHere(here, 'A')).toBe(1);
    expect(await here.app.synchronise()).toMatchObject({ came: [], known: 1 });

    await signs(there, 1);
    await there.app.synchronise();
    expect((await here.app.synchronise()).came).toHaveLength(1);
    expect(await signedHere(here, 'A')).toBe(2);
  });

  it('says who has more to read by now, and a newer issue of the kit comes to that observer alone', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-issues');
    await putKits(here);
    const { station: there } = await observer(archive, 'sync-issues-a', 'A');
    await signs(there);
    await here.app.importImages({ kind: 'files', files: phantomFiles([2], false) });
    expect((await here.app.synchronise()).kitsBehind).toEqual([
      { observerId: 'A', more: 1 },
      { observerId: 'B', more: 1 },
    ]);
    expect(await here.app.putKit(a, false)).toMatchObject({ kind: 'put', issue: 2, subjects: 3 });
    const report = await there.app.synchronise();
    expect(report.came).toMatchObject([{ entry: { kind: 'kit', issue: 2 }, end: { kind: 'taken' } }]);
    expect(openOf(there).subjects).toHaveLength(3);
    expect(await signedHere(there, 'A')).toBe(1);
    expect((await here.app.synchronise()).kitsBehind).toEqual([{ observerId: 'B', more: 1 }]);
  });

  it('lets an observer fetch nothing but their own, nor ask how much lies there of others', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-blind');
    await putKits(here);
    await here.app.putProject();
    const { station: ofB } = await observer(archive, 'sync-blind-b', 'B');
    await signs(ofB);
    await ofB.app.synchronise();
    const { station: ofA, asked } = await observer(archive, 'sync-blind-a', 'A');
    const opened = asked.length;
    await signs(ofA);
    await ofA.app.synchronise();
    const { project } = openOf(ofA);
    const others = (['kit', 'return'] as const).map((kind) => bundleSeriesUid(project.id, kind, b));
    others.push(bundleSeriesUid(project.id, 'project'));
    // Not even the list of what lies there, which counts the others' returns.
    expect(asked.slice(opened).map(({ verb }) => verb)).not.toContain('searchSeries');
    // Before it opened its kit it may list kits and projects; their bytes it never fetches.
    const fetched = asked.filter(({ verb }) => verb === 'instance').flatMap(({ uids }) => uids);
    expect(fetched.filter((uid) => (others as readonly string[]).includes(uid))).toEqual([]);
    const since = asked.slice(opened).flatMap(({ uids }) => uids);
    expect(since.filter((uid) => (others as readonly string[]).includes(uid))).toEqual([]);
    expect(asked.flatMap(({ uids }) => uids)).not.toContain(bundleSeriesUid(project.id, 'return', b));
    // Nor where somebody hands it the other's entry.
    const ofResearcher = await here.app.lookIntoArchive();
    const entries = ofResearcher.ok ? ofResearcher.value : [];
    expect(entries.filter(({ observerId: whose }) => whose === b)).toHaveLength(2);
    await ofA.app.takeFromArchive(entries.filter(({ observerId: whose }) => whose !== a));
    expect(ofA.state().incoming).toEqual({ kind: 'none' });
    expect(asked.filter(({ verb }) => verb === 'instance').flatMap(({ uids }) => uids)).toEqual(fetched);
    const own = await ofA.app.lookIntoArchive();
    expect(own.ok && own.value.every(({ observerId: whose }) => whose === a)).toBe(true);
    // What it sends is its own return.
    const sent = asked.flatMap(({ stored }) => stored).map((uid) => archive.objects.get(uid)?.seriesUid);
    expect(sent).toEqual([bundleSeriesUid(project.id, 'return', a)]);
  });

  it('is put there as a whole only by the researcher, and comes to another computer of theirs', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-whole');
    await putKits(here);
    expect(await here.app.putProject()).toMatchObject({ kind: 'put' });
    const { station: ofA } = await observer(archive, 'sync-whole-a', 'A');
    expect(await ofA.app.putProject()).toEqual({ kind: 'stopped', why: { kind: 'not-theirs' } });
    expect(await here.app.putReturn()).toEqual({ kind: 'stopped', why: { kind: 'not-theirs' } });
    const { station: second } = browserAt(archive, 'sync-whole-second');
    await second.app.connectArchive('/dicom-web', { kind: 'none' });
    const listed = await second.app.archiveProjects();
    const whole = listed.ok ? listed.value[0]?.bundles.find(({ kind }) => kind === 'project') : undefined;
    await second.app.openArchiveBundle(present(whole, 'the project'));
    await second.app.takeInBundles();
    expect(second.state().open?.subjects).toHaveLength(2);
    expect(second.state().open?.person.kind).toBe('researcher');
  });

  it('loses nothing and doubles nothing on a connection that fails at any question', async () => {
    const archive = memoryArchive();
    let number = 0;
    // Every fourth question finds nobody.
    const fails = () => ++number % 4 === 0;
    const { station: here } = await researcher(archive, 'sync-flaky', { fails });
    let put = await here.app.putKit(a, false);
    for (let tries = 0; put.kind === 'not-put' && tries < 5; tries += 1)
      put = await here.app.putMadeKit(a, false, put.made);
    expect(put).toMatchObject({ kind: 'put', issue: 1 });
    const { station: there } = await observer(archive, 'sync-flaky-a', 'A');
    await signs(there);
    await there.app.synchronise();
    const reports = [];
    for (let tries = 0; tries < 4; tries += 1) reports.push(await here.app.synchronise());
    expect(reports.flatMap(({ came }) => came.filter(({ end }) => end.kind === 'taken'))).toHaveLength(1);
    expect(
      reports.some(
        ({ stopped, came }) => stopped !== undefined || came.some(({ end }) => end.kind === 'not-fetched'),
      ),
    ).toBe(true);
    expect(await signedHere(here, 'A')).toBe(1);
  });

  it('takes nothing that was altered on the way', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-altered');
    await putKits(here);
    const { station: there } = await observer(archive, 'sync-altered-a', 'A');
    await signs(there);
    await there.app.synchronise();
    const back = present(
      [...archive.objects.values()].find(
        ({ seriesUid }) => seriesUid === bundleSeriesUid(openOf(here).project.id, 'return', a),
      ),
      'the return',
    );
    const file = back.file.slice();
    const at = file.length - 200;
    file[at] = (file[at] ?? 0) ^ 1;
    archive.objects.set(back.sopUid, { ...back, file });
    const report = await here.app.synchronise();
    expect(report.came).toMatchObject([{ end: { kind: 'not-fetched', why: { kind: 'refused' } } }]);
    expect(await signedHere(here, 'A')).toBe(0);
    // Once the archive has it whole again it comes.
    archive.objects.set(back.sopUid, back);
    expect((await here.app.synchronise()).came).toMatchObject([{ end: { kind: 'taken' } }]);
  });

  it('takes in nothing unseen that is another thing than its place in the archive says', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-disguised');
    await here.app.putProject();
    const { station: second } = browserAt(archive, 'sync-disguised-second');
    await second.app.connectArchive('/dicom-web', { kind: 'none' });
    const listed = await second.app.archiveProjects();
    const whole = listed.ok ? listed.value[0]?.bundles[0] : undefined;
    await second.app.openArchiveBundle(present(whole, 'the project'));
    await second.app.takeInBundles();
    // Somebody with the project's file changes a subject and puts it where observer A's returns lie.
    const subject = present(openOf(second).subjects[0], 'a subject');
    await second.app.setExclusion(subject.id, 'Forged');
    const { project } = openOf(second);
    const zip = await second.ports.storage.writeBundle(project.id, 'all', 'project');
    if (!zip.ok) throw new Error(zip.error.message);
    const { bytes } = await writeBundleObject(new Uint8Array(zip.value), {
      kind: 'return',
      observerId: a,
      projectId: project.id,
      projectTitle: 'Fractures',
      projectMadeAtUtc: project.createdAtUtc,
      writtenAtUtc: '2026-11-24T03:00:00Z',
      software: 'Multifidus 0',
    });
    await archive.connect().client.store([bytes], new AbortController().signal);
    const report = await here.app.synchronise();
    expect(report.came).toMatchObject([
      { entry: { kind: 'return', observerId: 'A' }, end: { kind: 'asked' } },
    ]);
    expect(here.state().incoming).toMatchObject({
      kind: 'offered',
      bundles: [{ standing: { kind: 'ready', preview: { bundle: { kind: 'project' } } } }],
    });
    expect(openOf(here).subjects[0]).toEqual(subject);
  });

  it('tells an observer nothing of what the archive says in its own words', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-words');
    await putKits(here);
    const { client } = archive.connect();
    let isBroken = false;
    const said = 'Series of KIM^YUNA, 1.3.12.2.1107.5.2.32.20210804, cannot be read';
    const station = makeWorkstation({
      databaseName: 'sync-words-a',
      archive: {
        ...client,
        seriesMetadata: (study, series, signal) =>
          isBroken
            ? Promise.resolve(err({ kind: 'server', message: said, status: 500, attempts: 6 } as const))
            : client.seriesMetadata(study, series, signal),
      },
    });
    const { app } = station;
    await app.connectArchive('/dicom-web', { kind: 'none' });
    const listed = await app.archiveProjects();
    const kit = listed.ok ? listed.value[0]?.bundles.find(({ observer: whose }) => whose === 'A') : undefined;
    await app.openArchiveBundle(present(kit, 'the kit'));
    await app.takeInBundles();
    await app.choosePerson({ kind: 'observer', observerId: a });
    isBroken = true;
    const report = await app.synchronise();
    expect(report.stopped).toMatchObject({ kind: 'archive', failure: { kind: 'server', status: 500 } });
    expect(/KIM|20210804/.test(JSON.stringify([report, station.state()]))).toBe(false);
    // Whoever may see names is told.
    await app.closeProject();
    expect(JSON.stringify(await app.archiveProjects())).toContain('KIM^YUNA');
  });

  it('stops where nothing is connected', async () => {
    const station = makeWorkstation({ databaseName: 'sync-alone' });
    await station.app.newProject('Alone');
    expect((await station.app.synchronise()).stopped).toEqual({ kind: 'not-connected' });
    expect(await station.app.putKit(a, false)).toEqual({ kind: 'stopped', why: { kind: 'not-connected' } });
  });

  it('is logged by who did what, without a name or a number', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-log');
    await putKits(here);
    await here.app.putProject();
    const details = (await here.database.audit.toArray()).map(({ act, detail }) => `${act}: ${detail}`);
    expect(details).toContain('exported: kit of observer A, issue 1, put into the archive');
    expect(details).toContain('bundle-written: project, archive');
  });

  it('is forgotten with the project, so that it can be taken from the archive again', async () => {
    const archive = memoryArchive();
    const { station: here } = await researcher(archive, 'sync-gone');
    await putKits(here);
    const { station: there } = await observer(archive, 'sync-gone-a', 'A');
    const { id } = openOf(there).project;
    await there.app.closeProject();
    await there.app.deleteProject(id);
    expect((await there.database.handles.toArray()).map(({ name }) => name)).not.toContain(
      `archive-book ${id}`,
    );
    const listed = await there.app.archiveProjects();
    expect(listed.ok && listed.value[0]?.bundles.map(({ isHere }) => isHere)).toEqual([false, false]);
  });
});
