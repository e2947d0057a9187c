import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ScanObjects, WrittenObjects } from '../../../../src/domain/dicomObjects/scanObjects';
import { type ObserverId, observerId, sopInstanceUid } from '../../../../src/domain/ids';
import { targetKey } from '../../../../src/domain/reading/roi';
import { writeSet } from '../../../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles, phantomTruth } from '../../../support/phantomFiles';
import { makeTarget } from '../../../support/studyFixtures';

/* The verbs that save DICOM objects, on phantom subjects, with a writer that keeps what it is given. */

const [a, b] = [observerId('A'), observerId('B')];
const files = phantomFiles([0, 1], false);
let station: TestWorkstation;
let given: { readonly kind: string; readonly scan: ScanObjects }[] = [];
let answer: (scan: ScanObjects) => Partial<WrittenObjects> = () => ({});
let count = 0;

async function openSubject(index: number, observer: ObserverId): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: observer });
  const subject = station.state().open?.subjects[index];
  if (!subject) throw new Error('The subject is not there');
  await station.app.openReading(subject.id);
}

/** Takes the phantom's own outline into the open reading. */
async function outline(index: number, letter: string, timePoint: 'preop' | 'followUp'): Promise<void> {
  const truth = phantomTruth(index, timePoint, 'right');
  const image = { sopInstanceUid: sopInstanceUid(truth.sopInstanceUid), frame: 0 };
  const name = `S-00${index + 1}_${timePoint}_R_mf-es_${letter}`;
  const content = writeImageJRoi({ name, outlinePx: truth.outlinePx, exclusions: [], image }, [
    truth.outlinePx,
  ]);
  const bytes = writeSet([{ path: `${name}.roi`, content }], new Date(2026, 0, 1));
  const arrayBuffer = async () => new Uint8Array(bytes).buffer;
  const read = await station.app.readRoiFiles([{ name: 'RoiSet.zip', size: bytes.length, arrayBuffer }]);
  expect(await station.app.importRois(read, new Map())).toBe(1);
}

const saved = () => station.downloads.filter(({ name }) => /\.dcm$|outlines-/.test(name));
const lastNotice = () => station.state().notices.at(-1);

beforeEach(async () => {
  count += 1;
  given = [];
  answer = () => ({});
  station = makeWorkstation({
    databaseName: `save-objects-${count}`,
    objects: {
      load: async () => ({
        write: (kind, scan) => {
          given.push({ kind, scan });
          const fileName = `${scan.name}_${kind}.dcm`;
          const bytes = new TextEncoder().encode(fileName);
          const file = {
            kind,
            fileName,
            bytes,
            seriesInstanceUid: '1.3',
            sopInstanceUid: scan.uidOf(kind),
            sopClassUid: '1.2',
          };
          return { files: [file], problems: [], ...answer(scan) };
        },
      }),
    },
  });
  await station.app.newProject('Objects');
  await station.app.importImages({ kind: 'files', files });
  await openSubject(0, a);
});

describe('saving the open reading as a DICOM object', () => {
  it('gives one file with the head of the log, of this observer’s outlines under the subject’s code', async () => {
    await outline(0, 'A', 'preop');
    await station.app.saveReadingObjects('sr', 'preop');
    expect(saved().map(({ name }) => name)).toEqual([
      expect.stringMatching(/^S-001_preop_A_sr_log-\d+-[0-9a-f]{12}\.dcm$/),
    ]);
    expect(given).toHaveLength(1);
    const { kind, scan } = given[0] ?? { kind: '', scan: undefined };
    expect(kind).toBe('sr');
    expect(scan?.patient).toEqual({ id: 'S-001', name: 'S-001' });
    expect(scan?.study.date).toBeUndefined();
    expect(scan?.rois.map(({ name }) => name)).toEqual(['S-001_preop_R_mf-es_A']);
    const truth = phantomTruth(0, 'preop', 'right');
    expect(scan?.rois[0]?.image.sopInstanceUid).toBe(truth.sopInstanceUid);
    const entry = station.state().reading?.reading.entries[targetKey(makeTarget('preop', 'right'))];
    expect(scan?.rois[0]?.measurement).toEqual(entry?.kind === 'roi' ? entry.measurement : undefined);
    expect(lastNotice()?.kind).toBe('exported');
  });

  it('says that there is nothing where nothing is outlined, and logs nothing', async () => {
    await station.app.saveReadingObjects('seg', 'followUp');
    expect(saved()).toEqual([]);
    expect(lastNotice()).toMatchObject({
      kind: 'export-refused',
      facts: { message: 'There is no outline to save yet.' },
    });
    expect(await logged()).toBe(0);
  });

  it('names the outline that was left out, why, and what to do', async () => {
    await outline(0, 'A', 'preop');
    answer = ({ rois }) => ({
      problems: [{ kind: 'no-frame-of-reference', roiName: rois[0]?.name ?? '' }],
    });
    await station.app.saveReadingObjects('rtstruct', 'preop');
    expect(saved()).toHaveLength(1);
    expect(lastNotice()).toMatchObject({ kind: 'objects-left-out', facts: { count: 1 } });
    expect(lastNotice()?.facts['message']).toMatch(/^S-001_preop_R_mf-es_A: .*frame of reference.*DICOM SR/);
    answer = () => ({ files: [], problems: [{ kind: 'no-geometry', roiName: 'x' }] });
    await station.app.saveReadingObjects('seg', 'preop');
    expect(saved()).toHaveLength(1);
    expect(lastNotice()).toMatchObject({ kind: 'export-refused' });
  });
});

