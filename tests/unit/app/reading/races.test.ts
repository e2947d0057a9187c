import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { AppContext } from '../../../../src/app/context';
import { createImageRegistry } from '../../../../src/app/imageRegistry';
import { chooseTool, gesture } from '../../../../src/app/reading/gestures';
import { signReading } from '../../../../src/app/reading/signing';
import { createSaveQueue } from '../../../../src/app/saveQueue';
import { laterPart } from '../../../../src/base/laterPart';
import { err } from '../../../../src/base/result';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { PointPx } from '../../../../src/domain/image/point';
import type { ImageLocation } from '../../../../src/domain/import/importOutcome';
import { targetKey } from '../../../../src/domain/reading/roi';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { createAppStore } from '../../../../src/state/createAppStore';
import { decodeBytes } from '../../../support/bytesImages';
import { drawOutline } from '../../../support/drawOutline';
import { readingStation, reloaded, roiEntryAt, sessionAt, targetAt } from '../../../support/readingStation';

/* What a hand does while the program waits for the disk or for pixels. */

const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];

type Station = Awaited<ReturnType<typeof readingStation>>;

async function click({ app }: Station, atPx: PointPx): Promise<void> {
  await app.gesture('preop', { kind: 'pointer-move', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-down', atPx, ...place });
  await app.gesture('preop', { kind: 'pointer-up', atPx, ...place });
}

describe('an outline that was not written yet', () => {
  it('is not lost when its own reading is opened again, and the next one goes on from it', async () => {
    let isFull = false;
    const databaseName = 'reopen-unsaved';
    const disk = createStorage(() => '2026-11-23T12:00:00.000Z', new Database(databaseName));
    const save: typeof disk.save = (...given) =>
      isFull ? Promise.resolve(err({ kind: 'full', message: 'no room' })) : disk.save(...given);
    const options = { databaseName, storage: { save } };
    const station = await readingStation(options);
    isFull = true;
    await drawOutline(station, 'preop', square);
    const { subjectId } = sessionAt(station);
    expect(station.state().save.kind).toBe('not-saved');
    isFull = false;
    await station.app.openReading(subjectId);
    expect(roiEntryAt(station, targetAt(station, 'preop', 'right'))?.roi.outlinePx).toEqual(square);
    await station.app.cannotMeasure(targetAt(station, 'preop', 'left'), 'motion', '');
    expect(station.state().save.kind).toBe('saved');
    const after = await reloaded(options);
    expect(Object.keys(sessionAt(after).reading.entries)).toHaveLength(2);
  });
});

describe('signing', () => {
  it('does not fetch back whoever went to another tab while it was written', async () => {
    const station = await readingStation({ databaseName: 'sign-and-leave' });
    const { subjectId } = sessionAt(station);
    for (const timePoint of ['preop', 'followUp'] as const) {
      for (const side of ['right', 'left'] as const) {
        await station.app.cannotMeasure(targetAt(station, timePoint, side), 'motion', '');
      }
    }
    const signing = station.app.signReading();
    station.app.showTab('cohort');
    await signing;
    expect(station.state().screen).toMatchObject({ tab: 'cohort' });
    expect(sessionAt(station).subjectId).toBe(subjectId);
    const line = station.state().open?.progress.find((one) => one.subjectId === subjectId);
    expect(line?.state).toBe('signed');
  });

  it('does not lock what was taken in hand while slices were decoded to measure again', async () => {
    const locations = new Map<string, ImageLocation>();
    const decode: typeof decodeBytes = (location, header) => {
      locations.set(imageKey(header), location);
      return decodeBytes(location, header);
    };
    const station = await readingStation({ databaseName: 'sign-midway', images: { decode } });
    await drawOutline(station, 'preop', square);
    for (const [timePoint, side] of [
      ['preop', 'left'],
      ['followUp', 'right'],
      ['followUp', 'left'],
    ] as const) {
      await station.app.cannotMeasure(targetAt(station, timePoint, side), 'motion', '');
    }
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const store = createAppStore(station.state());
    const { open } = store.getState();
    if (!open) throw new Error('No project is open');
    // As after a change of the protocol that asks for another rule.
    const protocol = { ...open.project.protocol, pixelRule: 'imagej' as const };
    store.setState({ open: { ...open, project: { ...open.project, protocol } } });
    const registry = createImageRegistry({
      decode: async (location, header) => {
        await gate;
        return decodeBytes(location, header);
      },
    });
    for (const [key, location] of locations) registry.locate(key, location);
    const saves = createSaveQueue(station.ports.storage.save);
    const keepListeners: AppContext['keepListeners'] = new Set();
    const reading = laterPart(() => import('../../../../src/app/reading/readingActs'));
    const project = laterPart(() => import('../../../../src/app/projectActs'));
    const context: AppContext = {
      ports: station.ports,
      store,
      saves,
      registry,
      project,
      reading,
      keepListeners,
    };
    const signing = signReading(context);
    await chooseTool(context, 'edit');
    await gesture(context, 'preop', { kind: 'pointer-down', atPx: [100, 180], ...place });
    await gesture(context, 'preop', { kind: 'pointer-move', atPx: [90, 170], ...place });
    release();
    await signing;
    expect(store.getState().reading?.panes.preop?.editor.grab).toBeDefined();
    expect(store.getState().reading?.reading.state).toBe('open');
    expect(store.getState().notices.map(({ kind }) => kind)).toContain('finish-outline-first');
  });
});

describe('time at work', () => {
  it('of an ROI whose draft outlived its commit is not counted twice', async () => {
    const options = { databaseName: 'time-twice' };
    const station = await readingStation(options);
    const { saveDrafts } = station.ports.storage;
    for (const at of square) await click(station, at);
    const right = targetAt(station, 'preop', 'right');
    await station.app.flush();
    // The page goes after the outline is on disk and before its draft is taken away.
    const readingId = sessionAt(station).reading.id;
    const begun = await station.database.drafts.get(readingId);
    expect(begun?.activeMs[targetKey(right)]).toBeGreaterThan(0);
    await station.app.keyGesture({ kind: 'close' });
    if (begun) await saveDrafts(begun);
    const spentMs = roiEntryAt(station, right)?.roi.drawing?.activeMs;
    const after = await reloaded(options);
    expect(roiEntryAt(after, right)?.roi.drawing?.activeMs).toBe(spentMs);
    expect(sessionAt(after).activity.activeMs[targetKey(right)]).toBeUndefined();
  });
});
