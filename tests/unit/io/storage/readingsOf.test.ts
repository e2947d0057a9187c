import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { projectId } from '../../../../src/domain/ids';
import type { Project } from '../../../../src/domain/study/project';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

const subjects = ['S1', 'S2', 'S10'].map((code) => makeSubject(code));
const readings = subjects.flatMap((one) => bothReadings(one, [1000, 900], [400, 440]));

async function storageWith(name: string, project: Project, own = readings) {
  const database = new Database(name);
  await database.projects.put(project);
  await database.subjects.bulkPut(subjects);
  await database.readings.bulkPut([...own]);
  return createStorage(() => '2026-11-23T12:00:00Z', database);
}

describe('readings of some subjects', () => {
  it('are theirs and nobody else’s', async () => {
    const storage = await storageWith('of-some', makeProject());
    const [first, , last] = subjects;
    const loaded = await storage.loadReadingsOf(
      fixtureProjectId,
      [first, last].flatMap((one) => one?.id ?? []),
    );
    if (!loaded.ok) throw new Error(loaded.error.message);
    expect(new Set(loaded.value.map(({ id }) => id))).toEqual(
      new Set(readings.filter(({ subjectId }) => subjectId !== subjects[1]?.id).map(({ id }) => id)),
    );
    expect(await storage.loadReadingsOf(fixtureProjectId, [])).toEqual({ ok: true, value: [] });
  });

  it('are together what all readings are, masked scans joined', async () => {
    const base = makeProject();
    const blinding = { ...base.protocol.blinding, timePoint: true };
    const project: Project = { ...base, protocol: { ...base.protocol, blinding }, secretText: 'a secret' };
    // The first subject was read whole before masking was amended, the second scan by scan.
    const [first, second, third] = subjects;
    if (!first || !second || !third) throw new Error('no subjects');
    const halves = unitsOf(project, second).flatMap(({ id, timePoint }) =>
      readings
        .filter(({ subjectId }) => subjectId === second.id)
        .map((one) => ({
          ...one,
          id: `${one.id}/${timePoint}` as typeof one.id,
          subjectId: id,
          entries: Object.fromEntries(
            Object.values(one.entries).flatMap((entry) => {
              if (entry.kind !== 'roi' || entry.roi.target.timePoint !== timePoint) return [];
              const target = { ...entry.roi.target, timePoint: 'preop' as const };
              const key = ['preop', target.siteId, target.muscleId, target.side].join('|');
              return [[key, { ...entry, roi: { ...entry.roi, target } }] as const];
            }),
          ),
        })),
    );
    const own = [...readings.filter(({ subjectId }) => subjectId !== second.id), ...halves];
    const storage = await storageWith('of-masked', project, own);
    const all = await storage.loadAllReadings(fixtureProjectId);
    const some = await storage.loadReadingsOf(
      fixtureProjectId,
      subjects.map(({ id }) => id),
    );
    if (!all.ok || !some.ok) throw new Error('not loaded');
    const byId = (list: typeof all.value) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(some.value)).toEqual(byId(all.value));
    const joined = await storage.loadReadingsOf(fixtureProjectId, [second.id]);
    if (!joined.ok) throw new Error('not loaded');
    expect(joined.value.map((one) => [one.subjectId, Object.keys(one.entries).length])).toEqual([
      [second.id, 4],
      [second.id, 4],
    ]);
  });

  it('are refused while the project as stored is blinded, or is not here', async () => {
    const { unblinding: _unblinding, ...blinded } = makeProject();
    const storage = await storageWith('of-blinded', blinded);
    const ids = subjects.map(({ id }) => id);
    expect(await storage.loadReadingsOf(fixtureProjectId, ids)).toMatchObject({
      ok: false,
      error: { kind: 'blocked' },
    });
    expect(await storage.loadReadingsOf(projectId('another'), ids)).toMatchObject({ ok: false });
  });
});
