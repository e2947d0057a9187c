import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { PointPx } from '../../../../src/domain/image/point';
import { referenceMuscleId } from '../../../../src/domain/reading/referenceTissue';
import type { Protocol } from '../../../../src/domain/study/protocol';
import { targetsOf } from '../../../../src/domain/study/targets';
import { drawOutline } from '../../../support/drawOutline';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, reloaded, roiEntryAt, sessionAt, targetAt } from '../../../support/readingStation';

/* ROIs as the protocol measures them: exclusions, pixel rules, fat, several muscles, reference tissues, drawing aids. */

const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const box = (column: number, row: number, size: number): readonly PointPx[] => [
  [column, row],
  [column + size, row],
  [column + size, row + size],
  [column, row + size],
];
/** 40 × 40 px of 0.625 mm. */
const square = box(100, 180, 40);
const squareMm2 = 40 * 40 * 0.625 ** 2;

async function click({ app }: TestWorkstation, atPx: PointPx): Promise<void> {
  await app.gesture('preop', { kind: 'pointer-move', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-down', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-up', atPx, ...place });
}

/** Changes the protocol behind the reading, as the researcher's form does while no reading is signed. */
async function withProtocol(station: TestWorkstation, change: Partial<Protocol>): Promise<void> {
  const { project } = present(station.state().open, 'a project');
  const changed = { ...project, protocol: { ...project.protocol, ...change } };
  await station.ports.storage.save(project.id, {
    project: changed,
    event: { act: 'other', detail: '' } as const,
  });
}

const details = async ({ database }: TestWorkstation) =>
  (await database.audit.toArray()).map(({ detail }) => detail);

describe('an exclusion', () => {
  it('is kept with its reason, taken out of net area and signal, undone and redone', async () => {
    const options = { databaseName: 'exclusion' };
    const station = await readingStation(options);
    await drawOutline(station, 'preop', square);
    const right = targetAt(station, 'preop', 'right');
    const before = present(roiEntryAt(station, right), 'the ROI');
    await station.app.arm(right);
    await station.app.chooseTool('exclusion');
    await station.app.chooseExclusionReason('vessel');
    for (const atPx of box(110, 190, 8)) await click(station, atPx);
    await station.app.keyGesture({ kind: 'close' });
    const after = present(roiEntryAt(station, right), 'the ROI');
    expect(after.roi.exclusions).toEqual([{ verticesPx: box(110, 190, 8), reason: 'vessel' }]);
    expect(after.roi.outlinePx).toEqual(before.roi.outlinePx);
    expect(after.roi.revision).toBe(2);
    const { area, signal, of } = after.measurement;
    if (area.kind !== 'known' || signal.kind !== 'known' || before.measurement.signal.kind !== 'known') {
      throw new Error('not measured');
    }
    expect(area.grossMm2).toBeCloseTo(squareMm2, 9);
    expect(area.netMm2).toBeCloseTo(squareMm2 - 64 * 0.625 ** 2, 9);
    expect(signal.pixelCount).toBe(before.measurement.signal.pixelCount - 64);
    expect(of?.roiRevision).toBe(2);
    await station.app.undo();
    expect(roiEntryAt(station, right)).toEqual(before);
    await station.app.redo();
    expect(roiEntryAt(station, right)).toEqual(after);
    expect(roiEntryAt(await reloaded(options), right)).toEqual(after);
  });

  it('counts in the live numbers while it is drawn', async () => {
    const station = await readingStation({ databaseName: 'exclusion-live' });
    await drawOutline(station, 'preop', square);
    await station.app.arm(targetAt(station, 'preop', 'right'));
    await station.app.chooseTool('exclusion');
    for (const atPx of box(110, 190, 8)) await click(station, atPx);
    const outcome = sessionAt(station).panes.preop?.live?.outcome;
    if (outcome?.kind !== 'measured' || outcome.measurement.area.kind !== 'known')
      throw new Error('not measured');
    expect(outcome.measurement.area.grossMm2).toBeCloseTo(squareMm2, 9);
    expect(outcome.measurement.area.netMm2).toBeCloseTo(squareMm2 - 64 * 0.625 ** 2, 9);
  });
});

