import { describe, expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import { drawOutline } from '../../../support/drawOutline';
import { readingStation, reloaded, roiEntryAt, sessionAt, targetAt } from '../../../support/readingStation';

/* What a reload of the page, or a walk to another subject, leaves of the work. */

const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];
const beside = square.map(([column, row]): PointPx => [column + 60, row]);

type Station = Awaited<ReturnType<typeof readingStation>>;

async function click({ app }: Station, atPx: PointPx): Promise<void> {
  await app.gesture('preop', { kind: 'pointer-move', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-down', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-up', atPx, ...place });
}

const details = async ({ database }: Station) => (await database.audit.toArray()).map(({ detail }) => detail);

describe('undo', () => {
  it('goes back through every step after a reload, and forward again', async () => {
    const options = { databaseName: 'undo-reload' };
    const before = await readingStation(options);
    await drawOutline(before, 'preop', square);
    await drawOutline(before, 'preop', beside);
    await before.app.cannotMeasure(targetAt(before, 'followUp', 'right'), 'motion', 'cough');
    await before.app.undo();
    const after = await reloaded(options);
    const right = targetAt(after, 'preop', 'right');
    const left = targetAt(after, 'preop', 'left');
    expect(Object.keys(sessionAt(after).reading.entries)).toHaveLength(2);
    await after.app.undo();
    expect(roiEntryAt(after, left)).toBeUndefined();
    await after.app.undo();
    expect(sessionAt(after).reading.entries).toEqual({});
    await after.app.undo();
    for (let step = 0; step < 3; step += 1) await after.app.redo();
    expect(roiEntryAt(after, right)?.roi.outlinePx).toEqual(square);
    expect(roiEntryAt(after, left)?.roi.outlinePx).toEqual(beside);
    expect(Object.values(sessionAt(after).reading.entries)).toContainEqual(
      expect.objectContaining({ kind: 'cannot-measure', note: 'cough' }),
    );
  });

  it('is not possible while the reading is signed, and is again once it was re-opened', async () => {
    const options = { databaseName: 'undo-signed' };
    const before = await readingStation(options);
    await drawOutline(before, 'preop', square);
    for (const [timePoint, side] of [
      ['preop', 'left'],
      ['followUp', 'right'],
      ['followUp', 'left'],
    ] as const) {
      await before.app.cannotMeasure(targetAt(before, timePoint, side), 'motion', '');
    }
    await before.app.signReading();
    const after = await reloaded(options);
    const { reading } = sessionAt(after);
    expect(reading.state).toBe('signed');
    await after.app.undo();
    await after.app.markEndplate('preop', 'upper', [
      [10, 10],
      [20, 10],
    ]);
    await after.app.clearEndplates('preop');
    await after.app.setMidline('preop', [
      [160, 0],
      [160, 90],
    ]);
    await after.app.acceptSlice('preop');
    await after.app.smooth();
    await after.app.keyGesture({ kind: 'delete' });
    expect(sessionAt(after).reading).toEqual(reading);
    await after.app.reopenReading('wrong level');
    for (let step = 0; step < 4; step += 1) await after.app.undo();
    expect(sessionAt(after).reading.entries).toEqual({});
    expect(sessionAt(after).reading.reopenings).toHaveLength(1);
  });

  it('of a reading that was changed elsewhere is left aside and said in the log, never applied', async () => {
    const options = { databaseName: 'undo-elsewhere' };
    const before = await readingStation(options);
    await drawOutline(before, 'preop', square);
    const { reading } = sessionAt(before);
    await before.ports.storage.save(reading.projectId, {
      readings: [{ ...reading, revision: reading.revision + 3 }],
      event: { act: 'bundle-merged', detail: '' },
    });
    const after = await reloaded(options);
    await after.app.undo();
    expect(Object.keys(sessionAt(after).reading.entries)).toHaveLength(1);
    expect(await details(after)).toContain('undo history left aside: not of the reading as it is stored now');
  });
});

