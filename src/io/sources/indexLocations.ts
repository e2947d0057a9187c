import { imageKey } from '../../domain/image/imageRef';
import type {
  ImportOutcome,
  ImportProgress,
  IndexedImage,
  UnusedFile,
} from '../../domain/import/importOutcome';
import type { Expanded } from './expandGiven';
import type { FileOutcome } from './imageWorker';
import type { SourceLocation } from './sourceLocation';

const batchSize = 32;
const batchesPerWorker = 2;

/** Reads headers of a batch: a worker's method, or a function in tests. */
export type IndexBatch = (locations: readonly SourceLocation[]) => Promise<readonly FileOutcome[]>;

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
  const seen = new Map<string, string>();
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
      const first = seen.get(imageKey(header));
      if (first !== undefined) {
        unused.push({ path: location.path, kind: 'duplicate', detail: `Same SOP Instance UID as ${first}.` });
        continue;
      }
      seen.set(imageKey(header), location.path);
      images.push({ header, location });
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
      const outcomes = await indexBatch(batch);
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