describe('a protocol that is changed', () => {
  it('has every ROI measured again when its reading is opened, and that logged; undo brings back no other rule', async () => {
    const options = { databaseName: 'rule-changed' };
    const station = await readingStation(options);
    // Half pixels: 40.5 columns and rows round to other counts by another rule of edges.
    await drawOutline(station, 'preop', box(100, 180, 40));
    await drawOutline(station, 'preop', box(160, 180, 40));
    await station.app.undo();
    await withProtocol(station, { pixelRule: 'imagej', fatMethod: { kind: 'otsu' } });
    const after = await reloaded(options);
    const right = present(roiEntryAt(after, targetAt(after, 'preop', 'right')), 'the ROI');
    expect(right.roi).toEqual(roiEntryAt(station, targetAt(station, 'preop', 'right'))?.roi);
    expect(right.measurement.rule.id).toBe('imagej');
    expect(right.measurement.fat).toMatchObject({ method: { kind: 'otsu' } });
    expect((await details(after)).join('; ')).toContain('measured again');
    await after.app.redo();
    const left = present(roiEntryAt(after, targetAt(after, 'preop', 'left')), 'the ROI');
    expect(left.measurement.rule.id).toBe('imagej');
    expect(left.measurement.fat).toMatchObject({ method: { kind: 'otsu' } });
    expect(after.state().notices).toEqual([]);
    // What was measured again is on disk, with the history that fits it.
    const again = await reloaded(options);
    expect(sessionAt(again).reading).toEqual(sessionAt(after).reading);
    await again.app.undo();
    expect(roiEntryAt(again, targetAt(again, 'preop', 'left'))).toBeUndefined();
  });

  it('lets no reading be signed whose images are not here to be measured again', async () => {
    const options = { databaseName: 'rule-unreachable' };
    const station = await readingStation(options);
    await drawOutline(station, 'preop', square);
    for (const [timePoint, side] of [
      ['preop', 'left'],
      ['followUp', 'right'],
      ['followUp', 'left'],
    ] as const) {
      await station.app.cannotMeasure(targetAt(station, timePoint, side), 'motion', '');
    }
    await withProtocol(station, { pixelRule: 'imagej' });
    const { makeWorkstation } = await import('../../../support/makeWorkstation');
    const bare = makeWorkstation(options);
    await bare.app.refreshStart();
    await bare.app.openProject(present(bare.state().projects?.[0], 'a project').project.id);
    await bare.app.choosePerson({ kind: 'observer', observerId: sessionAt(station).observerId });
    await bare.app.openReading(sessionAt(station).subjectId);
    await bare.app.signReading();
    expect(sessionAt(bare).reading.state).toBe('open');
    expect(bare.state().notices.map(({ kind }) => kind)).toContain('not-measured-anew');
  });
});

describe('a lean-muscle sample', () => {
  const lean = { fatMethod: { kind: 'lean-sample', sdCount: 2 } } as const;
  const sampleOf = (station: TestWorkstation) => {
    const target = targetsOf(present(station.state().open, 'a project').project.protocol).find(
      ({ muscleId, timePoint }) => muscleId === referenceMuscleId('lean-muscle') && timePoint === 'preop',
    );
    return present(target, 'the sample');
  };

  it('gives the muscles of its scan their threshold, and a changed one another', async () => {
    const station = await readingStation({ databaseName: 'lean' }, lean);
    const right = targetAt(station, 'preop', 'right');
    await drawOutline(station, 'preop', square);
    expect(roiEntryAt(station, right)?.measurement.fat).toMatchObject({
      kind: 'unknown',
      why: 'no-lean-sample',
    });
    await station.app.arm(sampleOf(station));
    await drawOutline(station, 'preop', box(165, 190, 10));
    const { signal, fat: ofSample } = present(
      roiEntryAt(station, sampleOf(station)),
      'the sample',
    ).measurement;
    if (signal.kind !== 'known' || signal.displayed.sd === undefined) throw new Error('not measured');
    expect(ofSample).toBeUndefined();
    const first = roiEntryAt(station, right)?.measurement.fat;
    if (first?.kind !== 'known') throw new Error('no fat');
    expect(first.threshold).toBeCloseTo(signal.displayed.mean + 2 * signal.displayed.sd, 9);
    await station.app.arm(sampleOf(station));
    await station.app.keyGesture({ kind: 'delete' });
    expect(roiEntryAt(station, right)?.measurement.fat).toMatchObject({
      kind: 'unknown',
      why: 'no-lean-sample',
    });
    await station.app.undo();
    expect(roiEntryAt(station, right)?.measurement.fat).toEqual(first);
  });

  it('that went while the image was not here leaves no fat behind that could be signed', async () => {
    const options = { databaseName: 'lean-gone' };
    const station = await readingStation(options, lean);
    const right = targetAt(station, 'preop', 'right');
    await drawOutline(station, 'preop', square);
    await station.app.arm(sampleOf(station));
    await drawOutline(station, 'preop', box(165, 190, 10));
    expect(roiEntryAt(station, right)?.measurement.fat?.kind).toBe('known');
    const sample = sampleOf(station);
    const { makeWorkstation } = await import('../../../support/makeWorkstation');
    const bare = makeWorkstation(options);
    await bare.app.refreshStart();
    await bare.app.openProject(present(bare.state().projects?.[0], 'a project').project.id);
    await bare.app.choosePerson({ kind: 'observer', observerId: sessionAt(station).observerId });
    await bare.app.openReading(sessionAt(station).subjectId);
    for (const target of targetsOf(present(bare.state().open, 'a project').project.protocol)) {
      if (target.muscleId === right.muscleId && target.side === 'right' && target.timePoint === 'preop')
        continue;
      await bare.app.cannotMeasure(target, 'motion', '');
    }
    expect(roiEntryAt(bare, sample)).toBeUndefined();
    await bare.app.signReading();
    expect(sessionAt(bare).reading.state).toBe('open');
    expect(bare.state().notices.map(({ kind }) => kind)).toContain('not-measured-anew');

    const again = await reloaded(options);
    const subject = sessionAt(again).subjectId;
    await again.app.signReading();
    await again.app.openReading(subject);
    expect(sessionAt(again).reading.state).toBe('signed');
    expect(roiEntryAt(again, right)?.measurement.fat).toMatchObject({
      kind: 'unknown',
      why: 'no-lean-sample',
    });
  });
});

