import type { Result } from '../../base/result';
import type { ObserverId, ProjectId, ReadingId, SubjectId } from '../../domain/ids';
import type { StoredDrafts, ViewSettings } from '../../domain/keeping/readingRecords';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type { Database } from './database';
import { attempt } from './storageFailure';

/** What of a reading is begun and not committed; undefined where nothing is. */
export async function loadDrafts(
  database: Database,
  id: ReadingId,
): Promise<Result<StoredDrafts | undefined, StorageFailure>> {
  return attempt(async () => database.drafts.get(id));
}

/** The round of a reading that nothing is stored of yet: its id ends in it (`readingIdOf`). */
function roundIn(id: ReadingId): number {
  return Number(/\/(\d+)$/.exec(id)?.[1] ?? 1);
}

/** Subjects at which one observer left an outline begun in a round; of other observers and rounds nothing is told. */
export async function loadBegunSubjects(
  database: Database,
  projectId: ProjectId,
  observerId: ObserverId,
  round: number,
): Promise<Result<readonly SubjectId[], StorageFailure>> {
  return attempt(async () => {
    const records = await database.drafts.where('projectId').equals(projectId).toArray();
    const own = records.filter(
      (record) => record.observerId === observerId && Object.keys(record.drafts).length > 0,
    );
    const readings = await database.readings.bulkGet(own.map((record) => record.readingId));
    return own
      .filter((record, at) => (readings[at]?.round ?? roundIn(record.readingId)) === round)
      .map(({ subjectId }) => subjectId);
  });
}

/** Keeps what is begun in the place of what was kept before. A project that was removed gets nothing back. */
export async function saveDrafts(
  database: Database,
  drafts: StoredDrafts,
): Promise<Result<void, StorageFailure>> {
  const isEmpty = Object.keys(drafts.drafts).length === 0 && Object.keys(drafts.activeMs).length === 0;
  return attempt(async () => {
    await database.transaction('rw', [database.projects, database.drafts], async () => {
      const project = await database.projects.get(drafts.projectId);
      // Another window may have removed the project, or erased the subject.
      const isGone = !project || (project.erased ?? []).some((one) => one.subjectId === drafts.subjectId);
      if (isEmpty || isGone) await database.drafts.delete(drafts.readingId);
      else await database.drafts.put(drafts);
    });
  });
}

/** How an observer last looked at the images of a project. */
export async function loadViewSettings(
  database: Database,
  projectId: ProjectId,
  observerId: ObserverId,
): Promise<Result<ViewSettings | undefined, StorageFailure>> {
  return attempt(async () => database.viewSettings.get([projectId, observerId]));
}

/** Remembers how an observer looks at the images of a project. */
export async function saveViewSettings(
  database: Database,
  settings: ViewSettings,
): Promise<Result<void, StorageFailure>> {
  return attempt(async () => {
    await database.transaction('rw', [database.projects, database.viewSettings], async () => {
      const isGone = (await database.projects.get(settings.projectId)) === undefined;
      if (!isGone) await database.viewSettings.put(settings);
    });
  });
}
