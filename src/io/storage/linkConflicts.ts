import { isUnitId } from '../../domain/conduct/isUnitId';
import { unitsOf } from '../../domain/conduct/readingUnits';
import type { ProjectId } from '../../domain/ids';
import type { ProjectChange } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { Subject, SubjectLink } from '../../domain/study/subject';
import type { Database } from './database';
import { ConflictError } from './storageFailure';

/*
 * Links between subjects, and two windows on one project. A link takes a subject's row away: a window that was open
 * before must neither bring the row back, nor undo the link with an older copy, nor read a subject that is gone.
 */

const again = 'Load this page again to go on from it.';

/** Throws where another window linked, unlinked or began to read what this change would write over or remove. */
export async function refuseStaleSubjects(
  database: Database,
  projectId: ProjectId,
  { subjects = [], removedSubjects = [], changesLinks }: ProjectChange,
): Promise<void> {
  if (subjects.length === 0 && removedSubjects.length === 0) return;
  const here = await database.subjects.bulkGet(subjects.map(({ id }) => id));
  // A row that is there was not linked away: only what is new, linked or removed is held against all rows.
  const looksAtAll = changesLinks || removedSubjects.length > 0 || here.some((one) => one === undefined);
  const stored = looksAtAll
    ? await database.subjects.where('projectId').equals(projectId).toArray()
    : here.filter((one) => one !== undefined);
  const after = new Map(stored.map((subject) => [subject.id, subject]));
  for (const subject of subjects) {
    const before = after.get(subject.id);
    if (before && changedLinks(before, subject) > (changesLinks ? 1 : 0)) {
      throw new ConflictError(
        `${before.code} was linked, or its link taken back, in another window. ${again}`,
      );
    }
    after.set(subject.id, subject);
  }
  const keptCodes = linkedAway(after.values());
  const revived = subjects.find(({ id }) => keptCodes.has(id));
  if (revived) {
    const kept = keptCodes.get(revived.id);
    throw new ConflictError(`${revived.code} was linked to ${kept} in another window. ${again}`);
  }
  for (const id of removedSubjects) {
    if (!(await isRead(database, projectId, id))) continue;
    const code = after.get(id)?.code ?? '';
    throw new ConflictError(`A reading of ${code} was begun in another window. ${again}`);
  }
}

/** Whether anybody began to read a subject, whole or one of its masked scans. */
export async function isRead(database: Database, projectId: ProjectId, id: Subject['id']): Promise<boolean> {
  const project = await database.projects.get(projectId);
  const units = project ? unitsOf(project, { id }).map((unit) => unit.id) : [];
  for (const one of new Set([id, ...units])) {
    const count = await database.readings
      .where('[projectId+subjectId+observerId+round]')
      .between([projectId, one], [projectId, one, []])
      .count();
    if (count > 0) return true;
  }
  return false;
}

/** Throws where the subject of a reading was linked to another one: its row is gone, and nobody would see the reading. */
export async function refuseLostReading(database: Database, reading: Reading): Promise<void> {
  // Masked scans have no rows; their subjects cannot be linked away while they are read.
  if (isUnitId(reading.subjectId)) return;
  if (await database.subjects.get(reading.subjectId)) return;
  const stored = await database.subjects.where('projectId').equals(reading.projectId).toArray();
  const kept = linkedAway(stored).get(reading.subjectId);
  if (kept === undefined) return;
  throw new ConflictError(`This subject was linked to ${kept} in another window. ${again}`);
}

/** Ids of subjects that were linked, with the code of the one that each was linked to. */
function linkedAway(subjects: Iterable<Subject>): ReadonlyMap<Subject['id'], string> {
  return new Map(
    [...subjects].flatMap(({ code, links }) => (links ?? []).map(({ other }) => [other.id, code] as const)),
  );
}

/** How many links only one of two records of a subject has. */
function changedLinks(before: Subject, after: Subject): number {
  const [old, now] = [before.links ?? [], after.links ?? []].map((links) => new Set(links.map(linkName)));
  const onlyIn = (one = new Set<string>(), other = new Set<string>()) =>
    [...one].filter((name) => !other.has(name)).length;
  return onlyIn(old, now) + onlyIn(now, old);
}

function linkName({ other, atUtc }: SubjectLink): string {
  return `${other.id} ${atUtc}`;
}
