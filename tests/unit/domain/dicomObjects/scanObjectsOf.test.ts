import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { unitName, unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { resolveUnits } from '../../../../src/domain/conduct/resolveUnits';
import { isUid } from '../../../../src/domain/dicomObjects/objectUid';
import type { ScanObjects } from '../../../../src/domain/dicomObjects/scanObjects';
import { type ScanObjectsInput, scanObjectsOf } from '../../../../src/domain/dicomObjects/scanObjectsOf';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid, subjectId } from '../../../../src/domain/ids';
import type { SliceHeader } from '../../../../src/domain/image/sliceHeader';
import { referenceMuscleId } from '../../../../src/domain/reading/referenceTissue';
import { type RoiTarget, targetKey } from '../../../../src/domain/reading/roi';
import { muscleSets } from '../../../../src/domain/study/muscleSet';
import { fixtureHeader } from '../../../support/scanObjectsFixture';
import {
  day,
  evenCells,
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../../support/studyFixtures';

const subject = makeSubject('S-001');
const reading = makeReading(subject, 'A', evenCells([1000, 200], [900, 300]));
const software = { name: 'Multifidus', version: '1.0' };
const header = fixtureHeader({
  sopInstanceUid: sopInstanceUid('1.2.3.4'),
  patient: { id: '0012345', name: 'Kim^Minsu=金^民秀=김^민수', birthDate: day('1950-02-03'), sex: 'female' },
  studyDate: day('2020-01-01'),
  studyTime: '101112.5',
  studyDescription: 'L spine of Mr Kim',
  seriesDescription: 'T2 ax Kim',
  acquisition: { stationName: 'KIMHOSP1', sliceThicknessMm: 4 },
  warnings: [{ kind: 'odd', tag: '(0010,0010)', text: 'Kim' }],
});

function input(over: Partial<ScanObjectsInput> = {}): ScanObjectsInput {
  return {
    ...{ project: makeProject(), subject, reading, timePoint: 'preop', software, patient: 'code' },
    headerOf: ({ sopInstanceUid: uid }) => ({ ...header, sopInstanceUid: uid }),
    ...over,
  };
}

function made(over: Partial<ScanObjectsInput> = {}): ScanObjects {
  const scan = scanObjectsOf(input(over));
  if (!scan.ok) throw new Error(scan.error.kind);
  return scan.value;
}

describe('what one scan of a reading says in DICOM objects', () => {
  it('holds the outlines that the protocol asks for at that time point, in its order, as they were drawn and measured', () => {
    const scan = made();
    expect(scan.name).toBe('S-001_preop_A');
    expect(scan.rois.map(({ name, label }) => [name, label])).toEqual([
      ['S-001_preop_R_mf-es_A', 'Multifidus and erector spinae, right'],
      ['S-001_preop_L_mf-es_A', 'Multifidus and erector spinae, left'],
    ]);
    const entry = reading.entries[targetKey(makeTarget('preop', 'right'))];
    if (entry?.kind !== 'roi') throw new Error('no outline');
    const { outlinePx, exclusions } = entry.roi;
    expect(scan.rois[0]).toMatchObject({ outlinePx, exclusions, measurement: entry.measurement });
    expect(scan.rois[0]?.laterality?.meaning).toBe('Right');
    expect(scan).toMatchObject({
      isSigned: true,
      atUtc: '2026-03-01T00:00:00Z',
      round: 1,
      timePoint: 'preop',
    });
  });

  it('of an open reading says when an outline was last changed', () => {
    const { signedAtUtc: _signed, ...rest } = reading;
    expect(made({ reading: { ...rest, state: 'open' } })).toMatchObject({
      isSigned: false,
      atUtc: '2026-02-01T00:00:00Z',
    });
  });

  it('has UIDs in the place of keys that images without UIDs are known by', () => {
    const key = 'unidentified-b33cae408709b46969a972b39e53e215';
    const scan = made({
      headerOf: () => ({
        ...header,
        sopInstanceUid: sopInstanceUid(key),
        seriesInstanceUid: seriesInstanceUid(key),
        studyInstanceUid: studyInstanceUid(key),
      }),
    });
    const image = present(scan.rois[0], 'outline').image;
    const uids = [image.sopInstanceUid, image.seriesInstanceUid, image.studyInstanceUid];
    expect(uids.every(isUid)).toBe(true);
    expect(new Set(uids).size).toBe(3);
    expect(scan.study.instanceUid).toBe(image.studyInstanceUid);
  });

  it('keeps UIDs with leading zeros, which are wrong: the archive of the images knows their study by them', () => {
    const uid = '1.2.840.0113619.02.55';
    const scan = made({ headerOf: () => ({ ...header, studyInstanceUid: studyInstanceUid(uid) }) });
    expect(scan.study.instanceUid).toBe(uid);
  });

  it('by code: the code is the patient, and nothing of the images’ patient, days, texts or scanner is left', () => {
    const scan = made();
    expect(scan.patient).toEqual({ id: 'S-001', name: 'S-001' });
    expect(scan.study).toEqual({ instanceUid: header.studyInstanceUid });
    expect(JSON.stringify(scan)).not.toMatch(/kim|0012345|1950-?02|2020-?01|김|金|101112/i);
    const odd = makeSubject('S^1=\\2');
    expect(made({ subject: odd, reading: { ...reading, subjectId: odd.id } }).patient.name).toBe('S-1--2');
  });

  it('as in the images: patient and study as DICOM writes them', () => {
    const { patient, study } = made({ patient: 'as-in-images' });
    expect(patient).toEqual({
      id: '0012345',
      name: 'Kim^Minsu=金^民秀=김^민수',
      birthDate: '19500203',
      sex: 'F',
    });
    expect(study).toEqual({
      instanceUid: header.studyInstanceUid,
      date: '20200101',
      time: '101112.5',
      description: 'L spine of Mr Kim',
    });
  });

  it('as an archive has it: patient and study are those given, and the images are of that study', () => {
    const given = {
      patient: { id: '77', idIssuer: 'HOSP', name: 'Park^A' },
      study: { instanceUid: '1.2.99', accessionNumber: 'ACC1' },
    };
    const scan = made({ patient: given });
    expect([scan.patient, scan.study]).toEqual([given.patient, given.study]);
    expect(scan.rois.map(({ image }) => image.studyInstanceUid)).toEqual(['1.2.99', '1.2.99']);
  });

  it('names the site where there are several, the round from the second on, and a tissue without a side', () => {
    const sites = [
      { id: 'upper', name: 'Above' },
      { id: 'lower', name: 'Below' },
    ];
    const protocol = makeProtocol({ sites, muscles: muscleSets.separately, references: ['csf'] });
    const entry = (target: RoiTarget) =>
      [targetKey(target), makeRoiEntry(target, makeMeasurement({ grossMm2: 1, mean: 1 }))] as const;
    const entries = Object.fromEntries([
      entry(makeTarget('preop', 'left', { siteId: 'lower', muscleId: 'es' })),
      entry({ timePoint: 'preop', siteId: 'upper', muscleId: referenceMuscleId('csf'), side: 'none' }),
    ]);
    const scan = made({ project: makeProject({ protocol }), reading: { ...reading, round: 2, entries } });
    expect(scan.name).toBe('S-001_preop_A_r2');
    expect(scan.rois.map(({ name, label, laterality }) => [name, label, laterality?.meaning])).toEqual([
      ['S-001_preop_N_upper_csf_A_r2', 'Cerebrospinal fluid, Above', undefined],
      ['S-001_preop_L_lower_es_A_r2', 'Erector spinae, Below, left', 'Left'],
    ]);
  });

  it('keeps names apart that differ in nothing a file name takes, and labels within 64 characters', () => {
    const muscles = ['a b', 'a-b'].map((id) => ({ id, name: `${id} ${'가'.repeat(57)}`, shortName: id }));
    const target = (muscleId: string) => makeTarget('preop', 'right', { muscleId });
    const entries = Object.fromEntries(
      muscles.map(({ id }) => [
        targetKey(target(id)),
        makeRoiEntry(target(id), makeMeasurement({ grossMm2: 1, mean: 1 })),
      ]),
    );
    const project = makeProject({ protocol: makeProtocol({ muscles }) });
    const { rois } = made({ project, reading: { ...reading, entries } });
    expect(rois.map(({ name }) => name)).toEqual(['S-001_preop_R_a-b_A', 'S-001_preop_R_a-b_A-1']);
    // 64 in all, of which ", right" takes seven, and the mark of what was cut one.
    for (const [at, { label }] of rois.entries()) {
      expect(label).toBe(`${muscles[at]?.id} ${'가'.repeat(52)}…, right`);
      expect([...label]).toHaveLength(64);
    }
  });
});

describe('what cannot be written', () => {
  it('is told with its kind and the outline that it is about, never thrown', () => {
    const kindOf = (over: Partial<ScanObjectsInput>) => {
      const scan = scanObjectsOf(input(over));
      return scan.ok ? undefined : [scan.error.kind, scan.error.roiName];
    };
    expect(kindOf({ headerOf: () => undefined })).toEqual(['no-image', 'S-001_preop_R_mf-es_A']);
    expect(kindOf({ reading: { ...reading, entries: {} } })).toEqual(['no-outlines', '']);
    const stranger = makeReading(subject, 'Z', evenCells([1, 1], [1, 1]));
    expect(kindOf({ reading: stranger })).toEqual(['no-observer', '']);
    const left = present(reading.entries[targetKey(makeTarget('preop', 'left'))], 'left');
    if (left.kind !== 'roi') throw new Error('no outline');
    const image = { sopInstanceUid: sopInstanceUid('1.9'), frame: 0 };
    const entries = {
      ...reading.entries,
      [targetKey(makeTarget('preop', 'left'))]: { ...left, roi: { ...left.roi, image } },
    };
    const headerOf = ({ sopInstanceUid: uid }: { sopInstanceUid: string }): SliceHeader =>
      uid === '1.9' ? { ...header, studyInstanceUid: studyInstanceUid('1.77') } : header;
    expect(kindOf({ reading: { ...reading, entries }, headerOf })).toEqual([
      'several-studies',
      'S-001_preop_L_mf-es_A',
    ]);
  });
});

// Python 3.11: '2.25.' + str(int(hashlib.sha256(json.dumps(texts, ensure_ascii=False, separators=(',', ':')).encode()).hexdigest()[:32], 16))
describe('the UIDs of objects', () => {
  it('track an outline for ever, by project, subject, target, observer and round', () => {
    // ["tracking","P1","id-S-001","preop|fractured-level|mf-es|right","A","1"]
    expect(made().rois[0]?.trackingUid).toBe('2.25.306128310621954812434556654949958854439');
    const uids = [
      made(),
      made({ timePoint: 'followUp' }),
      made({ reading: { ...reading, round: 2 } }),
      made({
        reading: { ...reading, observerId: makeReading(subject, 'B', evenCells([1, 1], [1, 1])).observerId },
      }),
      made({ project: makeProject({ id: 'P2' as never }) }),
    ].flatMap(({ rois }) => rois.map(({ trackingUid }) => trackingUid));
    expect(new Set(uids).size).toBe(10);
  });

  it('of instances are the same for the same content, and others where anything differs', () => {
    expect(made().uidOf('sr')).toBe(made().uidOf('sr'));
    const uids = [
      made().uidOf('sr'),
      made().uidOf('seg 1'),
      made({ software: { ...software, version: '1.1' } }).uidOf('sr'),
      made({ patient: 'as-in-images' }).uidOf('sr'),
      made({ reading: { ...reading, signedAtUtc: '2026-03-02T00:00:00Z' } }).uidOf('sr'),
      made({ headerOf: () => ({ ...header, grid: { ...header.grid, columns: 65 } }) }).uidOf('sr'),
    ];
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('of instances are the same where only the image’s copy is compressed otherwise, or its header tells more', () => {
    const copy: SliceHeader = {
      ...header,
      pixels: { ...header.pixels, transferSyntaxUid: '1.2.840.10008.1.2.4.90' },
      seriesDescription: 'other',
      warnings: [],
    };
    expect(
      made({ headerOf: ({ sopInstanceUid: uid }) => ({ ...copy, sopInstanceUid: uid }) }).uidOf('sr'),
    ).toBe(made().uidOf('sr'));
  });

  it('of series stay over all versions of a reading, and are others in another study or under another patient', () => {
    // ["series","sr series","P1","id-S-001","preop","A","1","1.2.826.0.1.3680043.8.498","","S-001"]
    expect(made().uidOf('sr series')).toBe('2.25.79625993394143164259256008876631943653');
    const { signedAtUtc: _signed, ...rest } = reading;
    expect(made({ reading: { ...rest, state: 'open', revision: 9 } }).uidOf('sr series')).toBe(
      made().uidOf('sr series'),
    );
    const uids = [
      made(),
      made({ patient: 'as-in-images' }),
      made({ patient: { patient: { id: 'S-001', name: '' }, study: { instanceUid: '1.2' } } }),
      made({ timePoint: 'followUp' }),
    ].map(({ uidOf }) => uidOf('sr series'));
    expect(new Set(uids).size).toBe(uids.length);
  });
});

it('no UIDs meet between projects, subjects, observers, rounds and scans', () => {
  const cells = evenCells([1000, 200], [900, 300]);
  const uids = ['P1', 'P2'].flatMap((project) =>
    [makeSubject('S-001'), makeSubject('S-002')].flatMap((one) =>
      ['A', 'B'].flatMap((letter) =>
        [1, 2].flatMap((round) =>
          (['preop', 'followUp'] as const).flatMap((timePoint) => {
            const { uidOf, rois } = made({
              ...{ project: makeProject({ id: project as never }), subject: one, timePoint },
              reading: { ...makeReading(one, letter, cells), round },
            });
            const parts = [
              'sr',
              'sr series',
              'seg 1',
              'seg 2',
              'seg 1.2 series',
              'rtstruct',
              'rtstruct series',
            ];
            return [...parts.map(uidOf), ...rois.map(({ trackingUid }) => trackingUid)];
          }),
        ),
      ),
    ),
  );
  expect(uids).toHaveLength(32 * 9);
  expect(new Set(uids).size).toBe(uids.length);
  expect(uids.every(isUid)).toBe(true);
});

describe('a masked scan', () => {
  const project = makeProject({
    protocol: makeProtocol({ blinding: { ...makeProtocol().blinding, timePoint: true } }),
    secretText: 'secret',
  });
  const unit = present(
    unitsOf(project, subject).find(({ timePoint }) => timePoint === 'followUp'),
    'a masked scan',
  );
  const masked = { id: unit.id, code: unitName(unit.id) };
  const view = { ...project, secretText: undefined as never };
  const own = { ...reading, subjectId: unit.id };
  const viewedHeader: SliceHeader = {
    ...header,
    studyInstanceUid: studyInstanceUid(unit.id),
    frameOfReferenceUid: `${unit.id}/77`,
  };
  const scan = made({ project: view, subject: masked, reading: own, headerOf: () => viewedHeader });

  it('says nothing of its time point, and has UIDs in the place of the names that observers are told', () => {
    expect(scan.timePoint).toBeUndefined();
    expect(scan.name).toMatch(/^Scan-[0-9A-Z]{7}_scan_A$/);
    expect(scan.rois[0]?.name).toMatch(/^Scan-[0-9A-Z]{7}_scan_R_mf-es_A$/);
    const texts = JSON.stringify({ ...scan, rois: scan.rois.map(({ target: _target, ...roi }) => roi) });
    expect(texts).not.toMatch(/pre-?op|follow/i);
    expect(texts).not.toContain(subject.id);
    for (const uid of [scan.study.instanceUid, scan.rois[0]?.image.frameOfReferenceUid]) {
      expect(uid).toMatch(/^2\.25\.\d+$/);
    }
  });

  it('keeps its tracking UIDs once it is known whose scan it is', () => {
    const [resolved] = resolveUnits([own], [subject], project);
    const after = made({ project, reading: present(resolved, 'a reading'), timePoint: 'followUp' });
    expect(after.rois.map(({ trackingUid }) => trackingUid)).toEqual(
      scan.rois.map(({ trackingUid }) => trackingUid),
    );
    expect(after.rois[0]?.name).toBe('S-001_followUp_R_mf-es_A');
    expect(after.timePoint).toBe('followUp');
  });

  it('has UIDs that Python makes of the same texts', () => {
    const headerOf = (): SliceHeader => ({
      ...header,
      studyInstanceUid: studyInstanceUid('scan-K7Q2MXAB'),
      frameOfReferenceUid: 'scan-K7Q2MXAB/77',
    });
    const id = subjectId('scan-K7Q2MXAB');
    const one = made({
      project: view,
      subject: { id, code: 'Scan K7Q2MXA' },
      reading: { ...own, subjectId: id },
      headerOf,
    });
    expect(one.study.instanceUid).toBe('2.25.101290730397388205870328381066874194080');
    expect(one.rois[0]?.image.frameOfReferenceUid).toBe('2.25.39514318706789283550902923318919669003');
  });
});
