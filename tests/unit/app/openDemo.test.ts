import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import { demoCohort } from '../../../src/io/sources/demo/demoCohort';
import { demoPort } from '../../../src/io/sources/demo/demoPort';
import { demoSeed } from '../../../src/io/sources/demo/demoSeed';
import { decodeBytes, indexBytes } from '../../support/bytesImages';
import { makeWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';

/** The demo with its first two subjects only: the whole way, in a second. */
const smallDemo = {
  seed: demoSeed,
  covariates: async () => (await demoPort.covariates()).slice(0, 2),
  readings: async () => {
    const codes = demoCohort(demoSeed)
      .slice(0, 2)
      .map((subject) => subject.code);
    return (await demoPort.readings()).filter((reading) => codes.includes(reading.subjectCode));
  },
};

/** `gate` holds every decoding back until it opens: the demo then stands in the middle of being measured. */
function station(name: string, gate: Promise<void> = Promise.resolve()) {
  return makeWorkstation({
    databaseName: name,
    demo: smallDemo,
    images: {
      decode: async (location, header) => {
        await gate;
        return decodeBytes(location, header);
      },
      index: (_given, onProgress, signal) => indexBytes(phantomFiles([0, 1], false), onProgress, signal),
    },
  });
}

function makeGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe('opening the demo', () => {
  it('measures the readings that come with it and is open to everybody', async () => {
    const { app, state, ports } = station('demo-whole');
    await app.openDemo();
    expect(state().open?.progress.map((one) => one.state)).toEqual(['signed', 'signed', 'signed', 'signed']);
    expect(state().open?.project.unblinding).toBeDefined();
    const all = await ports.storage.loadAllReadings(state().open?.project.id ?? raise());
    const measured = all.ok ? all.value.flatMap(({ entries }) => Object.values(entries)) : [];
    expect(measured).toHaveLength(16);
    for (const entry of measured) {
      expect(entry).toMatchObject({
        roi: { revision: 1 },
        measurement: { of: { roiRevision: 1, valueKind: 'displayed' }, shape: { isPlausible: true } },
      });
    }
  });

  it('never writes into a study that was opened while the demo was still being measured', async () => {
    const gate = makeGate();
    const { app, state, ports } = station('demo-closed', gate.opened);
    await app.newProject('Blinded study');
    const study = state().open?.project.id;
    await app.closeProject();
    const opening = app.openDemo();
    while (state().import.kind !== 'running' || !state().open)
      await new Promise((resolve) => setTimeout(resolve, 1));
    await app.closeProject();
    if (study) await app.openProject(study);
    gate.open();
    await opening;
    expect(state().open?.project.id).toBe(study);
    expect(state().open?.project.unblinding).toBeUndefined();
    const stored = study && (await ports.storage.loadProject(study));
    expect(stored?.ok && stored.value?.project.unblinding).toBeUndefined();
  });

  it('lets no observer sign in while its own readings are on their way', async () => {
    const gate = makeGate();
    const { app, state } = station('demo-early', gate.opened);
    const opening = app.openDemo();
    const isMeasuring = () => {
      const { import: running } = state();
      return running.kind === 'running' && running.act === 'measure-demo';
    };
    while (!isMeasuring()) await new Promise((resolve) => setTimeout(resolve, 1));
    await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(state().open?.person.kind).toBe('researcher');
    expect(state().notices.map((notice) => notice.kind)).toContain('demo-being-made');
    gate.open();
    await opening;
    const subject = state().open?.subjects[0];
    if (!subject) throw new Error('no subject');
    await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await app.openReading(subject.id);
    expect(state().reading?.reading.state).toBe('signed');
  });

  it('keeps what a visitor typed when an opening was cut off and the demo is opened again', async () => {
    const gate = makeGate();
    const first = station('demo-cut-off', gate.opened);
    const opening = first.app.openDemo();
    const isMeasuring = () => {
      const { import: running } = first.state();
      return running.kind === 'running' && running.act === 'measure-demo';
    };
    while (!isMeasuring()) await new Promise((resolve) => setTimeout(resolve, 1));
    const { id, covariates } = first.state().open?.subjects[1] ?? raise();
    await first.app.setCovariates(id, { ...covariates, ageYears: 67 });
    await first.app.closeProject();
    gate.open();
    await opening;
    const again = station('demo-cut-off');
    await again.app.openDemo();
    expect(again.state().open?.subjects[1]?.covariates.ageYears).toBe(67);
  });

  it('shows no pixels of a project that was closed while they were decoded', async () => {
    const { app, state } = station('demo-pixels');
    await app.openDemo();
    await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    const subject = state().open?.subjects[0];
    if (!subject) throw new Error('no subject');
    const reading = app.openReading(subject.id);
    const header = [...(state().open?.images.values() ?? [])][0]?.header;
    await app.closeProject();
    await reading;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!header) throw new Error('no image');
    expect(imageKey(header)).not.toBe('');
    expect(app.pixelsOf(header)).toBeUndefined();
  });
});

function raise(): never {
  throw new Error('It is not there');
}
