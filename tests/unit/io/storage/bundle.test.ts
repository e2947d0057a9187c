import 'fake-indexeddb/auto';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { bothReadings } from '../../../support/fixtureStudy';
import {
  evenCells,
  fixtureProjectId,
  makeProject,
  makeReading,
  makeSubject,
  refractured,
} from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const [a, b] = [observerId('A'), observerId('B')];

async function filled(name: string, isBlind = true) {
  const storage = createStorage(nowUtc, new Database(name));
  const { unblinding: _open, ...blind } = makeProject();
  const project = isBlind
    ? { ...blind, kind: { kind: 'study' as const } }
    : makeProject({ unblinding: { atUtc: nowUtc(), reason: 'done' } });
  const subject = makeSubject('S-001', { covariates: refractured });
  const readings = bothReadings(subject, [1000, 900], [400, 450]);
  await storage.save(fixtureProjectId, { project, subjects: [subject], readings, event });
  return { storage, subject, readings };
}

describe('a bundle', () => {
  it('of an observer holds their readings and nobody else’s', async () => {
    const { storage, readings } = await filled('bundle-own');
    const bundle = await storage.writeBundle(fixtureProjectId, a);
    if (!bundle.ok) throw new Error(bundle.error.message);
    const other = createStorage(nowUtc, new Database('bundle-own-copy'));
    const taken = await other.readBundle(bundle.value);
    expect(taken).toMatchObject({
      ok: true,
      value: { isNewProject: true, subjectsAdded: 1, readingsAdded: 1 },
    });
    const mine = readings.find((reading) => reading.observerId === a);
    const { subjectId } = mine ?? raise();
    expect(await other.loadReading(fixtureProjectId, subjectId, a, 1)).toEqual({ ok: true, value: mine });
    expect(await other.loadReading(fixtureProjectId, subjectId, b, 1)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('of everybody holds no reading while the project is blinded, and all once it is not', async () => {
    const counts: number[] = [];
    for (const isBlind of [true, false]) {
      const { storage } = await filled(`bundle-all-${isBlind}`, isBlind);
      const bundle = await storage.writeBundle(fixtureProjectId, 'all');
      if (!bundle.ok) throw new Error(bundle.error.message);
      const copy = createStorage(nowUtc, new Database(`bundle-all-copy-${isBlind}`));
      const taken = await copy.readBundle(bundle.value);
      counts.push(taken.ok ? taken.value.readingsAdded : -1);
    }
    expect(counts).toEqual([0, 2]);
  });

  it('opened twice, or after newer work, changes nothing', async () => {
    const { storage, subject } = await filled('bundle-twice');
    const bundle = await storage.writeBundle(fixtureProjectId, a);
    if (!bundle.ok) throw new Error(bundle.error.message);
    const newer = { ...makeReading(subject, a, evenCells([1, 1], [1, 1])), revision: 99 };
    await storage.save(fixtureProjectId, { readings: [newer], event });
    const again = await storage.readBundle(bundle.value);
    expect(again).toMatchObject({
      ok: true,
      value: {
        isNewProject: false,
        subjectsAdded: 0,
        readingsAdded: 0,
        readingsReplaced: 0,
        readingsKept: 1,
      },
    });
    expect(await storage.loadReading(fixtureProjectId, subject.id, a, 1)).toEqual({ ok: true, value: newer });
  });

  it('that is no bundle is refused with what is wrong, and nothing is kept', async () => {
    const storage = createStorage(nowUtc, new Database('bundle-bad'));
    const notZip = await storage.readBundle(new Uint8Array([1, 2, 3]));
    expect(notZip).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    const otherZip = await storage.readBundle(zipSync({ 'readme.txt': strToU8('hello') }));
    expect(otherZip).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('multifidus.json') },
    });
    const wrong = {
      format: 'multifidus-bundle',
      version: 1,
      writtenAtUtc: nowUtc(),
      whose: 'A',
      project: { id: 7 },
    };
    const damaged = await storage.readBundle(zipSync({ 'multifidus.json': strToU8(JSON.stringify(wrong)) }));
    expect(damaged).toMatchObject({ ok: false, error: { message: expect.stringContaining('project.id') } });
    expect(await storage.listProjects()).toEqual({ ok: true, value: [] });
  });
});

describe('the store', () => {
  it('refuses all readings while the project as stored is blinded', async () => {
    const { storage } = await filled('blind-store');
    expect(await storage.loadAllReadings(fixtureProjectId)).toMatchObject({
      ok: false,
      error: { kind: 'blocked' },
    });
  });

  it('keeps all of a change or none of it', async () => {
    const { storage, subject } = await filled('atomic');
    const broken = { ...subject, id: undefined as never };
    const saved = await storage.save(fixtureProjectId, {
      project: makeProject({ openedAtUtc: 'changed' }),
      subjects: [broken],
      event,
    });
    expect(saved.ok).toBe(false);
    const loaded = await storage.loadProject(fixtureProjectId);
    expect(loaded.ok && loaded.value?.project.openedAtUtc).not.toBe('changed');
  });

  it('removes a project with everything in it', async () => {
    const { storage } = await filled('removed');
    await storage.deleteProject(fixtureProjectId);
    expect(await storage.listProjects()).toEqual({ ok: true, value: [] });
    expect(await storage.progress(fixtureProjectId)).toEqual({ ok: true, value: [] });
  });
});

function raise(): never {
  throw new Error('It is not there');
}
