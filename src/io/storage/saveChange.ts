import type { Result } from '../../base/result';
import { stableText } from '../../base/stableText';
import type { ProjectId } from '../../domain/ids';
import { erasedIds } from '../../domain/keeping/merge/joinedFacts';
import { readingIdentity } from '../../domain/keeping/merge/mergeKeys';
import type { ProjectChange, StorageFailure } from '../../domain/keeping/storedProject';
import { isMeasuredAgain } from '../../domain/reading/isCompletionOf';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import { appendToLog } from './auditLog';
import type { Database } from './database';
import { deviceOf } from './device';
import { putReadings, withPictures } from './evidenceStore';
import { writeHistory } from './historyStore';
import { putImages } from './imageStore';
import { refuseLostReading, refuseStaleSubjects } from './linkConflicts';
import { clockedReading, clockedSubjects, keepAway, keepSigned, unclocked } from './recordClocks';
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
  const { projects, subjects, patientImages, readings, progress, evidence, audit } = database;
  const tables = [
    ...[projects, subjects, patientImages, readings, progress],
    ...[evidence, audit, database.histories, database.historySteps],
    ...[database.signedRecords, database.versions],
  ];
  return attempt(async () => {
    const device = await deviceOf(database);
    await database.transaction('rw', tables, async () => {
      const stored = await database.projects.get(projectId);
      if (!change.project && !stored) {
        throw new ConflictError(
          'The project was removed from this browser in another window. Open a backup of it.',
        );
      }
      await writeProject(database, projectId, change, stored, device);
      refuseErased(stored, change);
      await refuseStaleSubjects(database, projectId, change);
      if (change.subjects) {
        const records = await clockedSubjects(database, projectId, change.subjects, device);
        await database.subjects.bulkPut([...records]);
      }
      if (change.removedSubjects) {
        await keepAway(database, change.removedSubjects);
        await database.subjects.bulkDelete([...change.removedSubjects]);
      }
      if (change.images) await putImages(database, projectId, change.images);
      if (change.readings) {
        const here = await database.readings.bulkGet(change.readings.map((reading) => reading.id));
        const changed: Reading[] = [];
        for (const [at, reading] of change.readings.entries()) {
          const stored = here[at];
          // Nothing is awaited but the database: Dexie loses a transaction that waits a hundred times for something else.
          if (stored && !isOlder(stored, reading)) await refuseUnequal(database, reading, stored);
          else changed.push(clockedReading(reading, stored, device));
          // A reading that is here was of a subject that is here, and stays one.
          if (!stored) await refuseLostReading(database, reading);
        }
        await keepSigned(database, here.filter((one) => one !== undefined).filter(isIn(changed)));
        await putReadings(database, changed);
      }
      const written = new Set<string>(change.readings?.map((reading) => reading.id));
      for (const reading of change.completedReadings ?? []) {
        const stored = await database.readings.bulkGet([reading.id]);
        const [here] = await withPictures(
          database,
          stored.filter((one) => one !== undefined),
        );
        if (!here || !isMeasuredAgain(reading, here)) continue;
        await keepSigned(database, [here]);
        await putReadings(database, [{ ...reading, ...(here.clock && { clock: here.clock }) }]);
        written.add(reading.id);
      }
      for (const history of change.histories ?? []) {
        // Of a reading that was passed over, another window keeps the history.
        if (written.has(history.readingId)) await writeHistory(database, projectId, history);
      }
      const { event, furtherEvents = [] } = change;
      if (change.isLoggedBefore) return;
      await appendToLog(database, device, projectId, [event, ...furtherEvents], event.person, atUtc);
    });
  });
}

function isIn(readings: readonly Reading[]): (reading: Reading) => boolean {
  const ids = new Set(readings.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}

/** Throws where another window erased a subject: nothing of it may come back. */
function refuseErased(project: Project | undefined, { subjects = [], readings = [] }: ProjectChange): void {
  const gone = erasedIds(project?.erased ?? []);
  if (gone.size === 0) return;
  const isBack = subjects.some(({ id }) => gone.has(id)) || readings.some((one) => gone.has(one.subjectId));
  if (!isBack) return;
  throw new ConflictError(
    'This subject was erased in another window or on another computer. Load this page again.',
  );
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
  if (whole && stableText(unclocked(whole)) === stableText(unclocked(reading))) return;
  throw new ConflictError(
    'This reading was changed in another window or tab, and the newer one is kept. Load this page again to go on from it.',
  );
}
