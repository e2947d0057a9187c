import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ObserverId, ProjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { BundleOutcome, StorageFailure, StoredProject } from '../../domain/keeping/storedProject';
import { isCompletionOf } from '../../domain/reading/isCompletionOf';
import type { Reading } from '../../domain/reading/reading';
import {
  areOneCovariate,
  type CustomCovariateChange,
  joinedDefinitions,
} from '../../domain/study/changeCustomCovariates';
import type { Subject } from '../../domain/study/subject';
import { type BundleContent, bundleBytes, readBundleContent } from './bundleContent';
import { readingIdentity } from './bundleFault';
import type { Database } from './database';
import { withPictures } from './evidenceStore';
import { loadProject } from './projectStore';
import { saveChange } from './saveChange';
import { attempt } from './storageFailure';

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
  const { readings: table, evidence } = database;
  const readings = await attempt(async () =>
    // One transaction: a picture shows the choice of one revision, and what is saved meanwhile brings another one.
    database.transaction('r', [table, evidence], async () => {
      const all = await table.where('projectId').equals(projectId).toArray();
      const given = all.filter((reading) => (whose === 'all' ? isOpen : reading.observerId === whose));
      return withPictures(database, given);
    }),
  );
  if (!readings.ok) return readings;
  const content: BundleContent = {
    format: 'multifidus-bundle',
    version: 1,
    writtenAtUtc: atUtc,
    whose,
    ...stored.value,
    readings: readings.value,
  };
  // A project can outgrow one string of the browser; that is no reason to fall over.
  return attempt(async () => bundleBytes(content));
}

/**
 * Takes a bundle in. A project that is not here is made; in one that is, subjects and slices that are missing are added
 * and a reading replaces the stored one only when its revision is higher, or when it is the same with values that the
 * stored one lacks. Nothing here is ever removed or overwritten by
 * something older, so bundles may be opened in any order and twice. The stored project itself, its protocol and whether
 * it is unblinded, is never changed by a bundle; it only gains covariates that new subjects bring values of.
 */
export async function readBundle(
  database: Database,
  bytes: Uint8Array,
  atUtc: string,
): Promise<Result<BundleOutcome, StorageFailure>> {
  const read = readBundleContent(bytes);
  if (!read.ok) return read;
  const content = read.value;
  const projectId = content.project.id;
  const here = await loadProject(database, projectId);
  if (!here.ok) return here;
  const collision = await attempt(() => collisionOf(database, content, here.value));
  if (!collision.ok) return collision;
  if (collision.value) return err({ kind: 'damaged', message: collision.value });
  const readingsHere = await attempt(async () =>
    withPictures(database, await database.readings.where('projectId').equals(projectId).toArray()),
  );
  if (!readingsHere.ok) return readingsHere;
  const stored = new Map(readingsHere.value.map((reading) => [readingIdentity(reading), reading]));
  const subjectsHere = new Set(here.value?.subjects.map((subject) => subject.id));
  const imagesHere = new Set(here.value?.images.map((image) => imageKey(image.header)));
  const takenIn = linkedAway(here.value);
  const newSubjects = content.subjects.filter(
    (subject) => !subjectsHere.has(subject.id) && !takenIn.has(subject.id),
  );
  const added = content.readings.filter((reading) => !stored.has(readingIdentity(reading)));
  const replaced = content.readings.flatMap((reading): Reading[] => {
    const before = stored.get(readingIdentity(reading));
    // The record keeps its id: two records of one reading would leave it to chance which is shown.
    return before && reading.revision > before.revision ? [{ ...reading, id: before.id }] : [];
  });
  const completed = content.readings.flatMap((reading): Reading[] => {
    const before = stored.get(readingIdentity(reading));
    const same = before && { ...reading, id: before.id };
    return same && isCompletionOf(same, before) ? [same] : [];
  });
  const saved = await saveChange(
    database,
    projectId,
    {
      ...(here.value ? {} : { project: content.project }),
      ...(here.value && { customCovariates: covariatesBrought(here.value, content, newSubjects) }),
      subjects: newSubjects,
      images: content.images.filter((image) => !imagesHere.has(imageKey(image.header))),
      readings: [...added, ...replaced],
      completedReadings: completed,
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
    readingsReplaced: replaced.length + completed.length,
    readingsKept: content.readings.length - added.length - replaced.length - completed.length,
  });
}

/** The definitions, and further categories, that new subjects have values of and that are not here. */
function covariatesBrought(
  { project }: StoredProject,
  content: BundleContent,
  newSubjects: readonly Subject[],
): readonly CustomCovariateChange[] {
  const before = project.customCovariates ?? [];
  const joined = joinedDefinitions(before, content.project.customCovariates ?? [], newSubjects);
  return joined.flatMap((covariate): CustomCovariateChange[] =>
    before.includes(covariate) ? [] : [{ kind: 'define', covariate }],
  );
}

/** Subjects that were found to be another one here: their rows are gone for good, until somebody undoes the link. */
function linkedAway(
  here: StoredProject | undefined,
): ReadonlyMap<string, { readonly other: string; readonly kept: string }> {
  return new Map(
    (here?.subjects ?? []).flatMap((kept) =>
      (kept.links ?? []).map(({ other }) => [other.id, { other: other.code, kept: kept.code }]),
    ),
  );
}

/** Why a bundle cannot be of the projects that are here: records of the same name that are something else. */
async function collisionOf(
  database: Database,
  content: BundleContent,
  here: StoredProject | undefined,
): Promise<string | undefined> {
  const { project, subjects, readings } = content;
  if (here && here.project.kind.kind !== project.kind.kind) {
    return 'The bundle is of another kind of project than the one here.';
  }
  if (
    here &&
    (here.project.identity !== project.identity || here.project.pseudonymText !== project.pseudonymText)
  ) {
    return here.project.identity === 'removed'
      ? 'The project here keeps no names, and the bundle is not of the same kind.'
      : 'The project here keeps names, and the bundle is not of the same kind.';
  }
  const covariatesHere = new Map(here?.project.customCovariates?.map((one) => [one.id, one]));
  const isOtherKind = project.customCovariates?.some((one) => {
    const same = covariatesHere.get(one.id);
    return same && !areOneCovariate(same, one);
  });
  if (isOtherKind) return 'The bundle gives a covariate here another kind.';
  const observersHere = new Set(here?.project.protocol.observers.map((one) => one.id));
  const stranger = here && readings.find((reading) => !observersHere.has(reading.observerId));
  if (stranger) {
    return `The bundle holds a reading of ${stranger.observerId}, whom the project here does not know.`;
  }
  const takenIn = linkedAway(here);
  const moved = readings.map((reading) => takenIn.get(reading.subjectId)).find((text) => text !== undefined);
  if (moved) {
    return `The bundle holds a reading of ${moved.other}, which was linked to ${moved.kept} here as the same person. Undo the link there, then open the bundle again.`;
  }
  const sameSubjects = await database.subjects.bulkGet(subjects.map((one) => one.id));
  if (sameSubjects.some((one) => one && one.projectId !== project.id)) {
    return 'The bundle names a subject of another project.';
  }
  const sameReadings = await database.readings.bulkGet(readings.map((one) => one.id));
  const isOther = readings.some((reading, at) => {
    const same = sameReadings[at];
    return same && (same.projectId !== project.id || readingIdentity(same) !== readingIdentity(reading));
  });
  return isOther ? 'The bundle gives a reading the name of somebody else’s.' : undefined;
}
