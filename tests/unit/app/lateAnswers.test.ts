import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import { makeWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';

const [a, b] = [observerId('A'), observerId('B')];

/** Holds answers back until it is opened. */
function makeGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

async function study(name: string) {
  const station = makeWorkstation({ databaseName: name });
  await station.app.newProject(name);
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  return station;
}

describe('an answer of the storage that comes late', () => {
  it('never opens one observer’s reading for the person who sat down meanwhile', async () => {
    const { app, state, ports } = await study('late-reading');
    const subject = state().open?.subjects[0];
    if (!subject) throw new Error('no subject');
    const gate = makeGate();
    const { loadReading } = ports.storage;
    Object.assign(ports.storage, {
      loadReading: async (...key: Parameters<typeof loadReading>) => {
        await gate.opened;
        return loadReading(...key);
      },
    });
    await app.choosePerson({ kind: 'observer', observerId: a });
    const opening = app.openReading(subject.id);
    await app.choosePerson({ kind: 'observer', observerId: b });
    gate.open();
    await opening;
    expect(state().open?.person.observerId).toBe(b);
    expect(state().reading).toBeUndefined();
  });

  it('never shows results of one project in another', async () => {
    const { app, state, ports } = await study('late-results');
    await app.unblind('nobody reads');
    const gate = makeGate();
    const { loadAllReadings } = ports.storage;
    Object.assign(ports.storage, {
      loadAllReadings: async (...key: Parameters<typeof loadAllReadings>) => {
        const readings = await loadAllReadings(...key);
        await gate.opened;
        return readings;
      },
    });
    const computing = app.computeResults();
    await app.closeProject();
    await app.newProject('Blinded');
    gate.open();
    await computing;
    expect(state().open?.project.protocol.title).toBe('Blinded');
    expect(state().results).toEqual({ kind: 'none' });
  });
});
