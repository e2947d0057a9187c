import { beforeEach, describe, expect, it } from 'vitest';
import type { RowDecisions } from '../../../../src/app/roiFiles/planRoiImport';
import { type ObserverId, observerId, sopInstanceUid } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { targetKey } from '../../../../src/domain/reading/roi';
import type { OutgoingRoi } from '../../../../src/domain/roiFiles/outgoingRoi';
import type { Side } from '../../../../src/domain/side';
import type { TimePoint } from '../../../../src/domain/timePoint';
import { readRoiFile } from '../../../../src/io/roiFiles/readRoiFile';
import { writeSet } from '../../../../src/io/roiFiles/roiSet';
import { writeHorosXml } from '../../../../src/io/roiFiles/writeHorosXml';
import { writeImageJRoi } from '../../../../src/io/roiFiles/writeImageJRoi';
import type { ReadingSession } from '../../../../src/state/readingSession';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles, phantomTruth } from '../../../support/phantomFiles';
import { makeTarget } from '../../../support/studyFixtures';

/* Files of ImageJ and Horos through the verbs, on phantom subjects; areas and means are the phantom's own. */

const [a, b] = [observerId('A'), observerId('B')];
const files = phantomFiles([0, 1], false);
let station: TestWorkstation;
let count = 0;

function session(): ReadingSession {
  const { reading } = station.state();
  if (!reading) throw new Error('No reading is open');
  return reading;
}

function entryAt(timePoint: TimePoint, side: Side) {
  const entry = session().reading.entries[targetKey(makeTarget(timePoint, side))];
  return entry?.kind === 'roi' ? entry : undefined;
}

async function openSubject(index: number, observer: ObserverId): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: observer });
  const subject = station.state().open?.subjects[index];
  if (!subject) throw new Error('The subject is not there');
  await station.app.openReading(subject.id);
}

function truthRoi(
  name: string,
  timePoint: TimePoint,
  side: Side,
  more: Partial<OutgoingRoi> = {},
): OutgoingRoi {
  const truth = phantomTruth(0, timePoint, side);
  const image = { sopInstanceUid: sopInstanceUid(truth.sopInstanceUid), frame: 0 };
  return { name, outlinePx: truth.outlinePx, exclusions: [], image, ...more };
}

function roiSet(rois: readonly OutgoingRoi[]) {
  const set = rois.map((roi) => ({
    path: `${roi.name}.roi`,
    content: writeImageJRoi(roi, [roi.outlinePx, ...roi.exclusions.map(({ verticesPx }) => verticesPx)]),
  }));
  return { name: 'RoiSet.zip', bytes: writeSet(set, new Date(2026, 0, 1)) };
}

async function read(...given: readonly { readonly name: string; readonly bytes: Uint8Array }[]) {
  return station.app.readRoiFiles(
    given.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      arrayBuffer: async () => new Uint8Array(bytes).buffer,
    })),
  );
}

const undecided: RowDecisions = new Map();

beforeEach(async () => {
  count += 1;
  station = makeWorkstation({ databaseName: `roi-files-${count}` });
  await station.app.newProject('Roi files');
  await station.app.importImages({ kind: 'files', files });
  await openSubject(0, a);
});

