import { unitName, unitsOf } from '../domain/conduct/readingUnits';
import type { SubjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import { ImageLibrary } from '../domain/imageLibrary/imageLibrary';
import { withoutSubjects } from '../domain/keeping/merge/withoutSubjects';
import { patientKeysOf } from '../domain/study/patientOf';
import {
  type AppContext,
  isStillHere,
  notify,
  openProjectOf,
  sittingHere,
  update,
  updateOpen,
} from './context';
import { imagesHere } from './imagesComing';
import { inSlices } from './inSlices';
import { countAtRisk } from './projects';
import { copiedKeys } from './sources/copiedKeys';

/**
 * Erases subjects, for withdrawn consent: their rows, covariates, images, readings and all that lies beside them go from
 * this browser, and the copies of their images. What stays is a tombstone of each: the id, so that nothing of the subject
 * comes back with a kit or a backup, where it goes at the next merge. Returns whether it was done; the screen has asked twice.
 */
export async function eraseSubjects(context: AppContext, ids: readonly SubjectId[]): Promise<boolean> {
  await imagesHere(context);
  const before = openProjectOf(context);
  if (before.person.kind !== 'researcher' || ids.length === 0) return false;
  const erased = new Set(ids);
  const gone = before.subjects.filter(({ id }) => erased.has(id));
  const left = before.subjects
    .filter(({ id }) => !erased.has(id))
    .map((one) => withoutSubjects(one, new Set<string>(erased)));
  const stays = new Set(left.flatMap(patientKeysOf));
  const patientKeys = new Set(gone.flatMap(patientKeysOf).filter((key) => !stays.has(key)));
  const library =
    before.images instanceof ImageLibrary
      ? before.images
      : await inSlices(new ImageLibrary([]).withSteps([...before.images.values()]));
  const imageKeys = new Set([...library.imagesOf(patientKeys)].map(({ header }) => imageKey(header)));
  const unitIds = gone
    .flatMap((one) => unitsOf(before.project, one).map(({ id }) => id))
    .filter((id) => !erased.has(id));
  // What waits to be written would bring a part of it back.
  await context.saves.settled();
  if (context.saves.waitingCount() > 0) return notDone(context, notSaved);
  const atUtc = context.ports.clock.nowUtc();
  const done = await context.ports.storage.eraseSubjects(before.project.id, {
    subjectIds: [...erased],
    unitIds,
    patientKeys: [...patientKeys],
    seriesUids: library.seriesOf(patientKeys),
    person: sittingHere(before),
    atUtc,
  });
  if (!done.ok) return notDone(context, done.error.message);
  const isRemoved = await context.ports.sources
    .removeCopiesOfImages(before.project.id, imageKeys)
    .catch(() => false);
  const now = context.store.getState().open;
  if (!now || !isStillHere(context, before)) return true;
  const copied = copiedKeys(context, now.project.id);
  for (const key of imageKeys) {
    copied.delete(key);
    context.registry.forget(key);
  }
  const images = library.without(patientKeys);
  const known = new Set((now.project.erased ?? []).map(({ subjectId }) => subjectId));
  const tombstones = [...erased, ...unitIds]
    .filter((id) => !known.has(id))
    .map((subjectId) => ({ subjectId, atUtc }));
  const { locked } = now.project;
  const codes = new Set([...gone.map(({ code }) => code), ...unitIds.map(unitName)]);
  updateOpen(context, {
    project: {
      ...now.project,
      // Which subject was signed first goes with it.
      ...(locked && codes.has(locked.subjectCode) && { locked: { ...locked, subjectCode: '' } }),
      erased: [...(now.project.erased ?? []), ...tombstones],
    },
    subjects: left,
    images,
    catalogue: images.catalogue,
    reachable: context.registry.reachableKeys(),
    progress: now.progress.filter(({ subjectId }) => !erased.has(subjectId)),
    ownDrafts: new Set([...now.ownDrafts].filter((id) => !erased.has(id))),
  });
  update(context, {
    results: { kind: 'none' },
    agreement: { kind: 'none' },
    export: { kind: 'none' },
    import: { kind: 'none' },
  });
  // Readings that are gone wait for no backup.
  await countAtRisk(context);
  if (!isRemoved) notify(context, { kind: 'copies-not-removed', severity: 'attention', facts: {} });
  notify(context, { kind: 'subjects-erased', severity: 'done', facts: { count: ids.length } });
  return true;
}

const notSaved = 'Something before it could not be written yet.';

function notDone(context: AppContext, message: string): false {
  notify(context, { kind: 'subjects-not-erased', severity: 'wrong', facts: { message } });
  return false;
}