describe('saving DICOM objects of the study', () => {
  beforeEach(async () => {
    await outline(0, 'A', 'preop');
    await outline(0, 'A', 'followUp');
    await openSubject(1, a);
    await outline(1, 'A', 'preop');
    await openSubject(0, b);
    await outline(0, 'B', 'preop');
  });

  it('gives an observer their own alone, a folder for each subject', async () => {
    await station.app.saveStudyObjects('seg', 'own');
    expect(unpacked()).toEqual(['S-001/S-001_preop_B_seg.dcm']);
    await openSubject(0, a);
    await station.app.saveStudyObjects('seg', 'own');
    expect(unpacked()).toEqual([
      'S-001/S-001_followUp_A_seg.dcm',
      'S-001/S-001_preop_A_seg.dcm',
      'S-002/S-002_preop_A_seg.dcm',
    ]);
    expect(saved().at(-1)?.name).toMatch(/^Objects-outlines-seg_log-\d+-[0-9a-f]{12}\.zip$/);
    expect(await logged()).toBe(2);
  });

  it('gives nobody everybody’s before unblinding', async () => {
    await station.app.saveStudyObjects('sr', 'all');
    expect(lastNotice()).toMatchObject({ kind: 'export-refused' });
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.saveStudyObjects('sr', 'all');
    expect(lastNotice()?.facts['message']).toMatch(/blinded/);
    await station.app.saveStudyObjects('sr', 'own');
    expect(lastNotice()?.facts['message']).toMatch(/own/);
    expect(given).toEqual([]);
    expect(saved()).toEqual([]);
  });

  it('gives the researcher everybody’s after unblinding', async () => {
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.unblind('all read');
    await station.app.saveStudyObjects('rtstruct', 'all');
    expect(unpacked()).toEqual([
      'S-001/S-001_followUp_A_rtstruct.dcm',
      'S-001/S-001_preop_A_rtstruct.dcm',
      'S-001/S-001_preop_B_rtstruct.dcm',
      'S-002/S-002_preop_A_rtstruct.dcm',
    ]);
  });
});

it('a program without a writer says so', async () => {
  const bare = makeWorkstation({ databaseName: 'save-objects-bare', objects: 'none' });
  await bare.app.newProject('Bare');
  await bare.app.choosePerson({ kind: 'observer', observerId: a });
  await bare.app.saveStudyObjects('sr', 'own');
  expect(bare.state().notices.at(-1)).toMatchObject({ kind: 'export-refused' });
});

function unpacked(): readonly string[] {
  const content = saved().at(-1)?.content;
  return Object.keys(unzipSync(content instanceof Uint8Array ? content : new Uint8Array())).sort();
}

/** How many exports of objects stand in the log. */
async function logged(): Promise<number> {
  const { open } = station.state();
  if (!open) throw new Error('no project');
  const log = await station.ports.storage.loadLog(open.project.id, 'all');
  if (!log.ok) throw new Error(log.error.message);
  return log.value.filter(({ detail }) => detail.startsWith('outlines as DICOM')).length;
}