describe('bringing outlines in', () => {
  it('takes a RoiSet.zip into the open reading by name and UID, measured, marked, in one step that undo takes back', async () => {
    const set = roiSet([
      truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right'),
      truthRoi('S-001_preop_L_mf-es_A', 'preop', 'left'),
      truthRoi('S-001_followUp_L_mf-es_A', 'followUp', 'left'),
    ]);
    const found = await read(set);
    const plan = await station.app.planRoiImport(found, undecided);
    expect(plan?.rows.map(({ state, slice }) => [state.kind, slice?.by])).toEqual(
      Array(3).fill(['ready', 'uid']),
    );
    expect(await station.app.importRois(found, undecided)).toBe(3);
    const truth = phantomTruth(0, 'preop', 'right');
    const entry = entryAt('preop', 'right');
    expect(entry?.roi.drawing).toEqual({ activeMs: 0, ways: ['imported'] });
    expect(entry?.roi.revision).toBe(1);
    expect(entry?.roi.image.sopInstanceUid).toBe(truth.sopInstanceUid);
    const { area, signal } = entry?.measurement ?? {};
    // Vertices are float32 in the file: 1e-6 of the area; the mean differs from the phantom's by its noise.
    expect(Math.abs((area?.kind === 'known' ? area.grossMm2 : 0) / truth.areaMm2 - 1)).toBeLessThan(1e-6);
    expect(
      Math.abs((signal?.kind === 'known' ? signal.displayed.mean : 0) / truth.meanSignal - 1),
    ).toBeLessThan(0.02);
    expect(session().reading.sliceChoices.preop?.image.sopInstanceUid).toBe(truth.sopInstanceUid);
    await station.app.undo();
    expect(session().reading.entries).toEqual({});
    await station.app.redo();
    expect(Object.keys(session().reading.entries)).toHaveLength(3);
  });

  it('never replaces an outline unasked, and does when asked', async () => {
    const first = await read(roiSet([truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right')]));
    await station.app.importRois(first, undecided);
    const before = entryAt('preop', 'right');
    const shifted = truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right');
    const second = await read(
      roiSet([{ ...shifted, outlinePx: shifted.outlinePx.map(([x, y]): PointPx => [x + 1, y]) }]),
    );
    expect((await station.app.planRoiImport(second, undecided))?.rows[0]?.state).toEqual({
      kind: 'occupied',
    });
    expect(await station.app.importRois(second, undecided)).toBe(0);
    expect(entryAt('preop', 'right')).toEqual(before);
    expect(await station.app.importRois(second, new Map([[0, { replaces: true }]]))).toBe(1);
    expect(entryAt('preop', 'right')?.roi.revision).toBe(2);
  });

  it('says whose outlines are another observer’s or subject’s, shows no value of them, and takes them only when told', async () => {
    const found = await read(
      roiSet([
        truthRoi('S-001_preop_R_mf-es_B', 'preop', 'right'),
        truthRoi('S-002_preop_R_mf-es_A', 'preop', 'right'),
        truthRoi('S-001_preop_L_mf-es_A', 'preop', 'left'),
      ]),
    );
    const plan = await station.app.planRoiImport(found, undecided);
    expect(plan?.rows.map(({ state }) => state)).toEqual([
      { kind: 'other-observer', observerId: 'B' },
      { kind: 'other-subject', code: 'S-002' },
      { kind: 'ready' },
    ]);
    expect(plan?.rows.slice(0, 2).map(({ measurement, comparisons }) => [measurement, comparisons])).toEqual([
      [undefined, []],
      [undefined, []],
    ]);
    expect(await station.app.importRois(found, new Map([[0, { isMine: true }]]))).toBe(2);
    expect(Object.keys(session().reading.entries)).toHaveLength(2);
  });

  it('asks for what neither name nor image says, and takes it by hand', async () => {
    const unknown = truthRoi('0139-0242', 'preop', 'right', {
      image: { sopInstanceUid: sopInstanceUid('9.9'), frame: 0 },
    });
    const found = await read(roiSet([unknown]));
    const plan = await station.app.planRoiImport(found, undecided);
    expect(plan?.rows[0]?.state).toEqual({ kind: 'open', questions: ['timePoint', 'side', 'slice'] });
    const image = {
      sopInstanceUid: sopInstanceUid(phantomTruth(0, 'preop', 'right').sopInstanceUid),
      frame: 0,
    };
    const decisions: RowDecisions = new Map([[0, { timePoint: 'preop', side: 'right', image }]]);
    expect((await station.app.planRoiImport(found, decisions))?.rows[0]).toMatchObject({
      state: { kind: 'ready' },
      slice: { by: 'hand' },
    });
    expect(await station.app.importRois(found, decisions)).toBe(1);
  });

  it('refuses what crosses itself, with the place, what leaves the image, and a name that contradicts its image', async () => {
    const crossing: readonly PointPx[] = [
      [100, 100],
      [140, 140],
      [140, 100],
      [100, 140],
    ];
    const found = await read(
      roiSet([
        truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right', { outlinePx: crossing }),
        truthRoi('S-001_preop_L_mf-es_A', 'preop', 'left', {
          outlinePx: [
            [-5, 10],
            [20, 10],
            [20, 40],
          ],
        }),
        truthRoi('S-001_followUp_L_mf-es_A', 'preop', 'left'),
      ]),
    );
    const plan = await station.app.planRoiImport(found, undecided);
    expect(plan?.rows.map(({ state }) => state)).toEqual([
      { kind: 'refused', why: 'proper-crossing', atPx: [120, 120] },
      { kind: 'refused', why: 'outside-image' },
      { kind: 'contradiction' },
    ]);
    expect(await station.app.importRois(found, undecided)).toBe(0);
  });

  it('takes one outline a target, all of a scan on one slice; another subject’s do not count', async () => {
    const right = truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right');
    const slices = session().panes.preop?.axial.slices ?? [];
    const elsewhere = slices.find((one) => one.sopInstanceUid !== right.image?.sopInstanceUid);
    if (!elsewhere || !right.image) throw new Error('The phantom has one slice');
    const image = { sopInstanceUid: elsewhere.sopInstanceUid, frame: 0 };
    const found = await read(
      roiSet([{ ...right, name: 'S-002_preop_R_mf-es_A' }, right]),
      { name: 'again.roi', bytes: writeImageJRoi(right, [right.outlinePx]) },
      roiSet([truthRoi('S-001_preop_L_mf-es_A', 'preop', 'left', { image })]),
    );
    const plan = await station.app.planRoiImport(found, undecided);
    expect(plan?.rows.map(({ state }) => state.kind)).toEqual([
      'other-subject',
      'ready',
      'twice',
      'other-slice',
    ]);
    expect(await station.app.importRois(found, new Map([[3, { image: right.image }]]))).toBe(2);
    const lefts = await read(roiSet([truthRoi('S-001_preop_L_mf-es_A', 'preop', 'left', { image })]));
    const replaces: RowDecisions = new Map([[0, { replaces: true }]]);
    expect((await station.app.planRoiImport(lefts, replaces))?.rows[0]?.state).toEqual({
      kind: 'other-slice',
    });
  });

  it('changes nothing in a signed reading, and gives one observer nothing of another', async () => {
    const set = roiSet(
      (['preop', 'followUp'] as const).flatMap((timePoint) =>
        (['right', 'left'] as const).map((side) =>
          truthRoi(`S-001_${timePoint}_${side === 'right' ? 'R' : 'L'}_mf-es_A`, timePoint, side),
        ),
      ),
    );
    const found = await read(set);
    expect(await station.app.importRois(found, undecided)).toBe(4);
    await station.app.signReading();
    await openSubject(0, a);
    expect(session().reading.state).toBe('signed');
    expect(
      await station.app.importRois(found, new Map([0, 1, 2, 3].map((id) => [id, { replaces: true }]))),
    ).toBe(0);
    await openSubject(0, b);
    expect(session().reading.entries).toEqual({});
    await station.app.saveStudyRois('imagej', 'own');
    await station.app.saveStudyRois('imagej', 'all');
    expect(station.downloads.filter(({ name }) => /outlines/.test(name))).toEqual([]);
  });

  it('shows values of a Horos file beside ours and says why they differ', async () => {
    const truth = phantomTruth(0, 'preop', 'right');
    const points = truth.outlinePx
      .map(([x, y]) => `<string>(${(x + 0.5).toFixed(6)}, ${(y + 0.5).toFixed(6)})</string>`)
      .join('');
    const real = (key: string, value: number) => `<key>${key}</key><real>${value}</real>`;
    const xml = `<plist version="1.0"><dict><key>Images</key><array><dict><key>ImageIndex</key><integer>0</integer><key>ROIs</key><array><dict>
      <key>Name</key><string>pre right</string><key>SOPInstanceUID</key><string>${truth.sopInstanceUid}</string>${real('Type', 11)}
      ${real('Area', (truth.areaMm2 * 1.02) / 100)}${real('Mean', truth.meanSignal * 1.04)}
      <key>Point_px</key><array>${points}</array></dict></array></dict></array></dict></plist>`;
    const plan = await station.app.planRoiImport(
      await read({ name: 'rois.xml', bytes: new TextEncoder().encode(xml) }),
      undecided,
    );
    const [row] = plan?.rows ?? [];
    expect(row?.state).toEqual({ kind: 'ready' });
    expect(row?.comparisons.map(({ value, why }) => [value, why])).toEqual([
      ['areaMm2', 'smoothed'],
      ['mean', 'more-pixels'],
    ]);
    expect(row?.comparisons[0]?.differencePercent).toBeCloseTo(2, 3);
  });
});

describe('saving outlines', () => {
  it('gives sets of a time point that are read back to the same reading, exclusions and reasons included', async () => {
    const { outlinePx } = phantomTruth(0, 'preop', 'right');
    const [x, y] = [0, 1].map(
      (axis) => outlinePx.reduce((sum, vertex) => sum + (vertex[axis] ?? 0), 0) / outlinePx.length,
    );
    const hole: readonly PointPx[] = [
      [x ?? 0, y ?? 0],
      [(x ?? 0) + 4.3, y ?? 0],
      [x ?? 0, (y ?? 0) + 3.7],
    ];
    const rois = [
      truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right', {
        exclusions: [{ verticesPx: hole, reason: 'vessel' }],
      }),
    ];
    await station.app.importRois(await read(roiSet(rois)), undecided);
    const before = entryAt('preop', 'right');
    for (const program of ['imagej', 'horos'] as const) {
      await station.app.saveReadingRois(program, 'preop');
      const { name, content } = station.downloads.at(-1) ?? { name: '', content: '' };
      // With the head of the log, against which the file can be held later.
      expect(name).toMatch(
        program === 'imagej'
          ? /^S-001_preop_A_RoiSet_log-\d+-[0-9a-f]{12}\.zip$/
          : /^S-001_preop_A_log-\d+-[0-9a-f]{12}\.xml$/,
      );
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      expect(readRoiFile(bytes, name).rois).toMatchObject([
        { name: 'S-001_preop_R_mf-es_A', exclusions: [{ reason: 'vessel' }] },
      ]);
      const found = await read({ name, bytes });
      expect(await station.app.importRois(found, new Map([[0, { replaces: true }]]))).toBe(1);
      const again = entryAt('preop', 'right');
      const areas = [before, again].map((entry) =>
        entry?.measurement.area.kind === 'known' ? entry.measurement.area.netMm2 : 0,
      );
      expect((areas[0] ?? 0) / (areas[1] ?? 1)).toBeCloseTo(1, 6);
    }
  });

  it('gives the whole study as sets in one zip once results may be seen, and each observer their own before', async () => {
    await station.app.importRois(
      await read(roiSet([truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right')])),
      undecided,
    );
    await station.app.saveStudyRois('imagej', 'own');
    const own = station.downloads.at(-1);
    expect(own?.name).toMatch(/^Roi-files-outlines-imagej_log-\d+-[0-9a-f]{12}\.zip$/);
    const rois = readRoiFile(
      own?.content instanceof Uint8Array ? own.content : new Uint8Array(),
      'own.zip',
    ).rois;
    expect(rois.map(({ file }) => file)).toEqual([
      'own.zip/S-001_preop_A_RoiSet.zip/S-001_preop_R_mf-es_A.roi',
    ]);
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.saveStudyRois('horos', 'all');
    expect(station.state().notices.at(-1)).toMatchObject({ kind: 'export-refused' });
    expect(station.downloads).toHaveLength(1);
  });

  it('writes XML for Horos with the slice counted in its series by instance number', async () => {
    await station.app.importRois(
      await read(roiSet([truthRoi('S-001_preop_R_mf-es_A', 'preop', 'right')])),
      undecided,
    );
    await station.app.saveReadingRois('horos', 'preop');
    const text = String(station.downloads.at(-1)?.content);
    const slices = [...(session().panes.preop?.axial.slices ?? [])].sort(
      (p, q) => (p.instanceNumber ?? 0) - (q.instanceNumber ?? 0),
    );
    const position =
      slices.findIndex((one) => one.sopInstanceUid === phantomTruth(0, 'preop', 'right').sopInstanceUid) + 1;
    expect(text).toContain(`<integer>${position}</integer>`);
    expect(writeHorosXml([])).not.toContain('Slice');
  });
});
