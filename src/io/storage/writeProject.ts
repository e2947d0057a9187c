import type { ProjectId } from '../../domain/ids';
import type { ProjectChange } from '../../domain/keeping/storedProject';
import {
  changedDefinitions,
  hasStrayValues,
  takesAway,
  withoutStrayValues,
} from '../../domain/study/changeCustomCovariates';
import type { Project } from '../../domain/study/project';
import type { Database } from './database';
import { ConflictError } from './storageFailure';

/**
 * Writes the project of a change: never without the unblinding that is stored, nor without covariates that another
 * window added. A covariate that goes takes its values from every subject with it, and a subject that comes with a value
 * of none is refused: a value without a meaning is never stored.
 */
export async function writeProject(
  database: Database,
  projectId: ProjectId,
  change: ProjectChange,
  stored: Project | undefined,
): Promise<void> {
  const before = (stored ?? change.project)?.customCovariates ?? [];
  const after = (change.customCovariates ?? []).reduce(changedDefinitions, before);
  const base = change.project ? withUnblinding(change.project, stored) : stored;
  if (base && (change.project || change.customCovariates)) {
    const { customCovariates: _before, ...rest } = base;
    await database.projects.put({ ...rest, ...(after.length > 0 && { customCovariates: after }) });
  }
  if (takesAway(before, after)) {
    const subjects = await database.subjects.where('projectId').equals(projectId).toArray();
    await database.subjects.bulkPut(
      subjects.filter((one) => hasStrayValues(one, after)).map((one) => withoutStrayValues(one, after)),
    );
  }
  const stray = change.subjects?.find((one) => hasStrayValues(one, after));
  if (stray) {
    throw new ConflictError(
      `${stray.code} has a value of a covariate that was removed in another window. Load this page again to go on from it.`,
    );
  }
}

/** Unblinding cannot be taken back, also not by a window that was open before it. */
function withUnblinding(project: Project, stored: Project | undefined): Project {
  return stored?.unblinding ? { ...project, unblinding: stored.unblinding } : project;
}
