import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { projectId, readingId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { Database } from '../../../../src/io/storage/database';
import { readingsInParts } from '../../../../src/io/storage/readingsInParts';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeSubject } from '../../../support/studyFixtures';

async function databaseWith(name: string, readings: readonly Reading[]): Promise<Database> {
  const database = new Database(name);
  await database.readings.bulkPut([...readings]);
  return database;
}

const ofMany = Array.from({ length: 9 }, (_, index) =>
  bothReadings(makeSubject(`S${index}`), [1000, 900], [400, 450]),
).flat();

describe('readings that come in parts', () => {
  it('are all of the project and no others, whatever the size of a part', async () => {
    const others = ofMany.slice(0, 3).map((one, index) => ({
      ...one,
      id: readingId(`other-${index}`),
      projectId: projectId('another'),
    }));
    const database = await databaseWith('parts', [...ofMany, ...others]);
    const ids = ofMany.map(({ id }) => id).sort();
    for (const part of [1, 2, 5, 18, 100]) {
      const found = await readingsInParts(database, fixtureProjectId, part);
      expect(found.map(({ id }) => id)).toEqual(ids);
    }
    database.close();
  });

  it('come whole where several lie under one key, more than a part holds', async () => {
    const [first] = ofMany;
    const same = Array.from({ length: 7 }, (_, index) => ({
      ...(first ?? ofMany[0]),
      id: readingId(`same-${index}`),
    })) as readonly Reading[];
    const database = await databaseWith('parts-same', [...ofMany, ...same]);
    const found = await readingsInParts(database, fixtureProjectId, 2);
    expect(found).toHaveLength(ofMany.length + same.length);
    database.close();
  });
});
