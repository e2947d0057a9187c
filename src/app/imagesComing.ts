import type { ProjectId } from '../domain/ids';
import { ImageLibrary } from '../domain/imageLibrary/imageLibrary';
import { type AppContext, isStillHere, notify, openProjectOf, updateOpen } from './context';

/** Subjects of a project up to which its list waits for the images: they are there in a moment. */
export const waitsForImagesUpTo = 400;

const coming = new WeakMap<AppContext, Promise<void>>();

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
  coming.set(context, read);
}

/** Images that somebody else's session reads for itself: whoever needs them waits for these too. */
export function imagesAreComing(context: AppContext, read: Promise<void>): void {
  coming.set(context, read);
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
