import { ImageLibrary } from '../domain/imageLibrary/imageLibrary';
import type { StoredImage } from '../domain/keeping/storedProject';
import { inSlices } from './inSlices';

/** The project's images with others; only patients that have any of these are packed and ordered again. */
export async function withImages(
  before: ReadonlyMap<string, StoredImage>,
  changed: readonly StoredImage[],
): Promise<ImageLibrary> {
  const library = before instanceof ImageLibrary ? before : ImageLibrary.of(before.values());
  return inSlices(library.withSteps(changed));
}