describe('a half-drawn outline', () => {
  it('is there after a reload, with its own steps back, on its slice and armed', async () => {
    const options = { databaseName: 'draft-reload' };
    const before = await readingStation(options);
    const index = (sessionAt(before).panes.preop?.axial.index ?? 0) + 1;
    await before.app.showAxialSlice('preop', index);
    for (const atPx of square.slice(0, 3)) await click(before, atPx);
    await before.app.flush();
    const after = await reloaded(options);
    const { panes, armed } = sessionAt(after);
    expect(panes.preop?.live).toEqual(sessionAt(before).panes.preop?.live);
    expect(panes.preop?.live?.outcome.kind).toBe('measured');
    expect(panes.preop?.axial.index).toBe(index);
    expect(panes.preop?.editor.draft?.history.present.verticesPx).toEqual(square.slice(0, 3));
    expect(armed).toEqual(targetAt(after, 'preop', 'right'));
    expect(after.state().notices.map(({ kind }) => kind)).toContain('draft-taken-up');
    await after.app.undo();
    expect(sessionAt(after).panes.preop?.editor.draft?.history.present.verticesPx).toEqual(
      square.slice(0, 2),
    );
    await after.app.redo();
    await click(after, square[3] ?? [0, 0]);
    await after.app.keyGesture({ kind: 'close' });
    expect(roiEntryAt(after, targetAt(after, 'preop', 'right'))?.roi.outlinePx).toEqual(square);
    await after.app.flush();
    expect(await after.database.drafts.count()).toBe(0);
  });

  it('may be left for the work list and another reader, and is nobody else’s', async () => {
    const options = { databaseName: 'draft-leave' };
    const station = await readingStation(options);
    for (const atPx of square.slice(0, 3)) await click(station, atPx);
    const marks = (at: Station) => [...(at.state().open?.ownDrafts ?? [])];
    const { subjectId } = sessionAt(station);
    expect(marks(station)).toEqual([subjectId]);
    await station.app.closeProject();
    expect(station.state().open).toBeUndefined();
    const other = await reloaded(options, 'B');
    expect(marks(other)).toEqual([]);
    expect(sessionAt(other).panes.preop?.editor.draft).toBeUndefined();
    expect(JSON.stringify(sessionAt(other))).not.toContain('[140,180]');
    await other.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(marks(other)).toEqual([subjectId]);
    await other.app.choosePerson({ kind: 'researcher' });
    expect(marks(other)).toEqual([]);
    const own = await reloaded(options, 'A');
    expect(sessionAt(own).panes.preop?.editor.draft?.history.present.verticesPx).toEqual(square.slice(0, 3));
  });

  it('that cannot be written keeps the observer at the reading', async () => {
    const failure = { kind: 'full', message: 'full' } as const;
    const station = await readingStation({
      databaseName: 'draft-full',
      storage: { saveDrafts: async () => ({ ok: false, error: failure }) },
    });
    for (const atPx of square.slice(0, 3)) await click(station, atPx);
    await station.app.flush();
    await station.app.closeProject();
    expect(station.state().open).toBeDefined();
    expect(station.state().notices.map(({ kind }) => kind)).toContain('finish-outline-first');
  });

  it('goes with Esc, and stays gone', async () => {
    const options = { databaseName: 'draft-cancel' };
    const station = await readingStation(options);
    for (const atPx of square.slice(0, 3)) await click(station, atPx);
    await station.app.keyGesture({ kind: 'cancel' });
    await station.app.flush();
    const after = await reloaded(options);
    expect(sessionAt(after).panes.preop?.editor.draft).toBeUndefined();
  });
});

