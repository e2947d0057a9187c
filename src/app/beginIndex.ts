import type { ImportOutcome, ImportProgress, IndexedImage } from '../domain/import/importOutcome';
import type { GivenImages, ImagePort } from './ports';

/** Who follows an indexing: what it tells, and how it is stopped. */
export interface IndexFollower {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onImages: (images: readonly IndexedImage[]) => void;
  readonly signal: AbortSignal;
}

/** Files whose headers are being read already. */
export interface BegunIndex {
  /** Tells what was read so far, then what comes; resolves with all of it. Once. */
  follow(follower: IndexFollower): Promise<ImportOutcome>;
  /** Nobody wants them: reading stops. */
  drop(): void;
}

/** Begins to read headers before the project is there that they are for: making one takes as long as reading hundreds. */
export function beginIndex(port: Pick<ImagePort, 'index'>, given: GivenImages): BegunIndex {
  const controller = new AbortController();
  const waiting: IndexedImage[] = [];
  let progress: ImportProgress | undefined;
  let follower: IndexFollower | undefined;
  const outcome = port.index(
    given,
    (told) => {
      progress = told;
      follower?.onProgress(told);
    },
    controller.signal,
    (images) => {
      if (follower) follower.onImages(images);
      else waiting.push(...images);
    },
  );
  // It may fail before anybody follows; the follower is told.
  outcome.catch(() => undefined);
  return {
    follow(wanted) {
      follower = wanted;
      const stop = (): void => controller.abort();
      if (wanted.signal.aborted) stop();
      wanted.signal.addEventListener('abort', stop);
      if (progress) wanted.onProgress(progress);
      if (waiting.length > 0) wanted.onImages(waiting.splice(0));
      return outcome;
    },
    drop: () => controller.abort(),
  };
}
