import { describe, expect, it } from 'vitest';
import type { ObserverId } from '../../src/domain/ids';
import { observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { targetKey } from '../../src/domain/reading/roi';
import { targetsOf } from '../../src/domain/study/targets';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles, phantomSubject, phantomTruth } from '../support/phantomFiles';

const [a, b] = [observerId('A'), observerId('B')];
const subjects = [0, 1];

/** Reads one subject completely: every armed target gets the true outline, moved a little for observer B. */
async function read(station: TestWorkstation, subject: number, shiftPx: number): Promise<void> {
  const { app, state } = station;
  const open = state().open;
  const record = open?.subjects[subject];
  if (!open || !record) throw new Error('The subject is not there');
  await app.openReading(record.id);
  for (const target of targetsOf(open.project.protocol)) {
    if (target.side === 'none') throw new Error('The default protocol has no reference tissue');
    const truth = phantomTruth(subject, target.timePoint, target.side);
    const pane = state().reading?.panes[target.timePoint];
    const index =
      pane?.axial.slices.findIndex((slice) => slice.sopInstanceUid === truth.sopInstanceUid) ?? -1;
    await app.showAxialSlice(target.timePoint, index);
    expect(state().reading?.armed).toEqual(target);
    await drawOutline(
      station,
      target.timePoint,
      truth.outlinePx.map(([x, y]): PointPx => [x + shiftPx, y]),
    );
  }
}

async function asObserver(station: TestWorkstation, observer: ObserverId): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: observer });
}

async function newStudy(name: string): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: name, hasBackupFolder: true });
  await station.app.newProject('Whole job');
  await station.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
  return station;
}

describe('the whole job, in Node', () => {
  it('goes from files through two blind readings to results, and survives a reload at every step', async () => {
    let station = await newStudy('whole-job');
    expect(station.state().open?.subjects.map((one) => one.code)).toEqual(['S-001', 'S-002']);
    for (const index of subjects) {
      const known = phantomSubject(index);
      const record = station.state().open?.subjects[index];
      if (!record) throw new Error('no subject');
      await station.app.setCovariates(record.id, {
        ...record.covariates,
        surgeryDate: known.surgeryDate,
        level: known.level,
        ...(known.refracture
          ? { refracture: { kind: 'confirmed', events: [known.refracture] } }
          : { refracture: { kind: 'none-on-final-scan' } }),
      });
      const paired = station.state().open?.subjects[index]?.scans;
      expect(paired?.preop?.studyDate).toBe(known.scanDates.preop);
      expect(paired?.followUp?.studyDate).toBe(known.scanDates.followUp);
    }

    await asObserver(station, a);
    await read(station, 0, 0);
    const drawn = station.state().reading?.reading;
    expect(Object.keys(drawn?.entries ?? {})).toHaveLength(4);
    for (const target of targetsOf(station.state().open?.project.protocol ?? raise())) {
      const entry = drawn?.entries[targetKey(target)];
      if (target.side === 'none') throw new Error('The default protocol has no reference tissue');
      const truth = phantomTruth(0, target.timePoint, target.side);
      if (entry?.kind !== 'roi' || entry.measurement.area.kind !== 'known') throw new Error('not measured');
      // The outline is the phantom's own, so its area is the drawn value; the mean differs by the noise only.
      expect(entry.measurement.area.grossMm2).toBeCloseTo(truth.areaMm2, 6);
      const mean = entry.measurement.signal.kind === 'known' ? entry.measurement.signal.displayed.mean : 0;
      expect(Math.abs(mean / truth.meanSignal - 1)).toBeLessThan(0.02);
    }

    // The page is loaded again: the reading is there, its images are not, and the same folder brings them back.
    station = makeWorkstation({ databaseName: 'whole-job', hasBackupFolder: true });
    await station.app.refreshStart();
    const projectId = station.state().projects?.[0]?.project.id ?? raise();
    await station.app.openProject(projectId);
    await asObserver(station, a);
    await station.app.openReading(station.state().open?.subjects[0]?.id ?? raise());
    expect(station.state().reading?.reading.entries).toEqual(drawn?.entries);
    expect(station.state().reading?.panes.preop?.axial.pixels.kind).toBe('unreachable');
    await station.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
    expect(station.state().reading?.panes.preop?.axial.pixels.kind).toBe('here');
    expect(station.state().open?.subjects).toHaveLength(2);

    await station.app.signReading();
    expect(station.backups.size).toBe(1);
    await read(station, 1, 0);
    await station.app.signReading();
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.computeResults();
    expect(station.state().results).toMatchObject({ kind: 'denied', why: { kind: 'not-unblinded' } });

    await asObserver(station, b);
    for (const index of subjects) {
      await read(station, index, 0.4);
      await station.app.signReading();
    }
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.unblind('All readings are signed');
    const { results } = station.state();
    if (results.kind !== 'ready') throw new Error(`results are ${results.kind}`);
    expect(results.results.roiCount).toBe(16);
    await station.app.saveCsv('rois');
    const csv = String(station.downloads.at(-1)?.content);
    expect(csv.trim().split('\r\n')).toHaveLength(17);
  }, 120_000);

  it('finds measured images again by their pixels when every UID was changed', async () => {
    const station = await newStudy('relocate');
    await asObserver(station, a);
    await read(station, 0, 0);
    const later = makeWorkstation({ databaseName: 'relocate' });
    await later.app.refreshStart();
    await later.app.openProject(later.state().projects?.[0]?.project.id ?? raise());
    const renamed = phantomFiles([0], false).map(({ path, bytes }) => ({
      path: `again/${path}`,
      bytes: withOtherUids(bytes),
    }));
    await later.app.importImages({ kind: 'files', files: renamed });
    expect(later.state().open?.subjects).toHaveLength(2);
    expect(later.state().import).toMatchObject({ kind: 'done', foundAgain: renamed.length, newSubjects: 0 });
    await asObserver(later, a);
    await later.app.openReading(later.state().open?.subjects[0]?.id ?? raise());
    expect(later.state().reading?.panes.preop?.axial.pixels.kind).toBe('here');
  }, 120_000);
});

function raise(): never {
  throw new Error('It is not there');
}

/** Changes the digits of every UID that the file made itself (2.25.…), length kept, as a second anonymisation would. */
function withOtherUids(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = text.replace(/2\.25\.(\d)(\d{8,})/g, (_uid, first: string, rest: string) => {
    const digits = [...rest].map((digit) => String(9 - Number(digit))).join('');
    return `2.25.${first}${digits}`;
  });
  return Uint8Array.from(Buffer.from(changed, 'latin1'));
}
