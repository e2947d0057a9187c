import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { readingId, subjectId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import {
  evenCells,
  fixtureProjectId,
  makeProject,
  makeReading,
  makeSubject,
} from '../../../support/studyFixtures';

/* What one commit reads must not grow with the study: counted by hooks of the tables, in a study of 300 subjects. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'roi-committed', detail: '', person: 'A' } as const;
const codes = Array.from({ length: 300 }, (_, at) => `S-${at}`);
const subjects = codes.map((code) => makeSubject(code));
const base = makeProject();
const project = makeProject({
  secretText: 'secret',
  protocol: { ...base.protocol, blinding: { ...base.protocol.blinding, timePoint: true } },
});
const readingOf = (at: number, revision = 1) =>
  makeReading(subjects[at] ?? makeSubject('none'), 'A', evenCells([1000, 400], [900, 450]), {
    overrides: { revision, state: 'open' },
  });

let database: Database;
let storage: ReturnType<typeof createStorage>;
let read = 0;

beforeEach(async () => {
  database = new Database(`commit-${Math.random()}`);
  storage = createStorage(nowUtc, database);
  await storage.save(fixtureProjectId, {
    project,
    subjects,
    readings: codes.map((_, at) => readingOf(at)),
    event,
  });
  read = 0;
  for (const { name } of database.tables) {
    database.table(name).hook('reading', (record) => {
      read += 1;
      return record;
    });
  }
});

describe('one commit', () => {
  it('reads the record that it changes and little else, of a new reading and of one that is there', async () => {
    expect((await storage.save(fixtureProjectId, { readings: [readingOf(7, 2)], event })).ok).toBe(true);
    const again = read;
    const first = { ...readingOf(8), id: readingId('round 2'), round: 2 };
    expect((await storage.save(fixtureProjectId, { readings: [first], event })).ok).toBe(true);
    expect([again, read - again].every((count) => count <= 12)).toBe(true);
  });

  it('reads no more for a masked scan, which has no row of its own', async () => {
    const [unit] = unitsOf(project, { id: subjectId('id-S-9') });
    if (!unit) throw new Error('There is a scan');
    const masked = { ...readingOf(9), id: readingId('masked'), subjectId: unit.id };
    expect((await storage.save(fixtureProjectId, { readings: [masked], event })).ok).toBe(true);
    expect(read).toBeLessThanOrEqual(12);
  });

  it('reads no more where a subject is changed', async () => {
    const subject = { ...makeSubject('S-5'), note: 'seen' };
    expect((await storage.save(fixtureProjectId, { subjects: [subject], event })).ok).toBe(true);
    expect(read).toBeLessThanOrEqual(12);
  });
});
