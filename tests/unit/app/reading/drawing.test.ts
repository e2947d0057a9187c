import { beforeEach, describe, expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { type RoiTarget, targetKey } from '../../../../src/domain/reading/roi';
import type { Side } from '../../../../src/domain/side';
import { targetsOf } from '../../../../src/domain/study/targets';
import type { TimePoint } from '../../../../src/domain/timePoint';
import type { ReadingSession } from '../../../../src/state/readingSession';
import { drawOutline } from '../../../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';

/* The verbs behind the Read screen, driven with the gestures that a pane hands over. */

const files = phantomFiles([0], false);
const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];
const otherSquare: readonly PointPx[] = square.map(([column, row]): PointPx => [column + 60, row]);

let station: TestWorkstation;
let count = 0;

function session(): ReadingSession {
  const { reading } = station.state();
  if (!reading) throw new Error('No reading is open');
  return reading;
}

function targetAt(timePoint: TimePoint, side: Side): RoiTarget {
  const { open } = station.state();
  const found =
    open && targetsOf(open.project.protocol).find((one) => one.timePoint === timePoint && one.side === side);
  if (!found) throw new Error('The protocol has no such target');
  return found;
}

function outlineAt(timePoint: TimePoint, side: Side): readonly PointPx[] | undefined {
  const entry = session().reading.entries[targetKey(targetAt(timePoint, side))];
  return entry?.kind === 'roi' ? entry.roi.outlinePx : undefined;
}

async function click(timePoint: TimePoint, atPx: PointPx): Promise<void> {
  await station.app.gesture(timePoint, { kind: 'pointer-move', atPx, ...place });
  await station.app.gesture(timePoint, { kind: 'pointer-down', atPx, ...place });
  await station.app.gesture(timePoint, { kind: 'pointer-up', atPx, ...place });
}

async function clickAll(timePoint: TimePoint, verticesPx: readonly PointPx[]): Promise<void> {
  for (const atPx of verticesPx) await click(timePoint, atPx);
}

beforeEach(async () => {
  count += 1;
  station = makeWorkstation({ databaseName: `drawing-${count}` });
  await station.app.newProject('Drawing');
  await station.app.importImages({ kind: 'files', files });
  await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  const [subject] = station.state().open?.subjects ?? [];
  if (!subject) throw new Error('No subject was imported');
  await station.app.openReading(subject.id);
});

describe('drawing on two scans', () => {
  it('closes an outline into the reading although another was begun on the other scan meanwhile', async () => {
    await clickAll('preop', square);
    await clickAll('followUp', square.slice(0, 2));
    await click('preop', [100, 180]);
    expect(outlineAt('preop', 'right')).toEqual(square);
  });

  it('gives the keys to the scan in hand although a vertex is selected on the other', async () => {
    await drawOutline(station, 'preop', square);
    station.app.chooseTool('edit');
    await click('preop', [140, 180]);
    station.app.chooseTool('draw');
    await drawOutline(station, 'followUp', square);
    expect(outlineAt('followUp', 'right')).toEqual(square);
  });

  it('arms the next ROI after closing, on the scan where it is missing', async () => {
    await drawOutline(station, 'preop', square);
    expect(session().armed).toEqual(targetAt('preop', 'left'));
    expect(session().activeTimePoint).toBe('preop');
    await drawOutline(station, 'preop', otherSquare);
    expect(session().armed).toEqual(targetAt('followUp', 'right'));
    expect(session().activeTimePoint).toBe('followUp');
  });

  it('says in words that a complete scan has nothing left to draw', async () => {
    await drawOutline(station, 'preop', square);
    await drawOutline(station, 'preop', otherSquare);
    await click('preop', [60, 60]);
    expect(station.state().notices.map((notice) => notice.kind)).toEqual(['scan-complete']);
  });

  it('starts nothing by the rest of a double click on the vertex that closed an outline', async () => {
    await clickAll('preop', square);
    await click('preop', [100, 180]);
    await click('preop', [100, 180]);
    await station.app.gesture('preop', { kind: 'double-click', atPx: [100, 180], ...place });
    expect(outlineAt('preop', 'right')).toEqual(square);
    expect(session().panes.preop?.editor.draft).toBeUndefined();
    expect(session().armed).toEqual(targetAt('preop', 'left'));
  });

  it('leaves one vertex where a double click closes, however the hand trembles', async () => {
    await clickAll('preop', square.slice(0, 3));
    await click('preop', [100, 220]);
    await click('preop', [100.1, 220.05]);
    await station.app.gesture('preop', { kind: 'double-click', atPx: [100.1, 220.05], ...place });
    expect(outlineAt('preop', 'right')).toEqual(square);
  });
});

