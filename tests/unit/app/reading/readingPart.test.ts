import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createImageRegistry } from '../../../../src/app/imageRegistry';
import { readingVerbs } from '../../../../src/app/readingVerbs';
import { createSaveQueue } from '../../../../src/app/saveQueue';
import { laterPart } from '../../../../src/base/laterPart';
import { observerId, subjectId } from '../../../../src/domain/ids';
import { createAppStore } from '../../../../src/state/createAppStore';
import { makeWorkstation } from '../../../support/makeWorkstation';

/** Observer A at an empty project; the part that reads is loaded by `load`. */
async function deskWith(load: () => Promise<typeof import('../../../../src/app/reading/readingActs')>) {
  const station = makeWorkstation({ databaseName: `part-${Math.random()}` });
  await station.app.newProject('Part');
  await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  const store = createAppStore(station.state());
  const context = {
    ports: station.ports,
    store,
    registry: createImageRegistry(station.ports.images),
    saves: createSaveQueue(station.ports.storage.save),
    project: laterPart(() => import('../../../../src/app/projectActs')),
    reading: laterPart(load),
    keepListeners: new Set<never>(),
  };
  return { store, verbs: readingVerbs(context) };
}

describe('before the part that reads is here', () => {
  it('no verb does anything, and none of them loads it', async () => {
    let loads = 0;
    const { store, verbs } = await deskWith(async () => {
      loads += 1;
      return import('../../../../src/app/reading/readingActs');
    });
    const before = store.getState();
    await verbs.gesture('preop', { kind: 'smooth' });
    await verbs.undo();
    await verbs.flush();
    verbs.setBrushRadius(5);
    expect(await verbs.keepEvidence('preop', '')).toBe(false);
    expect([store.getState() === before, loads]).toEqual([true, 0]);
  });

  it('opening a reading says that it could not be loaded, and tries again the next time', async () => {
    let isGone = true;
    const { store, verbs } = await deskWith(async () => {
      if (isGone) throw new TypeError('Failed to fetch');
      return import('../../../../src/app/reading/readingActs');
    });
    await verbs.openReading(subjectId('nobody'));
    expect(store.getState().notices.map(({ kind }) => kind)).toEqual(['part-not-loaded']);
    isGone = false;
    // An empty project has nobody to read: all are signed.
    expect(await verbs.openNextUnsigned()).toBe(false);
  });

  it('opens nothing for who sat down while it was loading', async () => {
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { store, verbs } = await deskWith(async () => {
      await arrived;
      return import('../../../../src/app/reading/readingActs');
    });
    const opening = verbs.openNextUnsigned();
    const { open } = store.getState();
    if (!open) throw new Error('a project expected');
    store.setState({ open: { ...open, person: { kind: 'observer', observerId: observerId('B') } } });
    arrive();
    // Not asked of the other person's readings at all.
    expect(await opening).toBe(true);
    expect(store.getState().reading).toBeUndefined();
  });
});