describe('several muscles and tissues', () => {
  it('have short tags of their own, and no side check where there is no side', async () => {
    const station = await readingStation(
      { databaseName: 'several' },
      {
        muscles: [
          { id: 'mf', name: 'Multifidus', shortName: 'MF' },
          { id: 'es', name: 'Erector spinae', shortName: 'ES' },
        ],
        references: ['csf'],
      },
    );
    for (const column of [20, 230, 200, 70]) await drawOutline(station, 'preop', box(column, 190, 20));
    await drawOutline(station, 'preop', box(40, 100, 10));
    const outlines = sessionAt(station).panes.preop?.editor.outlines;
    expect(outlines?.map(({ tag }) => tag)).toEqual(['MF R', 'MF L', 'ES R', 'ES L', 'CSF']);
    // 320 columns: patient left is right of column 159.5. The sides of ES are swapped; MF is not judged by them.
    expect(outlines?.map(({ warning }) => warning)).toEqual([
      undefined,
      undefined,
      'R drawn on the left',
      'L drawn on the right',
      undefined,
    ]);
    expect(sessionAt(station).armed).toMatchObject({ timePoint: 'followUp', muscleId: 'mf', side: 'right' });
  });

  it('are checked against the midline that the observer set', async () => {
    const station = await readingStation({ databaseName: 'midline' });
    await drawOutline(station, 'preop', box(100, 180, 20));
    await drawOutline(station, 'preop', box(140, 180, 20));
    const warnings = () => sessionAt(station).panes.preop?.editor.outlines.map(({ warning }) => warning);
    expect(warnings()).toEqual([undefined, undefined]);
    await station.app.setMidline('preop', [
      [170, 0],
      [170, 319],
    ]);
    expect(warnings()).toEqual([undefined, 'L drawn on the right']);
    await station.app.undo();
    expect(warnings()).toEqual([undefined, undefined]);
  });
});

describe('drawing aids', () => {
  const kinds = ({ state }: TestWorkstation) => state().notices.map(({ kind }) => kind);

  it('that the protocol does not allow are refused in words', async () => {
    const station = await readingStation({ databaseName: 'aids-off' });
    await drawOutline(station, 'preop', square);
    await station.app.mirrorFromOtherSide();
    expect(kinds(station)).toEqual(['aid-not-allowed']);
    await station.app.copyFromOtherTimePoint();
    await station.app.chooseTool('smart-edge');
    expect(sessionAt(station).panes.preop?.editor.tool).toBe('draw');
    expect(station.state().notices.at(-1)).toMatchObject({
      kind: 'aid-not-allowed',
      facts: { aid: 'smartEdge' },
    });
    expect(Object.keys(sessionAt(station).reading.entries)).toHaveLength(1);
  });

  it('mirror about the middle of the image, and are recorded', async () => {
    const aids = { drawingAids: { smartEdge: false, mirror: true, copy: true } };
    const station = await readingStation({ databaseName: 'aids-on' }, aids);
    await station.app.mirrorFromOtherSide();
    expect(kinds(station)).toEqual(['no-other-outline']);
    await drawOutline(station, 'preop', square);
    await station.app.mirrorFromOtherSide();
    const left = present(roiEntryAt(station, targetAt(station, 'preop', 'left')), 'the ROI').roi;
    // 320 columns: 100 comes to 219, 140 to 179.
    expect(left.outlinePx).toEqual([
      [219, 220],
      [179, 220],
      [179, 180],
      [219, 180],
    ]);
    expect(left.drawing?.ways).toEqual(['mirrored']);
    await station.app.copyFromOtherTimePoint();
    const copied = present(roiEntryAt(station, targetAt(station, 'followUp', 'right')), 'the ROI').roi;
    expect(copied.drawing?.ways).toEqual(['copied']);
    expect(copied.outlinePx).toHaveLength(4);
  });

  it('give the smart edge the slice to follow', async () => {
    const aids = { drawingAids: { smartEdge: true, mirror: false, copy: false } };
    const station = await readingStation({ databaseName: 'aids-edge' }, aids);
    await station.app.chooseTool('smart-edge');
    for (const atPx of square) await click(station, atPx);
    await station.app.keyGesture({ kind: 'close' });
    const drawn = present(roiEntryAt(station, targetAt(station, 'preop', 'right')), 'the ROI').roi;
    expect(drawn.drawing?.ways).toContain('smart-edge');
  });
});
