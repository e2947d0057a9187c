import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RowDecisions } from '../../../../src/app/roiFiles/planRoiImport';
import type { ObjectKind } from '../../../../src/domain/dicomObjects/scanObjects';
import { pixelToLps } from '../../../../src/domain/geometry/pixelToLps';
import { type ObserverId, observerId, sopInstanceUid } from '../../../../src/domain/ids';
import type { PointLps } from '../../../../src/domain/image/point';
import { targetKey } from '../../../../src/domain/reading/roi';
import type { Side } from '../../../../src/domain/side';
import { objectWriter } from '../../../../src/io/dicomObjects/objectWriter';
import { writeSet } from '../../../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';
import {
  coded,
  content,
  el,
  group,
  type Item,
  image,
  num,
  reportFile,
  scoord,
  structureSetFile,
  trackingId,
} from '../../../support/foreignObjects';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles, phantomTruth } from '../../../support/phantomFiles';
import { makeTarget } from '../../../support/studyFixtures';

/* DICOM objects through the verbs, on phantom subjects: ours, another observer's, and those of other programs. */

const [a, b] = [observerId('A'), observerId('B')];
const files = phantomFiles([0, 1], false);
const undecided: RowDecisions = new Map();
let station: TestWorkstation;
let count = 0;

function session() {
  const { reading } = station.state();
  if (!reading) throw new Error('No reading is open');
  return reading;
}

async function openSubject(index: number, observer: ObserverId): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: observer });
  const subject = station.state().open?.subjects[index];
  if (!subject) throw new Error('The subject is not there');
  await station.app.openReading(subject.id);
}

async function read(bytes: Uint8Array, name = 'object.dcm') {
  const arrayBuffer = async () => new Uint8Array(bytes).buffer;
  return station.app.readRoiFiles([{ name, size: bytes.length, arrayBuffer }]);
}

async function planned(bytes: Uint8Array, decisions = undecided) {
  const plan = await station.app.planRoiImport(await read(bytes), decisions);
  if (!plan) throw new Error('No plan');
  return plan;
}

/** Takes the phantom's own outlines into the open reading. */
async function outline(letter: string): Promise<void> {
  const set = (['right', 'left'] as const).map((side) => {
    const truth = phantomTruth(0, 'preop', side);
    const name = `S-001_preop_${side === 'right' ? 'R' : 'L'}_mf-es_${letter}`;
    const roi = {
      name,
      outlinePx: truth.outlinePx,
      exclusions: [],
      image: { sopInstanceUid: sopInstanceUid(truth.sopInstanceUid), frame: 0 },
    };
    return { path: `${name}.roi`, content: writeImageJRoi(roi, [truth.outlinePx]) };
  });
  const found = await read(writeSet(set, new Date(2026, 0, 1)), 'RoiSet.zip');
  expect(await station.app.importRois(found, undecided)).toBe(2);
}

async function saved(kind: ObjectKind): Promise<Uint8Array> {
  await station.app.saveReadingObjects(kind, 'preop');
  const file = station.downloads.at(-1)?.content;
  if (!(file instanceof Uint8Array)) throw new Error('Nothing was saved');
  return file;
}

/** A region of another program on the phantom's slice. */
function regionOf(side: Side): Item {
  const { outlinePx, sopInstanceUid: uid } = phantomTruth(0, 'preop', side);
  const closed = [...outlinePx, ...outlinePx.slice(0, 1)];
  return scoord(
    'POLYLINE',
    closed.flatMap(([x, y]) => [x + 0.5, y + 0.5]),
    [image(uid)],
  );
}

const observerName = (name: string): Item =>
  content('PNAME', '121008 DCM Person Observer Name', [el('0040a123', 'PN', name)]);

beforeEach(async () => {
  count += 1;
  station = makeWorkstation({
    databaseName: `import-objects-${count}`,
    objects: { load: async () => objectWriter },
  });
  await station.app.newProject('Objects');
  await station.app.importImages({ kind: 'files', files });
  await openSubject(0, a);
});

