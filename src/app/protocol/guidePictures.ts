import { err, type Result } from '../../base/result';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type { StoredPicture } from '../../domain/study/guidePicture';
import { type AppContext, isResearcherHere, openProjectOf } from '../context';

/**
 * Keeps the bytes of a picture for the contouring guide. It is in the guide once the protocol names it; the bytes alone
 * are no change of the study.
 */
export async function keepGuidePicture(
  context: AppContext,
  bytes: Uint8Array,
): Promise<Result<StoredPicture, StorageFailure>> {
  if (!isResearcherHere(context)) return err({ kind: 'blocked', message: 'The guide is the researcher’s.' });
  return context.ports.storage.keepPicture(openProjectOf(context).project.id, bytes);
}

/** Pictures of the guide that are here, by hash; a picture may be lacking that a bundle did not carry. */
export async function guidePictures(
  context: AppContext,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, StoredPicture>> {
  const loaded = await context.ports.storage.loadPictures(openProjectOf(context).project.id, hashes);
  return new Map(loaded.ok ? loaded.value.map((picture) => [picture.sha256, picture]) : []);
}
