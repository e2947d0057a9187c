import { afterEach, describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId, readingId } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { SliceHeader } from '../../../../src/domain/image/sliceHeader';
import type { IndexedImage } from '../../../../src/domain/import/importOutcome';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { makeMeasurement, makeRoiEntry, makeTarget } from '../../../support/studyFixtures';
import { axialPlanes, makeSeries } from '../../domain/catalogue/makeHeader';

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

function study(date: string): readonly IndexedImage[] {
  const uid = `1.2.${date.replaceAll('-', '')}`;
  const options = { patientId: '4711', patientName: 'P', date, study: uid, series: `${uid}.1` };
  return makeSeries(axialPlanes(4), options).map(({ header }, at) => ({
    header,
    location: { path: `${date}/${at}`, sizeBytes: 1 },
  }));
}

const images = [...study('2021-03-04'), ...study('2021-11-05')];

/** A project of one subject, unblinded, with readings on slices that the test names. */
async function opened(
  name: string,
  readingsOn: (slices: readonly SliceHeader[]) => readonly Partial<Reading>[],
) {
  const station = makeWorkstation({
    databaseName: `show-${name}`,
    images: { index: async () => ({ images, unused: [], directories: [], isCancelled: false }) },
  });
  stations.push(station);
  await station.app.newProject('Cohort');
  await station.app.importImages({ kind: 'files', files: [] });
  const open = present(station.state().open, 'a project');
  const subject = present(open.subjects[0], 'a subject');
  const scan = present(subject.scans.preop, 'a scan');
  const slices = open.catalogue.patients
    .flatMap(({ studies }) => studies)
    .flatMap(({ series }) => series)
    .filter(({ seriesInstanceUid }) => seriesInstanceUid === scan.axialSeriesUid)
    .flatMap((series) => series.slices.map(({ header }) => header));
  const readings = readingsOn(slices).map(
    (part, at): Reading => ({
      id: readingId(`r${at}`),
      projectId: open.project.id,
      subjectId: subject.id,
      observerId: observerId('A'),
      round: 1,
      state: 'signed',
      signedAtUtc: '2026-03-01T00:00:00Z',
      reopenings: [],
      sliceChoices: {},
      entries: {},
      revision: 1,
      ...part,
    }),
  );
  const project = { ...open.project, unblinding: { atUtc: '2026-06-01T00:00:00Z', reason: 'all signed' } };
  const event = { act: 'unblinded', detail: '' } as const;
  await station.ports.storage.save(project.id, { project, readings, event });
  await station.app.closeProject();
  await station.app.openProject(project.id);
  const shown = await station.app.showCase(subject.id, 'preop');
  if (shown.kind !== 'shown') throw new Error(JSON.stringify(shown));
  return { ...station, scan: shown.scan, slices };
}

function outlined(header: SliceHeader): Reading['entries'] {
  const target = makeTarget('preop', 'left');
  const entry = makeRoiEntry(target, makeMeasurement({ grossMm2: 100, mean: 1 }));
  if (entry.kind !== 'roi') throw new Error('no outline');
  const { sopInstanceUid, frame } = header;
  return { [targetKey(target)]: { ...entry, roi: { ...entry.roi, image: { sopInstanceUid, frame } } } };
}

describe('what is drawn of a case', () => {
  it('puts each outline on its own slice of the series, with the reading it is of', async () => {
    const { scan, slices } = await opened('two-slices', (own) => [
      { observerId: observerId('A'), entries: outlined(present(own[1], 'a slice')) },
      { observerId: observerId('B'), entries: outlined(present(own[2], 'a slice')) },
    ]);
    expect(scan.slices.map(imageKey)).toEqual(slices.map(imageKey));
    expect(
      scan.readings.map(({ observerId: id, sliceIndex, outlines }) => [id, sliceIndex, outlines.length]),
    ).toEqual([
      ['A', 1, 1],
      ['B', 2, 1],
    ]);
  });

  it('leaves out what is not signed', async () => {
    const { scan } = await opened('open', (own) => [
      { observerId: observerId('A'), entries: outlined(present(own[1], 'a slice')) },
      { observerId: observerId('B'), state: 'open', entries: outlined(present(own[1], 'a slice')) },
    ]);
    expect(scan.readings.map(({ observerId: id }) => id)).toEqual(['A']);
  });

  it('tells an outline on a slice that is not of the series from no outline', async () => {
    const { scan } = await opened('elsewhere', () => [
      {
        observerId: observerId('A'),
        entries: {
          [targetKey(makeTarget('preop', 'left'))]: makeRoiEntry(
            makeTarget('preop', 'left'),
            makeMeasurement({ grossMm2: 100, mean: 1 }),
          ),
        },
      },
      { observerId: observerId('B') },
    ]);
    expect(scan.readings.map(({ hasOutlines, sliceIndex }) => [hasOutlines, sliceIndex])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
  });
});
