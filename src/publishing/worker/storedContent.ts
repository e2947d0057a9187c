import { err, ok, type Result } from '../../base/result';
import type { ProjectId } from '../../domain/ids';
import { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { subjectPairChecks } from '../../domain/study/subjectPairs';
import { loadLog } from '../../io/storage/auditLog';
import type { Database } from '../../io/storage/database';
import { loadAllReadings, loadPatientImages, loadSubjects } from '../../io/storage/projectStore';
import type { ExportContent } from '../facts/exportContent';
import { readSlices } from '../facts/readSlices';

/** A project as this browser's storage has it; refused ("blocked") while it is blinded, before anything else is read. */
export async function storedContent(
  database: Database,
  id: ProjectId,
): Promise<Result<ExportContent, StorageFailure>> {
  const readings = await loadAllReadings(database, id);
  if (!readings.ok) return readings;
  const stored = await loadSubjects(database, id);
  if (!stored.ok) return stored;
  if (!stored.value) return err({ kind: 'unavailable', message: 'The project is not in this browser.' });
  const patients = await loadPatientImages(database, id);
  if (!patients.ok) return patients;
  const log = await storedLog(database, id);
  if (!log.ok) return log;
  const { project, subjects } = stored.value;
  const images = new ImageLibrary(patients.value);
  return ok({
    project,
    subjects,
    readings: readings.value,
    ...readSlices(readings.value, images),
    pairs: subjectPairChecks(subjects, images.catalogue, project.protocol),
    log: log.value,
    images,
  });
}

/** The whole log. */
export function storedLog(
  database: Database,
  id: ProjectId,
): Promise<Result<readonly AuditEntry[], StorageFailure>> {
  return loadLog(database, id, 'all');
}
