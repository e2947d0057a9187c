import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type {
  ImportOutcome,
  ImportProgress,
  IndexedImage,
  UnusedFile,
} from '../../domain/import/importOutcome';
import type { Expanded } from './expandGiven';
import type { FileOutcome } from './indexFile';
import type { SourceLocation } from './sourceLocation';

const batchSize = 32;
const batchesPerWorker = 2;

/** Reads headers of a batch: a worker's method, or a function in tests. */
export type IndexBatch = (locations: readonly SourceLocation[]) => Promise<readonly FileOutcome[]>;

function unreadable(cause: unknown): FileOutcome {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'unused', reason: 'cannot-be-read', detail };
}

/** What a header says of the image, without how its pixels are written: copies may be compressed differently. */
function contentText({ pixels: _written, warnings: _said, ...content }: SliceHeader): string {
  return JSON.stringify(content);
}

/** Why the second file of one SOP Instance UID is not used: it is a copy, or it is another image under the same name. */
function secondOf(first: IndexedImage, { header, location }: IndexedImage): UnusedFile {
  const isCopy = contentText(first.header) === contentText(header);
  const detail = `Same SOP Instance UID as ${first.location.path}${isCopy ? '.' : ', but another header.'}`;
  return { path: location.path, kind: isCopy ? 'duplicate' : 'other-image-same-uid', detail };
}

/**
 * Indexes a stream of files with several workers, two batches outstanding at each, so that neither the workers nor
 * the page wait. An image that comes twice (SOP Instance UID and frame) is kept once and reported once.
 */
export async function indexLocations(
  expanded: AsyncIterable<Expanded>,
  workers: readonly IndexBatch[],
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const images: IndexedImage[] = [];
  const unused: UnusedFile[] = [];
  const seen = new Map<string, IndexedImage>();
  let read = 0;
  let found = 0;
  let isWalked = false;
  const report = () =>
    onProgress({ read, found: isWalked ? found : undefined, images: images.length, unused: unused.length });

  function take(location: SourceLocation, outcome: FileOutcome): void {
    read += 1;
    if (outcome.kind === 'unused') {
      unused.push({ path: location.path, kind: outcome.reason, detail: outcome.detail });
      return;
    }
    for (const header of outcome.headers) {
      const image = { header, location };
      const first = seen.get(imageKey(header));
      if (first !== undefined) {
        unused.push(secondOf(first, image));
        continue;
      }
      seen.set(imageKey(header), image);
      images.push(image);
    }
  }

  const iterator = expanded[Symbol.asyncIterator]();
  // One lock around the iterator: several loops draw from it.
  let turn: Promise<unknown> = Promise.resolve();
  async function nextBatch(): Promise<SourceLocation[]> {
    const batch: SourceLocation[] = [];
    while (batch.length < batchSize && !signal.aborted) {
      const step = await iterator.next();
      if (step.done) {
        isWalked = true;
        break;
      }
      found += 1;
      if (step.value.kind === 'location') batch.push(step.value.location);
      else {
        read += 1;
        unused.push({ path: step.value.path, kind: step.value.reason, detail: step.value.detail });
      }
    }
    return batch;
  }
  function drawBatch(): Promise<SourceLocation[]> {
    const mine = turn.then(nextBatch);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function run(indexBatch: IndexBatch): Promise<void> {
    for (;;) {
      const batch = await drawBatch();
      if (batch.length === 0 || signal.aborted) return;
      const outcomes = await indexBatch(batch).catch((cause: unknown) => batch.map(() => unreadable(cause)));
      for (const [index, location] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome) take(location, outcome);
      }
      report();
    }
  }

  const loops = workers.flatMap((worker) => Array.from({ length: batchesPerWorker }, () => run(worker)));
  await Promise.all(loops);
  report();
  return { images, unused, isCancelled: signal.aborted };
}
