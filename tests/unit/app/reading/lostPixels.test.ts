import { describe, expect, it } from 'vitest';
import type { AppContext } from '../../../../src/app/context';
import { createImageRegistry } from '../../../../src/app/imageRegistry';
import { gesture, keyGesture } from '../../../../src/app/reading/gestures';
import { mayLeave } from '../../../../src/app/reading/leaving';
import { createSaveQueue } from '../../../../src/app/saveQueue';
import { laterPart } from '../../../../src/base/laterPart';
import { err } from '../../../../src/base/result';
import { observerId, readingId } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { PointPx } from '../../../../src/domain/image/point';
import type { ImageLocation } from '../../../../src/domain/import/importOutcome';
import { createAppStore } from '../../../../src/state/createAppStore';
import { decodeBytes } from '../../../support/bytesImages';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';

/* A slice that is on the screen, but no longer in memory because other work needed the room. */

const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];

async function withEmptyMemory(
  name: string,
  canDecode: boolean,
  beforeDecode: Promise<void> = Promise.resolve(),
): Promise<AppContext> {
  const locations = new Map<string, ImageLocation>();
  const station = makeWorkstation({
    databaseName: name,
    images: {
      decode: (location, header) => {
        locations.set(imageKey(header), location);
        return decodeBytes(location, header);
      },
    },
  });
  await station.app.newProject('Pixels');
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  const { open } = station.state();
  const [subject] = open?.subjects ?? [];
  if (!open || !subject) throw new Error('No subject was imported');
  await station.app.openReading(subject.id);
  const registry = createImageRegistry({
    decode: async (location, header) => {
      await beforeDecode;
      return canDecode ? decodeBytes(location, header) : err({ kind: 'unreachable', message: 'gone' });
    },
  });
  for (const [key, location] of locations) registry.locate(key, location);
  return {
    ports: station.ports,
    store: createAppStore(station.state()),
    registry,
    saves: createSaveQueue(station.ports.storage.save),
    project: laterPart(() => import('../../../../src/app/projectActs')),
    reading: laterPart(() => import('../../../../src/app/reading/readingActs')),
    keepListeners: new Set(),
  };
}

async function draw(context: AppContext): Promise<void> {
  for (const atPx of square) {
    await gesture(context, 'preop', { kind: 'pointer-down', atPx, ...place });
    await gesture(context, 'preop', { kind: 'pointer-up', atPx, ...place });
  }
  await keyGesture(context, { kind: 'close' });
}

describe('an outline over a slice that is out of memory', () => {
  it('is measured on the slice decoded again', async () => {
    const context = await withEmptyMemory('pixels-again', true);
    await draw(context);
    expect(Object.keys(context.store.getState().reading?.reading.entries ?? {})).toHaveLength(1);
    expect(context.store.getState().notices).toEqual([]);
  });

  it('stays in the hand, unsaved and said so, where the slice cannot be decoded', async () => {
    const context = await withEmptyMemory('pixels-gone', false);
    await draw(context);
    const { reading, notices } = context.store.getState();
    expect(reading?.reading.entries).toEqual({});
    expect(notices.map((notice) => notice.kind)).toEqual(['pixels-gone']);
    expect(reading?.panes.preop?.editor.outlines).toEqual([]);
    expect(reading?.panes.preop?.editor.draft?.history.present.verticesPx).toEqual(square);
  });

  it('keeps the observer at the reading until it is measured, and goes into no other one', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const context = await withEmptyMemory('pixels-late', true, gate);
    const drawing = draw(context);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(mayLeave(context)).toBe(false);
    // Something that does not ask puts another observer's reading there all the same.
    const { reading: own } = context.store.getState();
    if (!own) throw new Error('No reading is open');
    const [observer, id] = [observerId('B'), readingId('of B')];
    const reading = { ...own.reading, observerId: observer, id };
    context.store.setState({
      reading: { ...own, observerId: observer, reading, panes: { preop: undefined, followUp: undefined } },
    });
    release();
    await drawing;
    const { reading: others, notices } = context.store.getState();
    expect(others?.reading).toEqual(reading);
    expect(others?.panes.preop).toBeUndefined();
    expect(notices.map(({ kind }) => kind)).toEqual(['finish-outline-first']);
    expect(mayLeave(context)).toBe(true);
  });
});
