import type { ProjectId } from '../../../domain/ids';
import { readingIdentity } from '../../../domain/keeping/merge/mergeKeys';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import { sharedProject } from '../../../domain/keeping/merge/sharedProject';
import type { Reading } from '../../../domain/reading/reading';
import type { Project } from '../../../domain/study/project';
import type { Database, VersionRow } from '../database';
import { withPictures } from '../evidenceStore';

/** The copy of a project that is here, as far as something that comes in touches it. */
export interface CopyHere {
  /** As stored, with what only this browser knows. */
  readonly project: Project;
  /** Project and subjects whole; of readings, signed records and log entries those that also come in. Without images. */
  readonly content: ProjectContent;
  readonly versions: readonly VersionRow[];
}

/** Loads the counterpart of what comes in, inside the transaction of the caller; undefined where the project is not here. */
export async function copyHere(database: Database, incoming: ProjectContent): Promise<CopyHere | undefined> {
  const { projectId } = incoming;
  const project = await database.projects.get(projectId);
  if (!project) return undefined;
  const subjects = await database.subjects.where('projectId').equals(projectId).toArray();
  const versions = await database.versions.where('projectId').equals(projectId).toArray();
  const touched = new Set(incoming.readings.map(readingIdentity));
  const others = versions.flatMap((row) => (row.kind === 'reading' ? [row.record] : []));
  const readings = await readingsHere(database, projectId, incoming.readings);
  const hashes = incoming.signed.map(({ hash }): [string, string] => [projectId, hash]);
  const stored = hashes.length === 0 ? [] : await database.signedRecords.bulkGet(hashes);
  const signed = stored.filter((one) => one !== undefined);
  const entries = incoming.audit.map(({ chain, number, hash }): [string, string, number, string] => [
    projectId,
    chain,
    number,
    hash,
  ]);
  const logged = entries.length === 0 ? [] : await database.audit.bulkGet(entries);
  const audit = logged.filter((one) => one !== undefined);
  return {
    project,
    versions,
    content: {
      projectId,
      project: [
        sharedProject(project),
        ...versions.flatMap((row) => (row.kind === 'project' ? [row.record] : [])),
      ],
      subjects: [...subjects, ...versions.flatMap((row) => (row.kind === 'subject' ? [row.record] : []))],
      images: [],
      readings: [...readings, ...others.filter((one) => touched.has(readingIdentity(one)))],
      signed: signed.map(({ hash, reading }) => ({ hash, reading })),
      erased: project.erased ?? [],
      covariates: project.customCovariates ?? [],
      audit,
      pictures: [],
    },
  };
}

/** The stored readings of the same observers' work, with their pictures. */
async function readingsHere(
  database: Database,
  projectId: ProjectId,
  incoming: readonly Reading[],
): Promise<readonly Reading[]> {
  if (incoming.length === 0) return [];
  const found = await database.readings
    .where('[projectId+subjectId+observerId+round]')
    .anyOf(incoming.map((one) => [projectId, one.subjectId, one.observerId, one.round]))
    .toArray();
  return withPictures(database, found);
}
