import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { unitIndex } from '../../domain/conduct/readingUnits';
import { resolveProgress } from '../../domain/conduct/resolveProgress';
import { resolveUnits } from '../../domain/conduct/resolveUnits';
import { sliceChooser } from '../../domain/conduct/sliceChooser';
import type { ObserverId, ProjectId, SubjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { PatientImages } from '../../domain/imageLibrary/patientImages';
import type {
  NeededImage,
  ProjectSummary,
  StorageFailure,
  StoredProject,
} from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { progressOf } from '../../domain/reading/readingProgress';
import { observerProgress } from '../../domain/study/blinding';
import { isReadable } from '../../domain/study/isReadable';
import type { Project } from '../../domain/study/project';
import { archiveBookName } from './archiveBook';
import type { Database } from './database';
import { renewDevice } from './device';
import { withPictures } from './evidenceStore';
import { readImages, readPatientImages } from './imageStore';
import { readingsToCount } from './progressStore';
import { readingsInParts } from './readingsInParts';
import { unclocked } from './recordClocks';
import { attempt } from './storageFailure';

/** Projects in this browser's database, newest opened first. */
export async function listProjects(
  database: Database,
): Promise<Result<readonly ProjectSummary[], StorageFailure>> {
  return attempt(async () => {
    const projects = await database.projects.toArray();
    const summaries = await Promise.all(
      projects.map(async (project) => {
        const [subjects, readings] = await Promise.all([
          database.subjects.where('projectId').equals(project.id).toArray(),
          readingsToCount(database, project.id),
        ]);
        const lines = readings.map((reading) => progressOf(reading, project.protocol));
        const bySubject = resolveProgress(lines, subjects, project);
        const progress = observerProgress({ project, subjects, readings: bySubject });
        const signed = project.protocol.observers.map(({ id }) => ({
          observerId: id,
          count: bySubject.filter(({ observerId, state }) => observerId === id && state === 'signed').length,
          ofReadable: progress.find(({ observerId }) => observerId === id)?.signed ?? 0,
        }));
        const readableCount = subjects.filter(isReadable).length;
        return { project: unclocked(project), subjectCount: subjects.length, readableCount, signed };
      }),
    );
    return summaries.sort((a, b) => b.project.openedAtUtc.localeCompare(a.project.openedAtUtc));
  });
}

/** Everything of a project except what observers drew; undefined when it is not here. */
export async function loadProject(
  database: Database,
  id: ProjectId,
): Promise<Result<StoredProject | undefined, StorageFailure>> {
  return attempt(async () => {
    const project = await database.projects.get(id);
    if (!project) return undefined;
    const [subjects, images] = await Promise.all([
      database.subjects.where('projectId').equals(id).toArray(),
      readImages(database, id),
    ]);
    return { project: unclocked(project), subjects: subjects.map(unclocked), images };
  });
}

/** What a list of a project needs, without its images: they are read with `loadPatientImages` afterwards. */
export async function loadSubjects(
  database: Database,
  id: ProjectId,
): Promise<Result<Omit<StoredProject, 'images'> | undefined, StorageFailure>> {
  return attempt(async () => {
    const project = await database.projects.get(id);
    if (!project) return undefined;
    const subjects = await database.subjects.where('projectId').equals(id).toArray();
    return { project: unclocked(project), subjects: subjects.map(unclocked) };
  });
}

/** The images of a project, packed by patient. */
export async function loadPatientImages(
  database: Database,
  id: ProjectId,
): Promise<Result<readonly PatientImages[], StorageFailure>> {
  return attempt(() => readPatientImages(database, id));
}

/** Removes a project and everything in it from this browser. */
export async function deleteProject(
  database: Database,
  id: ProjectId,
): Promise<Result<void, StorageFailure>> {
  const { subjects, patientImages, readings, progress, audit, folders, copySettings } = database;
  const { histories, historySteps, drafts, evidence, viewSettings, pictures } = database;
  const parts = [
    ...[subjects, patientImages, readings, progress, audit, folders, copySettings],
    ...[histories, historySteps, drafts, evidence, viewSettings, pictures],
  ];
  return attempt(async () => {
    await database.transaction('rw', [database.projects, database.handles, ...parts], async () => {
      await database.projects.delete(id);
      await renewDevice(database);
      await database.handles.delete(archiveBookName(id));
      for (const table of parts) await table.where('projectId').equals(id).delete();
    });
  });
}

/** One observer's reading of one subject in one round; undefined when it was not begun. */
export async function loadReading(
  database: Database,
  projectId: ProjectId,
  subjectId: SubjectId,
  observerId: ObserverId,
  round: number,
): Promise<Result<Reading | undefined, StorageFailure>> {
  return attempt(async () =>
    database.transaction('r', [database.readings, database.evidence], async () => {
      const stored = await database.readings
        .where('[projectId+subjectId+observerId+round]')
        .equals([projectId, subjectId, observerId, round])
        .first();
      return stored && (await withPictures(database, [unclocked(stored)]))[0];
    }),
  );
}

/** The slices that readings of the project are drawn and marked on; no outline and no mark comes out of here. */
export async function loadNeededImages(
  database: Database,
  projectId: ProjectId,
): Promise<Result<readonly NeededImage[], StorageFailure>> {
  return attempt(async () => {
    const readings = await database.readings.where('projectId').equals(projectId).toArray();
    const needed = new Map<string, NeededImage>();
    for (const { entries, endplates } of readings) {
      const rois = Object.values(entries).flatMap((entry) => (entry.kind === 'roi' ? [entry.roi] : []));
      for (const { image, imageFingerprint } of [...rois, ...Object.values(endplates ?? {})]) {
        needed.set(imageKey(image), { image, fingerprint: imageFingerprint });
      }
    }
    return [...needed.values()];
  });
}

/** Slices that were chosen beforehand for all observers: readings of the slice chooser, without endplates and pictures. */
export async function loadSliceChoices(
  database: Database,
  projectId: ProjectId,
): Promise<Result<readonly Reading[], StorageFailure>> {
  return attempt(async () => {
    const readings = await readingsToCount(database, projectId);
    return readings.filter(({ observerId }) => observerId === sliceChooser);
  });
}

/** How far every reading of a project is. */
export async function loadProgress(
  database: Database,
  projectId: ProjectId,
): Promise<Result<readonly ReadingProgress[], StorageFailure>> {
  return attempt(async () => {
    const readings = await readingsToCount(database, projectId);
    const project = await database.projects.get(projectId);
    return project ? readings.map((reading) => progressOf(reading, project.protocol)) : [];
  });
}

/**
 * All readings of a project by subject (`resolveUnits`), without their pictures. Refused while the project *as stored* is neither unblinded nor a demo: asking with a
 * changed copy of the project does not help.
 */
export async function loadAllReadings(
  database: Database,
  projectId: ProjectId,
): Promise<Result<readonly Reading[], StorageFailure>> {
  const project = await openToAll(database, projectId);
  if (!project.ok) return project;
  const { value: stored } = project;
  return attempt(async () => {
    const readings = (await readingsInParts(database, projectId)).map(unclocked);
    const subjects = await database.subjects.where('projectId').equals(projectId).toArray();
    return resolveUnits(readings, subjects, stored);
  });
}

/** Those of some subjects, as `loadAllReadings` gives them: what of a large project one part of a work needs. */
export async function loadReadingsOf(
  database: Database,
  projectId: ProjectId,
  subjectIds: readonly SubjectId[],
): Promise<Result<readonly Reading[], StorageFailure>> {
  const project = await openToAll(database, projectId);
  if (!project.ok) return project;
  const { value: stored } = project;
  return attempt(async () => {
    const subjects = subjectIds.map((id) => ({ id }));
    // A subject may have been read whole before masking was amended.
    const keys = new Set([...subjectIds, ...unitIndex(stored, subjects).keys()]);
    const found = await database.transaction('r', database.readings, () =>
      Promise.all(
        [...keys].map((id) =>
          database.readings
            .where('[projectId+subjectId+observerId+round]')
            .between([projectId, id], [projectId, id, []])
            .toArray(),
        ),
      ),
    );
    return resolveUnits(found.flat().map(unclocked), subjects, stored);
  });
}

/** The project as it is stored, where everybody's readings may be seen beside each other. */
async function openToAll(database: Database, projectId: ProjectId): Promise<Result<Project, StorageFailure>> {
  const project = await attempt(async () => database.projects.get(projectId));
  if (!project.ok) return project;
  const { value: stored } = project;
  const mayBeCompared = stored?.kind.kind === 'demo' || stored?.unblinding !== undefined;
  return stored && mayBeCompared ? ok(stored) : err({ kind: 'blocked', message: 'The project is blinded.' });
}
