import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { observerId, type SubjectId } from '../../../../src/domain/ids';
import type { Protocol } from '../../../../src/domain/study/protocol';
import { targetsOf } from '../../../../src/domain/study/targets';
import type { TimePoint } from '../../../../src/domain/timePoint';
import { objectWriter } from '../../../../src/io/dicomObjects/objectWriter';
import { text } from '../../../support/archivedObject';
import { drawOutline } from '../../../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { type ConnectOptions, type MemoryArchive, memoryArchive } from '../../../support/memoryArchive';
import { phantomFiles, phantomTruth } from '../../../support/phantomFiles';

/* Signed readings go back to the archive that has their images, as SR and SEG, read there with other software (dcmjs). */

const [a, b] = ['A', 'B'].map(observerId) as [ReturnType<typeof observerId>, ReturnType<typeof observerId>];
const files = phantomFiles([0, 1], false);

function openOf({ state }: TestWorkstation) {
  return present(state().open, 'the project');
}

async function stationAt(
  archive: MemoryArchive,
  databaseName: string,
  {
    protocol = {},
    identity = 'kept' as 'kept' | 'removed',
    ...options
  }: ConnectOptions & {
    readonly protocol?: Partial<Protocol>;
    readonly identity?: 'kept' | 'removed';
  } = {},
) {
  const { client, asked } = archive.connect(options);
  const station = makeWorkstation({
    databaseName,
    archive: client,
    objects: { load: async () => objectWriter },
  });
  const { app } = station;
  await app.newProject('Fractures', identity);
  await app.changeProtocol({ ...openOf(station).project.protocol, ...protocol });
  await app.importImages({ kind: 'files', files });
  await app.connectArchive('/dicom-web', { kind: 'none' });
  return { station, asked };
}

/** Which of the phantom's scans it is that somebody reads. */
async function truthOf({ ports, state }: TestWorkstation, id: SubjectId, slot: TimePoint) {
  const stored = await ports.storage.loadSubjects(present(state().open, 'a project').project.id);
  const { project, subjects } = present(stored.ok ? stored.value : undefined, 'the project');
  for (const subject of subjects) {
    const unit = unitsOf(project, subject).find((one) => one.id === id);
    if (unit) return { index: Number(subject.code.slice(2)) - 1, timePoint: unit.timePoint ?? slot };
  }
  throw new Error('no such unit');
}

/** Draws the phantom's own outlines as one observer, and signs. */
async function draws(station: TestWorkstation, who: string, at: readonly number[] = [0]): Promise<void> {
  const { app, state } = station;
  await app.choosePerson({ kind: 'observer', observerId: observerId(who) });
  const { subjects, project } = openOf(station);
  for (const id of at.map((index) => present(subjects[index], 'a subject').id)) {
    await app.openReading(id);
    const { timePoints } = present(state().reading, 'a reading');
    for (const target of targetsOf(project.protocol, timePoints)) {
      const { index, timePoint } = await truthOf(station, id, target.timePoint);
      const truth = phantomTruth(index, timePoint, target.side === 'right' ? 'right' : 'left');
      const { slices } = present(state().reading?.panes[target.timePoint], 'a pane').axial;
      await app.showAxialSlice(
        target.timePoint,
        slices.findIndex(({ sopInstanceUid }) => sopInstanceUid === truth.sopInstanceUid),
      );
      await drawOutline(station, target.timePoint, truth.outlinePx);
    }
    await app.signReading();
  }
  app.showTab('exchange');
}

function objectsIn(archive: MemoryArchive) {
  const images = new Set(memoryArchive(files.map(({ bytes }) => bytes)).objects.keys());
  return [...archive.objects.values()].filter(({ sopUid }) => !images.has(sopUid));
}

const full = () => memoryArchive(files.map(({ bytes }) => bytes));

