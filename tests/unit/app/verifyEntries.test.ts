import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import { targetsOf } from '../../../src/domain/study/targets';
import { drawOutline } from '../../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { phantomFiles, phantomTruth } from '../../support/phantomFiles';

async function readOne(station: TestWorkstation): Promise<void> {
  const { app, state } = station;
  await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  await app.openReading(state().open?.subjects[0]?.id ?? raise());
  const truth = phantomTruth(0, 'preop', 'right');
  const slices = state().reading?.panes.preop?.axial.slices ?? [];
  await app.showAxialSlice(
    'preop',
    slices.findIndex((one) => one.sopInstanceUid === truth.sopInstanceUid),
  );
  const [target] = targetsOf(state().open?.project.protocol ?? raise());
  await app.arm(target ?? raise());
  await drawOutline(station, 'preop', truth.outlinePx);
  expect(Object.keys(state().reading?.reading.entries ?? {})).toHaveLength(1);
}

async function again(name: string, change: (bytes: Uint8Array) => Uint8Array): Promise<readonly string[]> {
  const station = makeWorkstation({ databaseName: name });
  const { app, state } = station;
  await app.refreshStart();
  await app.openProject(state().projects?.[0]?.project.id ?? raise());
  const files = phantomFiles([0], false).map(({ path, bytes }) => ({
    path: `${name}/${path}`,
    bytes: change(bytes),
  }));
  await app.importImages({ kind: 'files', files });
  await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  await app.openReading(state().open?.subjects[0]?.id ?? raise());
  await new Promise((resolve) => setTimeout(resolve, 100));
  return state().notices.map((notice) => notice.kind);
}

async function studyWithOneOutline(name: string): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: name });
  await station.app.newProject('Verify');
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await readOne(station);
  return station;
}

describe('a stored measurement', () => {
  it('is silent when the same pixels come back and give the same numbers', async () => {
    await studyWithOneOutline('verify-same');
    expect(await again('verify-same', (bytes) => bytes)).toEqual([]);
  });

  it('is called out when an image of the same identity holds other pixels', async () => {
    await studyWithOneOutline('verify-pixels');
    const changed = (bytes: Uint8Array): Uint8Array => {
      const copy = bytes.slice();
      // One grey value of the last pixel.
      const last = copy.length - 2;
      copy[last] = (copy[last] ?? 0) ^ 1;
      return copy;
    };
    expect(await again('verify-pixels', changed)).toContain('other-pixels');
  });

  it('is called out when it is not what outline and pixels give', async () => {
    const station = await studyWithOneOutline('verify-numbers');
    const reading = station.state().reading?.reading ?? raise();
    const entries = Object.fromEntries(
      Object.entries(reading.entries).map(([key, entry]) => {
        if (entry.kind !== 'roi' || entry.measurement.signal.kind !== 'known') return [key, entry];
        const { displayed } = entry.measurement.signal;
        const signal = {
          ...entry.measurement.signal,
          displayed: { ...displayed, mean: displayed.mean * 1.001 },
        };
        return [key, { ...entry, measurement: { ...entry.measurement, signal } }];
      }),
    );
    await station.ports.storage.save(reading.projectId, {
      readings: [{ ...reading, entries, revision: reading.revision + 1 }],
      event: { act: 'other', detail: 'tampered' },
    });
    expect(await again('verify-numbers', (bytes) => bytes)).toContain('other-numbers');
  });

  it('of an earlier version is completed without a word when its numbers agree, also when it is signed', async () => {
    const station = await studyWithOneOutline('verify-earlier');
    const reading = station.state().reading?.reading ?? raise();
    const full = Object.values(reading.entries)[0];
    const entries = Object.fromEntries(
      Object.entries(reading.entries).map(([key, entry]) => {
        if (entry.kind !== 'roi' || entry.measurement.signal.kind !== 'known') return [key, entry];
        const { stored: _none, ...signal } = entry.measurement.signal;
        const rule = { id: 'centre', version: '1' } as const;
        return [key, { ...entry, measurement: { ...entry.measurement, rule, signal } }];
      }),
    );
    const signed = { state: 'signed', signedAtUtc: '2026-11-23T12:00:00.000Z' } as const;
    const earlier = { ...reading, ...signed, entries, revision: reading.revision + 1 };
    await station.ports.storage.save(reading.projectId, {
      readings: [earlier],
      event: { act: 'other', detail: '' },
    });
    expect(await again('verify-earlier', (bytes) => bytes)).toEqual([]);
    const { projectId, subjectId, observerId: by } = reading;
    const kept = await makeWorkstation({ databaseName: 'verify-earlier' }).ports.storage.loadReading(
      projectId,
      subjectId,
      by,
      1,
    );
    expect(kept.ok && kept.value).toEqual({
      ...earlier,
      entries: { [Object.keys(entries)[0] ?? '']: full },
    });
  });
});

function raise(): never {
  throw new Error('It is not there');
}