describe('bringing own objects back', () => {
  it.each(['sr', 'seg', 'rtstruct'] as const)(
    'takes %s into the reading again, by name and image',
    async (kind) => {
      await outline('A');
      const file = await saved(kind);
      await station.app.undo();
      const { rows, refused } = await planned(file);
      expect(refused).toEqual([]);
      expect(rows.map(({ state, slice, warnings }) => [state, slice?.by, warnings])).toEqual(
        Array(2).fill([{ kind: 'ready' }, 'uid', []]),
      );
      // Nothing that the object states differs from what is measured here.
      expect(rows.flatMap(({ comparisons }) => comparisons.map(({ why }) => why))).not.toContain(
        'unexplained',
      );
      expect(rows.flatMap(({ comparisons }) => comparisons.filter(({ why }) => why !== undefined))).toEqual(
        [],
      );
      expect(await station.app.importRois(await read(file), undecided)).toBe(2);
      const entry = session().reading.entries[targetKey(makeTarget('preop', 'right'))];
      const areaMm2 =
        entry?.kind === 'roi' && entry.measurement.area.kind === 'known' ? entry.measurement.area.netMm2 : 0;
      const truth = phantomTruth(0, 'preop', 'right').areaMm2;
      expect(Math.abs(areaMm2 / truth - 1)).toBeLessThan(kind === 'seg' ? 0.02 : 1e-6);
    },
  );

  it('takes them out of a zip, and leaves what is no object with its reason', async () => {
    await outline('A');
    const file = await saved('sr');
    await station.app.undo();
    const zip = zipSync({ 'S-001/SR000001': file, 'readme.txt': strToU8('hello') });
    const plan = await planned(zip);
    expect(plan.rows.map(({ state }) => state.kind)).toEqual(['ready', 'ready']);
    expect(plan.refused.map(({ file: name, kind }) => [name, kind])).toEqual([
      ['object.dcm/readme.txt', 'not-an-roi-file'],
    ]);
  });
});

