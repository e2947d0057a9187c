import type { Result } from '../../base/result';
import type { ProjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { ProjectChange, StorageFailure, StoredImage } from '../../domain/keeping/storedProject';
import { isMeasuredAgain } from '../../domain/reading/isCompletionOf';
import type { Reading } from '../../domain/reading/reading';
import { readingIdentity } from './bundleFault';
import type { Database, ImageRecord } from './database';
import { putReadings, withPictures } from './evidenceStore';
import { writeHistory } from './historyStore';
import { refuseLostReading, refuseStaleSubjects } from './linkConflicts';
import { attempt, ConflictError } from './storageFailure';
import { writeProject } from './writeProject';

/**
 * Writes a change in one transaction; resolves when it is durable. All of it is kept, or none.
 *
 * A reading is written only over an older revision of itself, and a subject only with the links that it has. Another
 * window may have the same project open: what it saved meanwhile is never lost to this one, the change is refused as a
 * `conflict`.
 */
export async function saveChange(
  database: Database,
  projectId: ProjectId,
  change: ProjectChange,
  atUtc: string,
): Promise<Result<void, StorageFailure>> {
  const { projects, subjects, images, readings, evidence, events, histories, historySteps } = database;
  const tables = [projects, subjects, images, readings, evidence, events, histories, historySteps];
  return attempt(async () => {
    await database.transaction('rw', tables, async () => {
      const stored = await database.projects.get(projectId);
      if (!change.project && !stored) {
        throw new ConflictError(
          'The project was removed from this browser in another window. Open a backup of it.',
        );
      }
      await writeProject(database, projectId, change, stored);
      await refuseStaleSubjects(database, projectId, change);
      if (change.subjects) await database.subjects.bulkPut([...change.subjects]);
      if (change.removedSubjects) await database.subjects.bulkDelete([...change.removedSubjects]);
      for (const records of recordsInParts(projectId, change.images ?? [])) {
        // Awaited one by one: handing all of them over at once would hold up the page. The transaction stays open.
        await database.images.bulkPut(records);
      }
      if (change.readings) {
        const here = await database.readings.bulkGet(change.readings.map((reading) => reading.id));
        for (const [at, reading] of change.readings.entries()) {
          const stored = here[at];
          // Nothing is awaited but the database: Dexie loses a transaction that waits a hundred times for something else.
          if (stored && !isOlder(stored, reading)) await refuseUnequal(database, reading, stored);
        }
        for (const reading of change.readings) await refuseLostReading(database, reading);
        await putReadings(database, change.readings);
      }
      const written = new Set<string>(change.readings?.map((reading) => reading.id));
      for (const reading of change.completedReadings ?? []) {
        const stored = await database.readings.bulkGet([reading.id]);
        const [here] = await withPictures(
          database,
          stored.filter((one) => one !== undefined),
        );
        if (!here || !isMeasuredAgain(reading, here)) continue;
        await putReadings(database, [reading]);
        written.add(reading.id);
      }
      for (const history of change.histories ?? []) {
        // Of a reading that was passed over, another window keeps the history.
        if (written.has(history.readingId)) await writeHistory(database, projectId, history);
      }
      await database.events.add({ projectId, atUtc, ...change.event });
    });
  });
}

/** Records copied into the database in one go; copying one takes some 50 µs of the page's own time. */
const recordsAtOnce = 200;

function* recordsInParts(projectId: ProjectId, images: readonly StoredImage[]): Generator<ImageRecord[]> {
  for (let first = 0; first < images.length; first += recordsAtOnce) {
    const part = images.slice(first, first + recordsAtOnce);
    yield part.map((image) => ({ projectId, key: imageKey(image.header), ...image }));
  }
}

/** Whether what is stored may be written over. Throws where it is another reading altogether. */
function isOlder(stored: Reading, reading: Reading): boolean {
  if (stored.projectId !== reading.projectId || readingIdentity(stored) !== readingIdentity(reading)) {
    throw new ConflictError('The reading bears the name of another one that is stored.');
  }
  return stored.revision < reading.revision;
}

/** A change that was written and is tried again says the same: that is no conflict. Anything else is. */
async function refuseUnequal(database: Database, reading: Reading, stored: Reading): Promise<void> {
  const [whole] = await withPictures(database, [stored]);
  if (JSON.stringify(whole) === JSON.stringify(reading)) return;
  throw new ConflictError(
    'This reading was changed in another window or tab, and the newer one is kept. Load this page again to go on from it.',
  );
}
