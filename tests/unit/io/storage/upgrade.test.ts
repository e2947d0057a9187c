import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { asFirstContent, packFirst } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const subject = makeSubject('S-001');
const reading = bothReadings(subject, [1000, 900], [400, 450])[0] ?? raise();
/** As the first version kept a signal: displayed values alone. */
const firstSignal = (mean: number) => ({
  kind: 'known',
  pixelCount: 1000,
  mean,
  sd: 10,
  min: 1,
  max: 900,
  median: mean,
  paddingCount: 3,
});

function asFirst(of: Reading): object {
  const entries = Object.entries(of.entries).map(([key, entry], at) =>
    entry.kind === 'roi'
      ? [key, { ...entry, measurement: { ...entry.measurement, signal: firstSignal(400 + at) } }]
      : [key, entry],
  );
  return { ...of, entries: Object.fromEntries(entries) };
}

function expectUpgraded(found: Reading | undefined): void {
  const signals = Object.values(found?.entries ?? {}).flatMap((entry) =>
    entry.kind === 'roi' ? [entry.measurement.signal] : [],
  );
  expect(signals).toHaveLength(4);
  expect(signals[1]).toEqual({
    kind: 'known',
    pixelCount: 1000,
    paddingCount: 3,
    displayed: { mean: 401, sd: 10, min: 1, max: 900, median: 401 },
  });
}

describe('measurements of the first version', () => {
  it('in this browser keep their displayed values, and claim no others', async () => {
    const first = new Dexie('upgrade-readings');
    first.version(1).stores({
      projects: 'id',
      subjects: 'id, projectId',
      images: '[projectId+key], projectId',
      readings: 'id, projectId, [projectId+subjectId+observerId+round], [projectId+observerId]',
      events: '++id, projectId',
      handles: 'name',
    });
    await first.table('projects').put(makeProject());
    await first.table('readings').put(asFirst(reading));
    first.close();
    const storage = createStorage(nowUtc, new Database('upgrade-readings'));
    const loaded = await storage.loadReading(fixtureProjectId, subject.id, observerId('A'), 1);
    expectUpgraded(loaded.ok ? loaded.value : raise());
  });

  it('in a bundle are taken in the same way', async () => {
    const storage = createStorage(nowUtc, new Database('upgrade-bundle'));
    const event = { act: 'other', detail: '' } as const;
    const project = makeProject();
    await storage.save(fixtureProjectId, { project, subjects: [subject], readings: [reading], event });
    const bundle = await storage.writeBundle(fixtureProjectId, 'all');
    if (!bundle.ok) throw new Error(bundle.error.message);
    const content = asFirstContent(bundle.value, 'all');
    const bytes = packFirst({ ...content, readings: [reading].map(asFirst) });
    const other = createStorage(nowUtc, new Database('upgrade-bundle-copy'));
    expect(await other.readBundle(bytes)).toMatchObject({ ok: true, value: { readingsAdded: 1 } });
    const loaded = await other.loadReading(fixtureProjectId, subject.id, observerId('A'), 1);
    expectUpgraded(loaded.ok ? loaded.value : raise());
  });
});

function raise(): never {
  throw new Error('It is not there');
}