describe('a freehand line whose ends overlap', () => {
  /** Round a circle and 20° on: the end crosses the beginning. */
  const round = Array.from({ length: 76 }, (_, at): PointPx => {
    const angle = (at * 5 * Math.PI) / 180;
    const radius = 25 + (at > 72 ? 1.5 - (at - 72) : at > 60 ? 1.5 : 0);
    return [120 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
  });

  it('is committed with its ends cut, which stays visible, and is in the hand as drawn after one undo', async () => {
    const options = { databaseName: 'trimmed' };
    const station = await readingStation(options);
    const [first = [0, 0], ...rest] = round;
    await station.app.gesture('preop', { kind: 'pointer-down', atPx: first, ...place });
    for (const atPx of rest) await station.app.gesture('preop', { kind: 'pointer-move', atPx, ...place });
    const last = round.at(-1) ?? first;
    await station.app.gesture('preop', { kind: 'pointer-up', atPx: last, ...place });
    await station.app.keyGesture({ kind: 'close' });
    const target = targetAt(station, 'preop', 'right');
    const committed = roiEntryAt(station, target)?.roi.outlinePx;
    expect(committed).toBeDefined();
    expect(sessionAt(station).panes.preop?.editor.trims.length).toBeGreaterThan(0);
    await station.app.undo();
    expect(roiEntryAt(station, target)).toBeUndefined();
    const drawn = sessionAt(station).panes.preop?.editor.draft?.history.present.verticesPx;
    expect(drawn?.at(0)).toEqual(first);
    expect(drawn?.at(-1)).toEqual(last);
    await station.app.flush();
    const after = await reloaded(options);
    expect(sessionAt(after).panes.preop?.editor.draft?.history.present.verticesPx).toEqual(drawn);
  });
});

describe('what lies with an ROI', () => {
  it('is the time at work on it, also of before a reload, the ways it was drawn and its revision', async () => {
    const options = { databaseName: 'drawing-facts' };
    const before = await readingStation(options);
    for (const atPx of square.slice(0, 3)) await click(before, atPx);
    await before.app.flush();
    const kept = (await before.database.drafts.toArray())[0]?.activeMs ?? {};
    const [keptMs] = Object.values(kept);
    expect(keptMs).toBeGreaterThan(0);
    const after = await reloaded(options);
    await click(after, square[3] ?? [0, 0]);
    await after.app.keyGesture({ kind: 'close' });
    const target = targetAt(after, 'preop', 'right');
    const first = roiEntryAt(after, target)?.roi;
    expect(first?.drawing?.ways).toEqual(['clicks']);
    expect(first?.drawing?.activeMs).toBeGreaterThan(keptMs ?? 0);
    expect(first?.revision).toBe(1);
    await after.app.arm(target);
    await after.app.keyGesture({ kind: 'smooth' });
    const second = roiEntryAt(after, target)?.roi;
    expect(second?.drawing?.ways).toEqual(['clicks', 'smooth']);
    expect(second?.revision).toBe(2);
    await after.app.undo();
    expect(roiEntryAt(after, target)?.roi).toEqual(first);
    await after.app.keyGesture({ kind: 'smooth' });
    // A revision names one shape for good, also where the one before was taken back.
    expect(roiEntryAt(after, target)?.roi.revision).toBe(3);
  });
});

describe('how images are looked at', () => {
  it('is remembered per series and observer in this browser', async () => {
    const options = { databaseName: 'windows' };
    const before = await readingStation(options);
    before.app.rememberWindow('series-1', { center: 300, width: 500 });
    before.app.rememberWindow('series-2', { center: 1, width: 2 });
    before.app.rememberWindow('series-1', { center: 310, width: 520 });
    before.app.rememberWindow('series-1', { center: Number.NaN, width: 520 });
    before.app.setBrushRadius(9);
    expect(before.app.windowOf('series-1')).toEqual({ center: 310, width: 520 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = await reloaded(options);
    expect(sessionAt(after).windows).toEqual({
      'series-1': { center: 310, width: 520 },
      'series-2': { center: 1, width: 2 },
    });
    expect(sessionAt(after).panes.followUp?.editor.brush.radiusPx).toBe(9);
    expect(sessionAt(await reloaded(options, 'B')).windows).toEqual({});
  });
});
