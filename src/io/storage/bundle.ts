import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ObserverId, ProjectId } from '../../domain/ids';
import type { BundleOutcome, StorageFailure, StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { Database } from './database';
import { loadProject, saveChange } from './projectStore';
import { bundleSchema } from './schemas';
import { attempt } from './storageFailure';

const contentName = 'multifidus.json';

interface BundleContent {
  readonly format: 'multifidus-bundle';
  readonly version: 1;
  readonly writtenAtUtc: string;
  readonly whose: string;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly images: readonly StoredImage[];
  readonly readings: readonly Reading[];
}

/**
 * A project as one file (zip with one JSON text): protocol, subjects, slice headers, and the readings of one
 * observer, or of all once the stored project is unblinded or a demo. Images are never in it.
 */
export async function writeBundle(
  database: Database,
  projectId: ProjectId,
  whose: ObserverId | 'all',
  atUtc: string,
): Promise<Result<Uint8Array, StorageFailure>> {
  const stored = await loadProject(database, projectId);
  if (!stored.ok) return stored;
  if (!stored.value) return err({ kind: 'damaged', message: 'The project is not on this computer.' });
  const { project } = stored.value;
  const isOpen = project.kind.kind === 'demo' || project.unblinding !== undefined;
  const readings = await attempt(async () => {
    const all = await database.readings.where('projectId').equals(projectId).toArray();
    return all.filter((reading) => (whose === 'all' ? isOpen : reading.observerId === whose));
  });
  if (!readings.ok) return readings;
  const content: BundleContent = {
    format: 'multifidus-bundle',
    version: 1,
    writtenAtUtc: atUtc,
    whose,
    ...stored.value,
    readings: readings.value,
  };
  return ok(zipSync({ [contentName]: strToU8(JSON.stringify(content)) }, { level: 6 }));
}

function readContent(bytes: Uint8Array): Result<BundleContent, StorageFailure> {
  const damaged = (message: string) => err<StorageFailure>({ kind: 'damaged', message });
  let json: unknown;
  try {
    const text = unzipSync(bytes, { filter: (file) => file.name === contentName })[contentName];
    if (!text) return damaged(`This zip is no project bundle: it has no ${contentName}.`);
    json = JSON.parse(strFromU8(text));
  } catch (cause) {
    return damaged(`The file could not be read as a project bundle: ${String(cause)}`);
  }
  const parsed = bundleSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return damaged(
      `The bundle is damaged at ${issue?.path.join('.') ?? 'its start'}: ${issue?.message ?? ''}`,
    );
  }
  // The schema checked the shape; branded ids and literal unions are what the same shape is called inside.
  return ok(parsed.data as unknown as BundleContent);
}

/**
 * Takes a bundle in. A project that is not here is made; in one that is, subjects that are missing are added and a
 * reading replaces the stored one only when its revision is higher. Nothing here is ever removed or overwritten by
 * something older, so bundles may be opened in any order and twice.
 */
export async function readBundle(
  database: Database,
  bytes: Uint8Array,
  atUtc: string,
): Promise<Result<BundleOutcome, StorageFailure>> {
  const read = readContent(bytes);
  if (!read.ok) return read;
  const content = read.value;
  const projectId = content.project.id;
  const here = await loadProject(database, projectId);
  if (!here.ok) return here;
  const subjectsHere = new Set(here.value?.subjects.map((subject) => subject.id));
  const readingsHere = await attempt(async () =>
    database.readings.where('projectId').equals(projectId).toArray(),
  );
  if (!readingsHere.ok) return readingsHere;
  const revisions = new Map(readingsHere.value.map((reading) => [reading.id, reading.revision]));
  const newSubjects = content.subjects.filter((subject) => !subjectsHere.has(subject.id));
  const added = content.readings.filter((reading) => !revisions.has(reading.id));
  const replaced = content.readings.filter((reading) => {
    const revision = revisions.get(reading.id);
    return revision !== undefined && reading.revision > revision;
  });
  const saved = await saveChange(
    database,
    projectId,
    {
      ...(here.value ? {} : { project: content.project }),
      subjects: newSubjects,
      images: content.images,
      readings: [...added, ...replaced],
      event: {
        act: 'bundle opened',
        detail: `written ${content.writtenAtUtc}, readings of ${content.whose}`,
      },
    },
    atUtc,
  );
  if (!saved.ok) return saved;
  return ok({
    projectId,
    isNewProject: here.value === undefined,
    subjectsAdded: newSubjects.length,
    readingsAdded: added.length,
    readingsReplaced: replaced.length,
    readingsKept: content.readings.length - added.length - replaced.length,
  });
}
