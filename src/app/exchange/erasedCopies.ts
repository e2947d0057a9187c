import type { SubjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import type { MergePreview } from '../../domain/keeping/merge/mergePreview';
import { patientKeysOf } from '../../domain/study/patientOf';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { AppContext } from '../context';
import { libraryOf } from '../imagesComing';
import { copiedKeys } from '../sources/copiedKeys';

/** What a project held before a bundle came in that erases subjects: afterwards nobody knows which images were theirs. */
export interface BeforeErasure {
  readonly projectId: Project['id'];
  readonly subjects: readonly Subject[];
  readonly images: ImageLibrary;
}

/** Undefined where the bundle erases nothing. */
export async function beforeErasure(
  context: AppContext,
  { erased, isNewProject, bundle }: MergePreview,
): Promise<BeforeErasure | undefined> {
  if (erased === 0 || isNewProject) return undefined;
  const { projectId } = bundle;
  const stored = await context.ports.storage.loadSubjects(projectId);
  if (!stored.ok || !stored.value) return undefined;
  return { projectId, subjects: stored.value.subjects, images: await libraryOf(context, projectId) };
}

/**
 * Removes the copies of the images of subjects that a bundle erased, here and for every way to reach them. False when some
 * could not be removed.
 */
export async function removeErasedCopies(
  context: AppContext,
  { projectId, subjects, images }: BeforeErasure,
  erasedSubjects: readonly SubjectId[],
): Promise<boolean> {
  const erased = new Set(erasedSubjects);
  const stays = new Set(subjects.filter(({ id }) => !erased.has(id)).flatMap(patientKeysOf));
  const gone = subjects.filter(({ id }) => erased.has(id)).flatMap(patientKeysOf);
  const patients = new Set(gone.filter((key) => !stays.has(key)));
  const keys = new Set([...images.imagesOf(patients)].map(({ header }) => imageKey(header)));
  const copied = copiedKeys(context, projectId);
  for (const key of keys) {
    copied.delete(key);
    context.registry.forget(key);
  }
  return context.ports.sources.removeCopiesOfImages(projectId, keys).catch(() => false);
}
