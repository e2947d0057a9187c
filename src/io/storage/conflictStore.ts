import type { Result } from '../../base/result';
import { joinedSettlements } from '../../domain/agreement/joinedSettlements';
import type { ProjectId } from '../../domain/ids';
import { conflictsOf, type MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import { readingIdentity } from '../../domain/keeping/merge/mergeKeys';
import { sharedProject } from '../../domain/keeping/merge/sharedProject';
import type { ProjectChange, StorageFailure } from '../../domain/keeping/storedProject';
import { joinVersions, nextVersion, type VersionVector } from '../../domain/keeping/versionVector';
import type { Reading } from '../../domain/reading/reading';
import { appendToLog } from './auditLog';
import type { Database, VersionRow } from './database';
import { deviceOf } from './device';
import { putReadings, withPictures } from './evidenceStore';
import { readingToCount } from './progressStore';
import { keepSigned } from './recordClocks';
import { attempt, ConflictError } from './storageFailure';

/**
 * Records of a project that were changed on two computers apart from each other. The version that is shown meanwhile comes
 * first. While readings may not be compared, theirs are told without what was outlined and measured.
 */
export async function loadConflicts(
  database: Database,
  projectId: ProjectId,
): Promise<Result<readonly MergeConflict[], StorageFailure>> {
  return attempt(async () =>
    database.transaction('r', tablesRead(database), async () => {
      const found = await conflictsHere(database, projectId);
      const project = await database.projects.get(projectId);
      const isOpen = project?.kind.kind === 'demo' || project?.unblinding !== undefined;
      if (isOpen) return found;
      return found.map((one) =>
        one.kind === 'reading' ? { ...one, versions: one.versions.map(readingToCount) } : one,
      );
    }),
  );
}

/** Makes one version of a conflict, by its place among them, the one that knows of all the others. Logged as `event`. */
export async function settleConflict(
  database: Database,
  projectId: ProjectId,
  { kind, key }: Pick<MergeConflict, 'kind' | 'key'>,
  chosen: number,
  event: ProjectChange['event'],
  atUtc: string,
): Promise<Result<void, StorageFailure>> {
  return attempt(async () => {
    const device = await deviceOf(database);
    const { projects, subjects, readings, evidence, progress, signedRecords, versions, audit } = database;
    const tables = [projects, subjects, readings, evidence, progress, signedRecords, versions, audit];
    await database.transaction('rw', tables, async () => {
      const conflict = (await conflictsHere(database, projectId)).find(
        (one) => one.kind === kind && one.key === key,
      );
      if (!conflict?.versions[chosen]) {
        throw new ConflictError('This was settled in another window. Load this page again.');
      }
      await writeChosen(database, conflict, chosen, device);
      await versions
        .where('projectId')
        .equals(projectId)
        .filter((row) => row.kind === kind && row.key === key)
        .delete();
      await appendToLog(database, device, projectId, [event], event.person, atUtc);
    });
  });
}

async function writeChosen(
  database: Database,
  conflict: MergeConflict,
  chosen: number,
  device: string,
): Promise<void> {
  const clock = nextVersion(
    conflict.versions.reduce<VersionVector>((all, one) => joinVersions(all, one.clock ?? {}), {}),
    device,
  );
  if (conflict.kind === 'reading') {
    const reading = conflict.versions[chosen];
    if (!reading) return;
    await keepSigned(database, conflict.versions);
    const revision = Math.max(...conflict.versions.map((one) => one.revision)) + 1;
    // The record in the table keeps its id.
    const id = conflict.versions[0]?.id ?? reading.id;
    await putReadings(database, [{ ...reading, id, revision, clock }]);
    return;
  }
  if (conflict.kind === 'subject') {
    const subject = conflict.versions[chosen];
    if (!subject) return;
    const lists = conflict.versions.map(({ settlements = [] }) => settlements);
    const settlements = joinedSettlements(subject.settlements ?? [], lists);
    await database.subjects.put({ ...subject, ...(settlements.length > 0 && { settlements }), clock });
    return;
  }
  const project = conflict.versions[chosen];
  const here = project && (await database.projects.get(project.id));
  if (!project || !here) return;
  const { openedAtUtc, backups, erased, customCovariates } = here;
  await database.projects.put({
    ...project,
    openedAtUtc,
    ...(backups && { backups }),
    ...(erased && { erased }),
    ...(customCovariates && { customCovariates }),
    clock,
  });
}

function tablesRead(database: Database) {
  const { projects, subjects, readings, evidence, versions } = database;
  return [projects, subjects, readings, evidence, versions];
}

async function conflictsHere(database: Database, projectId: ProjectId): Promise<readonly MergeConflict[]> {
  const rows = await database.versions.where('projectId').equals(projectId).toArray();
  if (rows.length === 0) return [];
  const project = await database.projects.get(projectId);
  const subjects = await database.subjects.bulkGet(
    rows.flatMap((row) => (row.kind === 'subject' ? [row.record.id] : [])),
  );
  const readings = await shownReadings(database, projectId, rows);
  const here = new Set(subjects.flatMap((one) => (one ? [one.id] : [])));
  return conflictsOf({
    projectId,
    project: [
      ...(project ? [sharedProject(project)] : []),
      ...rows.flatMap((row) => (row.kind === 'project' ? [row.record] : [])),
    ],
    subjects: [
      ...new Map(subjects.flatMap((one) => (one ? [[one.id, one] as const] : []))).values(),
      // Of a subject that was linked to another one nothing is shown that could contradict.
      ...rows.flatMap((row) => (row.kind === 'subject' && here.has(row.record.id) ? [row.record] : [])),
    ],
    readings: [...readings, ...rows.flatMap((row) => (row.kind === 'reading' ? [row.record] : []))],
  });
}

/** The readings in their own table that versions stand beside, with their pictures. */
async function shownReadings(
  database: Database,
  projectId: ProjectId,
  rows: readonly VersionRow[],
): Promise<readonly Reading[]> {
  const identities = new Map(
    rows.flatMap((row) =>
      row.kind === 'reading' ? [[readingIdentity(row.record), row.record] as const] : [],
    ),
  );
  if (identities.size === 0) return [];
  const found = await database.readings
    .where('[projectId+subjectId+observerId+round]')
    .anyOf([...identities.values()].map((one) => [projectId, one.subjectId, one.observerId, one.round]))
    .toArray();
  return withPictures(database, found);
}