describe('signed readings that go back to the archive', () => {
  it('lie there as SR and SEG, in the study and under the patient of their images', async () => {
    const archive = full();
    const { station } = await stationAt(archive, 'send-plain');
    await draws(station, 'A');
    expect(await station.app.lookAtSending()).toMatchObject({
      kind: 'looked',
      outlook: { readings: 1, there: 0, lacking: 1, problems: [] },
    });
    expect(objectsIn(archive)).toEqual([]);
    const sent = await station.app.sendReadings();
    expect(sent).toMatchObject({
      kind: 'sent',
      report: { there: 1, lacking: 0, alreadyThere: 0, problems: [] },
    });
    const objects = objectsIn(archive);
    expect(sent.kind === 'sent' && sent.report.sent).toBe(objects.length);
    expect(objects.map(({ json }) => text(json, '00080060')).sort()).toEqual(['SEG', 'SEG', 'SR', 'SR']);
    for (const { json, studyUid } of objects) {
      const image = present(
        [...archive.objects.values()].find(
          (one) => one.studyUid === studyUid && text(one.json, '00080060') === 'MR',
        ),
        'an image of the study',
      );
      for (const tag of [
        '00100010',
        '00100020',
        '00100030',
        '00100040',
        '00080020',
        '00080030',
        '00080050',
        '00200010',
      ])
        expect(text(json, tag), tag).toBe(text(image.json, tag));
    }
    // Sending again is harmless.
    expect(await station.app.lookAtSending()).toMatchObject({
      outlook: { readings: 1, there: 1, lacking: 0 },
    });
    expect(await station.app.sendReadings()).toMatchObject({ report: { sent: 0, alreadyThere: 4 } });
    expect(objectsIn(archive)).toHaveLength(4);
  });

  it('are an observer’s own, and of all only for the researcher after unblinding, who makes the same objects', async () => {
    const archive = full();
    const { station, asked } = await stationAt(archive, 'send-blind');
    await draws(station, 'A');
    await draws(station, 'B');
    await station.app.choosePerson({ kind: 'observer', observerId: a });
    const sitsDown = asked.length;
    expect(await station.app.sendReadings()).toMatchObject({ report: { readings: 1, sent: 4 } });
    const ofA = objectsIn(archive).map(({ sopUid }) => sopUid);
    await station.app.choosePerson({ kind: 'researcher' });
    const before = asked.length;
    expect(await station.app.sendReadings()).toEqual({ kind: 'barred', why: 'not-unblinded' });
    expect(await station.app.lookAtSending()).toEqual({ kind: 'barred', why: 'not-unblinded' });
    expect(asked).toHaveLength(before);
    await station.app.unblind('All readings are signed');
    expect(await station.app.sendReadings()).toMatchObject({
      report: { readings: 2, sent: 4, alreadyThere: 4 },
    });
    // What the observer sent is what the researcher would have sent: nothing lies there twice.
    expect(objectsIn(archive)).toHaveLength(8);
    const sentByB = objectsIn(archive).filter(({ sopUid }) => !ofA.includes(sopUid));
    await station.app.choosePerson({ kind: 'observer', observerId: b });
    const sitsAgain = asked.length;
    expect(await station.app.sendReadings()).toMatchObject({
      report: { readings: 1, sent: 0, alreadyThere: 4 },
    });
    expect(sentByB).toHaveLength(4);
    // The list of a study's series would say what other observers have sent.
    const ofObservers = [...asked.slice(sitsDown, before), ...asked.slice(sitsAgain)];
    expect(ofObservers.map(({ verb }) => verb)).not.toContain('searchSeries');
  });

  it('are the same objects of masked scans, whoever sends them', async () => {
    const archive = full();
    const blinding = { group: true, timePoint: true, cropsToPosterior: false };
    const { station } = await stationAt(archive, 'send-masked', { protocol: { blinding } });
    await draws(station, 'A', [0, 1]);
    expect(await station.app.sendReadings()).toMatchObject({
      report: { readings: 2, there: 2, sent: 4, problems: [] },
    });
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.unblind('All readings are signed');
    expect(await station.app.sendReadings()).toMatchObject({
      report: { readings: 2, sent: 0, alreadyThere: 4 },
    });
  });

  it('go on where the connection broke off, and nothing lies there twice', async () => {
    const archive = full();
    let isBroken = true;
    const fails = (_number: number, verb: string) => isBroken && verb === 'store';
    const { station } = await stationAt(archive, 'send-flaky', { fails });
    await draws(station, 'A', [0, 1]);
    expect(await station.app.sendReadings()).toMatchObject({
      report: { sent: 0, stopped: { kind: 'archive', failure: { kind: 'not-reached' } } },
    });
    isBroken = false;
    expect(await station.app.sendReadings()).toMatchObject({ report: { sent: 8, there: 2, lacking: 0 } });
    expect(objectsIn(archive)).toHaveLength(8);
  });

  it('that the archive refuses are named with its reason, and the others are stored', async () => {
    const archive = full();
    let isRefusing = true;
    const refuses = ({ json }: { readonly json: Parameters<typeof text>[0] }) =>
      isRefusing && text(json, '00080060') === 'SEG' ? '0x0122: SOP class not supported' : undefined;
    const { station } = await stationAt(archive, 'send-refused', { refuses });
    await draws(station, 'A');
    const sent = await station.app.sendReadings();
    expect(sent).toMatchObject({ report: { sent: 2, there: 0, lacking: 1 } });
    expect(sent.kind === 'sent' && sent.report.problems.map(({ why }) => why)).toEqual([
      { kind: 'refused', reason: '0x0122: SOP class not supported' },
      { kind: 'refused', reason: '0x0122: SOP class not supported' },
    ]);
    isRefusing = false;
    expect(await station.app.sendReadings()).toMatchObject({
      report: { sent: 2, alreadyThere: 2, there: 1 },
    });
  });

  it('whose images the archive does not have are said to be so', async () => {
    const { station } = await stationAt(memoryArchive(), 'send-elsewhere');
    await draws(station, 'A');
    const looked = await station.app.lookAtSending();
    expect(looked).toMatchObject({ outlook: { readings: 1, there: 0, lacking: 0 } });
    expect(looked.kind === 'looked' && looked.outlook.problems).toMatchObject([
      { scan: { code: 'S-001', timePoint: 'preop', observerId: 'A', round: 1 }, why: { kind: 'no-study' } },
      { scan: { timePoint: 'followUp' }, why: { kind: 'no-study' } },
    ]);
  });

  it('are not sent while they are open, nor without an outline', async () => {
    const archive = full();
    const { station } = await stationAt(archive, 'send-open');
    await draws(station, 'A');
    await station.app.openReading(present(openOf(station).subjects[0], 'a subject').id);
    await station.app.reopenReading('correction');
    station.app.showTab('exchange');
    await station.app.openReading(present(openOf(station).subjects[1], 'a subject').id);
    const { timePoints } = present(station.state().reading, 'a reading');
    for (const target of targetsOf(openOf(station).project.protocol, timePoints))
      await station.app.cannotMeasure(target, 'motion', '');
    await station.app.signReading();
    expect(await station.app.sendReadings()).toMatchObject({
      report: { readings: 0, withoutOutline: 1, sent: 0 },
    });
    expect(objectsIn(archive)).toEqual([]);
  });

  it('of a project without original UIDs cannot be sent, and why is said', async () => {
    const archive = full();
    const { station, asked } = await stationAt(archive, 'send-removed', { identity: 'removed' });
    await station.app.choosePerson({ kind: 'observer', observerId: a });
    expect(await station.app.lookAtSending()).toEqual({ kind: 'barred', why: 'identity-removed' });
    expect(asked).toEqual([]);
  });

  it('are logged by their count', async () => {
    const archive = full();
    const { station } = await stationAt(archive, 'send-log');
    await draws(station, 'A');
    await station.app.sendReadings();
    const log = await station.database.audit.toArray();
    expect(log).toContainEqual(
      expect.objectContaining({
        person: 'A',
        act: 'exported',
        detail: 'archive: 4 objects of signed readings stored, 0 refused',
      }),
    );
  });
});
