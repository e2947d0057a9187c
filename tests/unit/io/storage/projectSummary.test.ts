import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { subjectId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;

it('a project counts as readable what is not excluded and has both scans, as the work list does', async () => {
  const storage = createStorage(nowUtc, new Database('summary'));
  const read = makeSubject('S-001');
  const excluded = makeSubject('S-002', { exclusion: { reason: 'scanner', atUtc: nowUtc() } });
  const { followUp: _lost, ...one } = makeSubject('S-003').scans;
  const unpaired = { ...makeSubject('S-003'), scans: one };
  const waiting = { ...makeSubject('S-004'), id: subjectId('waiting') };
  await storage.save(fixtureProjectId, {
    project: makeProject(),
    subjects: [read, excluded, unpaired, waiting],
    // A and B signed the first, and the second before it was excluded.
    readings: [
      ...bothReadings(read, [1000, 900], [400, 450]),
      ...bothReadings(excluded, [1000, 900], [400, 450]),
    ],
    event,
  });
  const listed = await storage.listProjects();
  expect(listed.ok && listed.value).toMatchObject([
    {
      subjectCount: 4,
      readableCount: 2,
      signed: [
        { observerId: 'A', count: 2, ofReadable: 1 },
        { observerId: 'B', count: 2, ofReadable: 1 },
      ],
    },
  ]);
});
