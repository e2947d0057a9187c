import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { studyDayOf } from '../../src/domain/identity/studyDay';
import { daysBetween } from '../../src/domain/isoDate';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import type { Database } from '../../src/io/storage/database';
import { makeWorkstation } from '../support/makeWorkstation';
import { phantomFiles, phantomSubject } from '../support/phantomFiles';

/** All that this browser keeps, as text. */
async function everythingKept(database: Database): Promise<string> {
  const tables = await Promise.all(database.tables.map((table) => table.toArray()));
  return JSON.stringify(tables);
}

describe('a project that keeps no identity', () => {
  const files = phantomFiles([0, 1], false).map((file) => ({ ...file, path: `KIM CHOLSOO/${file.path}` }));
  const headers = files.flatMap(({ bytes }) => {
    const read = readSliceHeaders(bytes, bytes.length);
    return read.ok ? read.value : [];
  });
  const secrets = new Set([
    'KIM CHOLSOO',
    ...headers.flatMap(({ patient, studyDate, studyInstanceUid, seriesInstanceUid, sopInstanceUid }) =>
      [
        patient.id,
        patient.name,
        patient.birthDate ?? '',
        studyDate ?? '',
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid,
      ].filter((text) => text !== ''),
    ),
  ]);

  it('stores no name, date, hospital number, UID or path, and finds its images again', async () => {
    let station = makeWorkstation({ databaseName: 'no-identity' });
    await station.app.newProject('No names', 'removed');
    await station.app.importImages({ kind: 'files', files });
    const subjects = present(station.state().open, 'the project').subjects;
    expect(subjects.map(({ code }) => code)).toEqual(['S-001', 'S-002']);

    const kept = await everythingKept(station.database);
    const bundle = await station.ports.storage.writeBundle(
      present(station.state().open, 'the project').project.id,
      'all',
    );
    expect(secrets.size).toBeGreaterThan(headers.length);
    expect([...secrets].filter((secret) => kept.includes(secret))).toEqual([]);
    if (!bundle.ok) throw new Error(bundle.error.message);
    const written = Object.values(unzipSync(bundle.value))
      .map((bytes) => strFromU8(bytes))
      .join('');
    expect(written).toContain('S-001');
    expect([...secrets].filter((secret) => written.includes(secret))).toEqual([]);

    // Both scans are found, and the days between them are the true ones.
    const byInterval = subjects.map(({ scans }) => {
      const [preop, followUp] = [scans.preop?.studyDate, scans.followUp?.studyDate];
      expect(preop && studyDayOf(preop)).toBe(0);
      return followUp && studyDayOf(followUp);
    });
    const truths = [0, 1].map((index) => {
      const { scanDates } = phantomSubject(index);
      return daysBetween(scanDates.preop, scanDates.followUp);
    });
    expect([...byInterval].sort()).toEqual([...truths].sort());

    // Loaded again, the same folder brings the images back, and nobody twice.
    const id = present(station.state().open, 'the project').project.id;
    station = makeWorkstation({ databaseName: 'no-identity' });
    await station.app.openProject(id);
    expect(station.state().open?.reachable.size).toBe(0);
    await station.app.importImages({ kind: 'files', files });
    expect(station.state().open?.reachable.size).toBe(headers.length);
    expect(station.state().open?.subjects).toHaveLength(2);
    expect(station.state().import).toMatchObject({
      kind: 'done',
      newSubjects: 0,
      foundAgain: headers.length,
    });
    const again = await everythingKept(station.database);
    expect([...secrets].filter((secret) => again.includes(secret))).toEqual([]);
  });

  it('is the choice of the project: another one keeps who its subjects are', async () => {
    const station = makeWorkstation({ databaseName: 'with-identity' });
    await station.app.newProject('Names');
    await station.app.importImages({ kind: 'files', files });
    const kept = await everythingKept(station.database);
    expect([...secrets].filter((secret) => !kept.includes(secret))).toEqual([]);
  });
});
