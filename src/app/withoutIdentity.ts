import { removeIdentity } from '../domain/identity/removeIdentity';
import { imageKey } from '../domain/image/imageRef';
import type { IndexedImage } from '../domain/import/importOutcome';
import type { StoredImage } from '../domain/keeping/storedProject';
import { storedHere } from './conduct/storedHere';
import { type AppContext, openProjectOf } from './context';

/** What was read, as the open project may know it: unchanged, or without anything that tells whose images they are. */
export async function withoutIdentity(
  context: AppContext,
  images: readonly IndexedImage[],
): Promise<readonly IndexedImage[]> {
  const { pseudonymText, images: known } = await storedHere(context);
  if (pseudonymText === undefined) return images;
  return removeIdentity(images, {
    pseudonymUid: (uid) => context.ports.images.pseudonymUid(pseudonymText, uid),
    newPatientId: () => context.ports.clock.newId(),
    known: [...known.values()].map(({ header }) => header),
  });
}

/** An image as the project keeps it. Folders and files are named after people: without identity no path is kept. */
export function storedImage(context: AppContext, { header, location }: IndexedImage): StoredImage {
  const isRemoved = openProjectOf(context).project.pseudonymText !== undefined;
  return { header, path: isRemoved ? imageKey(header) : location.path, sizeBytes: location.sizeBytes };
}