describe('objects of others', () => {
  it('by another observer show no value and are taken only when told', async () => {
    await openSubject(0, b);
    await outline('B');
    const file = await saved('sr');
    await openSubject(0, a);
    const { rows } = await planned(file);
    expect(rows.map(({ state, measurement, comparisons }) => [state, measurement, comparisons])).toEqual(
      Array(2).fill([{ kind: 'other-observer', observerId: 'B' }, undefined, []]),
    );
    expect(await station.app.importRois(await read(file), undecided)).toBe(0);
    expect(await station.app.importRois(await read(file), new Map([[0, { isMine: true }]]))).toBe(1);
  });

  it('whose observer is stated to be another one wait too, whatever the name says', async () => {
    const report = (observer: string) =>
      reportFile([observerName(observer), group([trackingId('S-001_preop_R_mf-es_A'), regionOf('right')])]);
    const state = async (observer: string) => (await planned(report(observer))).rows[0]?.state;
    expect(await state('Observer B')).toEqual({ kind: 'other-observer', observerId: 'B' });
    expect(await state('Somebody^Else')).toEqual({ kind: 'stranger', name: 'Somebody^Else' });
    expect(await state('Observer A')).toEqual({ kind: 'ready' });
    expect((await planned(report('Somebody^Else'))).rows[0]?.comparisons).toEqual([]);
    const told = await planned(report('Somebody^Else'), new Map([[0, { isMine: true }]]));
    expect(told.rows[0]?.state).toEqual({ kind: 'ready' });
  });

  it('of the observer’s own other round wait for a word', async () => {
    const report = reportFile([group([trackingId('S-001_preop_R_mf-es_A_r2'), regionOf('right')])]);
    expect((await planned(report)).rows[0]?.state).toEqual({ kind: 'other-round', round: 2 });
  });

  it('are known by codes of tissue and side, and show their values with what explains a difference', async () => {
    const truth = phantomTruth(0, 'preop', 'left');
    const site = (code: string): Item =>
      content(
        'CODE',
        '363698007 SCT Finding Site',
        [coded('0040a168', code)],
        [content('CODE', '272741003 SCT Laterality', [coded('0040a168', '7771000 SCT Left')])],
      );
    const report = reportFile([
      group([
        trackingId('a1b2'),
        site('5709001 SCT Multifidus muscles'),
        site('44947003 SCT Erector spinae muscle'),
        regionOf('left'),
        num('42798000 SCT Area', String(truth.areaMm2 * 1.5), 'mm2'),
        num('373098007 SCT Mean', '5', '1'),
      ]),
    ]);
    const [row] = (await planned(report)).rows;
    expect(row?.state).toEqual({ kind: 'ready' });
    expect(row?.target).toMatchObject({ timePoint: 'preop', muscleId: 'mf-es', side: 'left' });
    expect(row?.comparisons.map(({ value, why }) => [value, why])).toEqual([
      ['areaMm2', 'unexplained'],
      ['mean', 'unexplained'],
    ]);
  });

  it('on images that are not of this subject say so, and wait for a slice by hand', async () => {
    const { outlinePx } = phantomTruth(0, 'preop', 'right');
    const closed = [...outlinePx, ...outlinePx.slice(0, 1)].flatMap(([x, y]) => [x + 0.5, y + 0.5]);
    const report = reportFile(
      [group([trackingId('pre right'), scoord('POLYLINE', closed, [image('9.9.9')])])],
      [el('00100020', 'LO', 'stranger')],
    );
    expect((await planned(report)).rows[0]?.state).toEqual({ kind: 'other-images' });
    const slice = {
      sopInstanceUid: sopInstanceUid(phantomTruth(0, 'preop', 'right').sopInstanceUid),
      frame: 0,
    };
    const [row] = (await planned(report, new Map([[0, { image: slice }]]))).rows;
    expect(row?.state).toEqual({ kind: 'ready' });
    expect(row?.warnings).toEqual(expect.arrayContaining(['other-image', 'other-patient']));
  });

  it('on another subject’s images are that subject’s', async () => {
    const { outlinePx, sopInstanceUid: uid } = phantomTruth(1, 'preop', 'right');
    const closed = [...outlinePx, ...outlinePx.slice(0, 1)].flatMap(([x, y]) => [x + 0.5, y + 0.5]);
    const report = reportFile([group([trackingId('right'), scoord('POLYLINE', closed, [image(uid)])])]);
    expect((await planned(report)).rows[0]?.state).toEqual({ kind: 'other-subject', code: 'S-002' });
  });

  it('in the patient lie on the slice whose plane they are in, and are refused off every slice they are put on', async () => {
    const truth = phantomTruth(0, 'preop', 'right');
    const header = session().panes.preop?.axial.slices.find(
      (one) => one.sopInstanceUid === truth.sopInstanceUid,
    );
    const { plane, spacing } = header?.grid ?? {};
    if (!plane || !spacing) throw new Error('The phantom has no geometry');
    const lps = truth.outlinePx.map((vertex): PointLps => pixelToLps(plane, spacing, vertex));
    // The slice is tilted: of a way to the head only the part along its normal counts.
    const [row0, row1] = plane.rowDirectionLps;
    const [column0, column1] = plane.columnDirectionLps;
    const frame = header?.frameOfReferenceUid ?? '';
    const at = (offMm: number, of = frame) =>
      structureSetFile([['CLOSED_PLANAR', lps.flatMap(([x, y, z]) => [x, y, z + offMm])]], 'pre right', of);
    const row = async (bytes: Uint8Array, decision: object = {}) =>
      (await planned(bytes, new Map([[0, { isMine: true, ...decision }]]))).rows[0];
    const image = { sopInstanceUid: sopInstanceUid(truth.sopInstanceUid), frame: 0 };
    const found = await row(at(0.3));
    expect(found?.state).toEqual({ kind: 'ready' });
    expect(found?.slice).toMatchObject({ by: 'place', header: { sopInstanceUid: truth.sopInstanceUid } });
    expect((await row(at(1.5)))?.state).toEqual({ kind: 'open', questions: ['slice'] });
    expect((await row(at(1.5), { image }))?.state).toEqual({
      kind: 'not-placed',
      problem: {
        kind: 'off-plane',
        distanceMm: expect.closeTo(1.5 * Math.abs(row0 * column1 - row1 * column0), 6),
      },
    });
    expect((await row(at(0, '1.2.9'), { image }))?.state).toEqual({
      kind: 'not-placed',
      problem: { kind: 'other-frame' },
    });
  });
});
