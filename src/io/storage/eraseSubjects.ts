import type { Result } from '../../base/result';
import { unitName } from '../../domain/conduct/readingUnits';
import type { ProjectId, ReadingId, SubjectId } from '../../domain/ids';
import { withoutSubjects } from '../../domain/keeping/merge/withoutSubjects';
import type { Erasure, StorageFailure } from '../../domain/keeping/storedProject';
import { nextVersion } from '../../domain/keeping/versionVector';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import { appendToLog } from './auditLog';
import type { Database } from './database';
import { deviceOf } from './device';
import { removeImagesOf } from './imageStore';
import { attempt } from './storageFailure';

/**
 * Removes everything of subjects from every table of this browser, in one transaction: rows, covariates, images,
 * readings with their pictures, signed copies, versions that stand beside them, undo histories, drafts, windows of their
 * series. What is left is a tombstone in the project, which beats whatever a bundle brings of them, and one log entry each.
 */
export async function eraseSubjects(
  database: Database,
  projectId: ProjectId,
  { subjectIds, unitIds, patientKeys, seriesUids, person, atUtc }: Erasure,
): Promise<Result<void, StorageFailure>> {
  const { projects, subjects, patientImages, readings, progress, evidence, drafts } = database;
  const { histories, historySteps, viewSettings, signedRecords, versions, audit } = database;
  const gone = new Set<string>([...subjectIds, ...unitIds]);
  return attempt(async () => {
    const device = await deviceOf(database);
    const tables = [
      ...[projects, subjects, patientImages, readings, progress, evidence, drafts],
      ...[histories, historySteps, viewSettings, signedRecords, versions, audit],
    ];
    await database.transaction('rw', tables, async () => {
      const project = await projects.get(projectId);
      if (!project) throw new Error('The project is no longer in this browser.');
      const readingIds: ReadingId[] = [];
      for (const id of gone) {
        const found = await readings
          .where('[projectId+subjectId+observerId+round]')
          .between([projectId, id], [projectId, id, []])
          .primaryKeys();
        readingIds.push(...found);
        await signedRecords.where('[projectId+subjectId]').equals([projectId, id]).delete();
      }
      await readings.bulkDelete(readingIds);
      await progress.bulkDelete(readingIds);
      for (const table of [evidence, historySteps]) {
        await table.where('readingId').anyOf(readingIds).delete();
      }
      await histories.bulkDelete(readingIds);
      await drafts
        .where('projectId')
        .equals(projectId)
        .filter((one) => gone.has(one.subjectId))
        .delete();
      await versions
        .where('projectId')
        .equals(projectId)
        .filter(
          (row) =>
            (row.kind === 'subject' && gone.has(row.record.id)) ||
            (row.kind === 'reading' && gone.has(row.record.subjectId)),
        )
        .delete();
      const rows = await subjects.bulkGet([...subjectIds]);
      await subjects.bulkDelete([...subjectIds]);
      const rest = await subjects.where('projectId').equals(projectId).toArray();
      const changed = rest.flatMap((one) => {
        const after = withoutSubjects(one, gone);
        return after === one ? [] : { ...after, clock: nextVersion(one.clock ?? {}, device) };
      });
      await subjects.bulkPut(changed);
      await removeImagesOf(database, projectId, patientKeys);
      await forgetViews(database, projectId, new Set(seriesUids), gone);
      const known = new Set<string>((project.erased ?? []).map(({ subjectId }) => subjectId));
      const added = [...subjectIds, ...unitIds].filter((id) => !known.has(id));
      await projects.put({
        ...withoutLockedCode(project, rows, unitIds),
        erased: [...(project.erased ?? []), ...added.map((subjectId) => ({ subjectId, atUtc }))],
        clock: nextVersion(project.clock ?? {}, device),
      });
      const acts = subjectIds.map((subjectId) => ({ act: 'subject-erased' as const, detail: '', subjectId }));
      await appendToLog(database, device, projectId, acts, person, atUtc);
    });
  });
}

/** Who signed first stays known; which subject it was goes with that subject. */
function withoutLockedCode(
  project: Project,
  rows: readonly (Subject | undefined)[],
  unitIds: readonly SubjectId[],
): Project {
  const { locked } = project;
  const codes = new Set([...rows.map((one) => one?.code), ...unitIds.map(unitName)]);
  return locked && codes.has(locked.subjectCode)
    ? { ...project, locked: { ...locked, subjectCode: '' } }
    : project;
}

/** Windows of their series, and what was chosen to be exported of them; what was decided about findings may quote them. */
async function forgetViews(
  database: Database,
  projectId: ProjectId,
  seriesUids: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): Promise<void> {
  await database.viewSettings
    .where('projectId')
    .equals(projectId)
    .modify((settings, ref) => {
      const windows = Object.entries(settings.windows).filter(([uid]) => !seriesUids.has(uid));
      const { export: kept } = settings;
      ref.value = {
        ...settings,
        windows: Object.fromEntries(windows),
        ...(kept && {
          export: { ...kept, subjectIds: kept.subjectIds.filter((id) => !gone.has(id)), decisions: {} },
        }),
      };
    });
}