describe('the warning of the side check', () => {
  /** 0.625 mm pixels, 320 columns: the middle is column 159.5; patient left is to the right. */
  const warnings = (timePoint: TimePoint) =>
    session().panes[timePoint]?.editor.outlines.map(({ tag, warning }) => [tag, warning]);

  it('names only the outline that lies on the wrong side, not the one that fits', async () => {
    await drawOutline(station, 'preop', square);
    await drawOutline(
      station,
      'preop',
      square.map(([column, row]): PointPx => [column - 60, row]),
    );
    expect(warnings('preop')).toEqual([
      ['R', undefined],
      ['L', 'L drawn on the right'],
    ]);
  });

  it('names both where the sides are swapped', async () => {
    const [onLeft, onRight] = [190, 90].map((start) =>
      square.map(([column, row]): PointPx => [column - 100 + start, row]),
    );
    await drawOutline(station, 'preop', onLeft ?? []);
    await drawOutline(station, 'preop', onRight ?? []);
    expect(warnings('preop')).toEqual([
      ['R', 'R drawn on the left'],
      ['L', 'L drawn on the right'],
    ]);
  });
});

describe('changing an outline that is there', () => {
  beforeEach(async () => {
    await drawOutline(station, 'preop', square);
    await drawOutline(station, 'preop', otherSquare);
    station.app.chooseTool('edit');
    await click('preop', [140, 220]);
  });

  it('keeps the scan that is worked on active and the next ROI armed', async () => {
    const { armed } = session();
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    expect(outlineAt('preop', 'right')?.[2]).toEqual([141, 220]);
    expect(session().activeTimePoint).toBe('preop');
    expect(session().armed).toEqual(armed);
  });

  it('takes several nudges of one vertex back in one step, and forward again', async () => {
    for (let press = 0; press < 3; press += 1) {
      await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    }
    expect(outlineAt('preop', 'right')?.[2]).toEqual([143, 220]);
    await station.app.undo();
    expect(outlineAt('preop', 'right')).toEqual(square);
    await station.app.redo();
    expect(outlineAt('preop', 'right')?.[2]).toEqual([143, 220]);
  });

  it('takes nudges of two vertices back in two steps', async () => {
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    await click('preop', [140, 180]);
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    await station.app.undo();
    expect(outlineAt('preop', 'right')?.[1]).toEqual([140, 180]);
    expect(outlineAt('preop', 'right')?.[2]).toEqual([141, 220]);
    await station.app.undo();
    expect(outlineAt('preop', 'right')).toEqual(square);
  });

  it('does not join a nudge after an undo with those before it', async () => {
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    await click('preop', [140, 180]);
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    await station.app.undo();
    await click('preop', [141, 220]);
    await station.app.keyGesture({ kind: 'nudge', dxPx: 0, dyPx: 1 });
    expect(outlineAt('preop', 'right')?.[2]).toEqual([141, 221]);
    await station.app.undo();
    expect(outlineAt('preop', 'right')?.[2]).toEqual([141, 220]);
  });

  it('leaves the scan that is worked on active when a change is taken back', async () => {
    await station.app.keyGesture({ kind: 'nudge', dxPx: 1, dyPx: 0 });
    await station.app.undo();
    expect(session().activeTimePoint).toBe('preop');
  });

  it('goes on to the next ROI where one is drawn after a reason was given for it', async () => {
    await station.app.cannotMeasure(targetAt('followUp', 'right'), 'motion', '');
    expect(session().armed).toEqual(targetAt('followUp', 'left'));
    await station.app.arm(targetAt('followUp', 'right'));
    station.app.chooseTool('draw');
    await drawOutline(station, 'followUp', square);
    expect(outlineAt('followUp', 'right')).toEqual(square);
    expect(session().armed).toEqual(targetAt('followUp', 'left'));
  });

  it('takes back into the hand the ROI that an undo takes out', async () => {
    await station.app.undo();
    expect(session().armed).toEqual(targetAt('preop', 'left'));
    await station.app.redo();
    expect(outlineAt('preop', 'left')).toEqual(otherSquare);
    expect(session().armed).toEqual(targetAt('followUp', 'right'));
  });
});
