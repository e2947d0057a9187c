import type { ProjectId, SubjectId } from '../domain/ids';
import { ImageLibrary } from '../domain/imageLibrary/imageLibrary';
import { type AppContext, isStillHere, notify, openProjectOf, updateOpen } from './context';

/** Subjects of a project up to which its list waits for the images: they are there in a moment. */
export const waitsForImagesUpTo = 400;

const coming = new WeakMap<AppContext, Promise<void>>();

/** Shows the images of one subject before all the others. */
export type BringSooner = (id: SubjectId) => Promise<void>;

const sooner = new WeakMap<AppContext, BringSooner>();

/** No images yet. */
export const noImages = new ImageLibrary([]);

/** All images of a project, packed; none, and said, where they cannot be read. */
export async function libraryOf(context: AppContext, id: ProjectId): Promise<ImageLibrary> {
  const read = await context.ports.storage.loadPatientImages(id);
  if (read.ok) return new ImageLibrary(read.value);
  const { message } = read.error;
  notify(context, { kind: 'project-not-opened', severity: 'wrong', facts: { message } });
  return noImages;
}

/** Begins to read the images of the project that was just shown without them; `show` puts them into it. */
export function beginImages(context: AppContext, id: ProjectId, show: (images: ImageLibrary) => void): void {
  const asked = openProjectOf(context);
  const isThere = () => isStillHere(context, asked);
  const read = libraryOf(context, id).then((images) => {
    if (!isThere()) return;
    show(images);
    updateOpen(context, { areImagesComing: false });
  });
  imagesAreComing(context, read);
}

/**
 * Images that somebody else's session reads for itself: whoever needs them waits for these too.
 *
 * @param bring How those of one subject come before the others, where they can.
 */
export function imagesAreComing(context: AppContext, read: Promise<void>, bring?: BringSooner): void {
  coming.set(context, read);
  sooner.delete(context);
  if (!bring) return;
  sooner.set(context, bring);
  // It knows what an observer may not: it goes as soon as it is of no more use.
  const forget = (): void => {
    if (sooner.get(context) === bring) sooner.delete(context);
  };
  read.then(forget, forget);
}

/** Resolves when the images of the open project are here. Whoever looks at images for an answer waits for it. */
export async function imagesHere(context: AppContext): Promise<void> {
  await coming.get(context);
}

/** Waits for the images of the open project; false where somebody else sits here by then, or at another project. */
export async function imagesAwaited(context: AppContext): Promise<boolean> {
  const asked = openProjectOf(context);
  await imagesHere(context);
  return isStillHere(context, asked);
}

/** Resolves when the images of one subject are here; false where somebody else sits here by then, or at another project. */
export async function imagesOfAwaited(context: AppContext, id: SubjectId): Promise<boolean> {
  const bring = sooner.get(context);
  if (!bring) return imagesAwaited(context);
  const asked = openProjectOf(context);
  await bring(id);
  return isStillHere(context, asked);
}
