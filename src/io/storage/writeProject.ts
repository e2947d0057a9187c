import type { ProjectId } from '../../domain/ids';
import { joinedTombstones } from '../../domain/keeping/merge/joinedFacts';
import { legacyClock } from '../../domain/keeping/merge/legacyClock';
import { isSameProject } from '../../domain/keeping/merge/sharedProject';
import type { ProjectChange } from '../../domain/keeping/storedProject';
import { nextVersion, type VersionVector } from '../../domain/keeping/versionVector';
import {
  changedDefinitions,
  hasStrayValues,
  takesAway,
  withoutStrayValues,
} from '../../domain/study/changeCustomCovariates';
import { needsAmendment } from '../../domain/study/needsAmendment';
import type { Project } from '../../domain/study/project';
import { lockOnFirstSigning } from '../../domain/study/protocolLock';
import type { Database } from './database';
import { clockedSubjects } from './recordClocks';
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
  device: string,
): Promise<void> {
  const before = (stored ?? change.project)?.customCovariates ?? [];
  const after = (change.customCovariates ?? []).reduce(changedDefinitions, before);
  const unlocked = change.project ? withUnblinding(change.project, stored) : stored;
  const locked = unlocked && withLock(withVersions(unlocked, stored), stored, change);
  const base = locked && change.backups ? withBackups(locked, change.backups) : locked;
  if (base && (change.project || change.customCovariates || base !== stored)) {
    const { customCovariates: _before, ...rest } = base;
    const next = withErased({ ...rest, ...(after.length > 0 && { customCovariates: after }) }, stored);
    await database.projects.put({ ...next, clock: clockOf(next, stored, device) });
  }
  if (takesAway(before, after)) {
    const subjects = await database.subjects.where('projectId').equals(projectId).toArray();
    const changed = subjects.filter((one) => hasStrayValues(one, after));
    const cleaned = changed.map((one) => withoutStrayValues(one, after));
    await database.subjects.bulkPut([...(await clockedSubjects(database, projectId, cleaned, device))]);
  }
  const stray = change.subjects?.find((one) => hasStrayValues(one, after));
  if (stray) {
    throw new ConflictError(
      `${stray.code} has a value of a covariate that was removed in another window. Load this page again to go on from it.`,
    );
  }
}

/**
 * Versions that were put in force stay, also where a window writes that has not heard of them. What that window changed
 * of a locked protocol, or amended beside another amendment, is refused: it was decided without knowing what holds.
 */
function withVersions(project: Project, stored: Project | undefined): Project {
  if (!stored) return project;
  const { amendments: here = [], protocol } = stored;
  const { amendments: given = [] } = project;
  const last = here.at(-1);
  const isHeardOf = last === undefined || given[here.length - 1]?.atUtc === last.atUtc;
  if (given.length < here.length) return { ...project, protocol, amendments: here };
  if (!isHeardOf) {
    throw new ConflictError(
      'The protocol was amended in another window. Load this page again to go on from its version.',
    );
  }
  if (stored.locked && given.length === here.length && needsAmendment(protocol, project.protocol)) {
    throw new ConflictError(
      'A reading was signed in another window: the protocol is locked. Load this page again and amend it.',
    );
  }
  return project;
}

/** A lock that is stored stays, also where a window writes that has not heard of it; a signing makes one. */
function withLock(project: Project, stored: Project | undefined, { lock }: ProjectChange): Project {
  const kept = stored?.locked ? lockOnFirstSigning(project, stored.locked) : project;
  return lock ? lockOnFirstSigning(kept, lock) : kept;
}

function withBackups(project: Project, backups: NonNullable<Project['backups']>): Project {
  return { ...project, backups: { ...project.backups, ...backups } };
}

/** What only this browser knows of a project is no change of it to anybody else. */
function clockOf(project: Project, stored: Project | undefined, device: string): VersionVector {
  if (!stored) return nextVersion({}, device);
  const before = stored.clock ?? legacyClock();
  return isSameProject(project, stored) ? before : nextVersion(before, device);
}

/** Erased subjects stay erased, also where a window writes that has not heard of it. */
function withErased(project: Project, stored: Project | undefined): Project {
  const erased = joinedTombstones([...(stored?.erased ?? []), ...(project.erased ?? [])]);
  return erased.length > 0 ? { ...project, erased } : project;
}

/** Unblinding cannot be taken back, also not by a window that was open before it. */
function withUnblinding(project: Project, stored: Project | undefined): Project {
  return stored?.unblinding ? { ...project, unblinding: stored.unblinding } : project;
}
