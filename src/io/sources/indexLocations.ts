import type { ImportOutcome, ImportProgress, IndexedImage } from '../../domain/import/importOutcome';
import { nextBatchSize, smallestBatch } from './batchSize';
import { BatchSource } from './batchSource';
import { confirmCopies, type SameImage } from './confirmCopies';
import type { Expanded, GivenLocation } from './givenLocations';
import type { FileOutcome } from './indexFile';
import { IndexFindings } from './indexFindings';

const batchesPerWorker = 2;
/** Progress is told twice a second: drawing it takes time that reading files could have. */
const progressEveryMs = 500;

/** Reads headers of a batch: a worker's method, or a function in tests. */
export type IndexBatch = (locations: readonly GivenLocation[]) => Promise<readonly FileOutcome[]>;

/** What indexing works with besides the files. */
export interface IndexWith {
  readonly workers: readonly IndexBatch[];
  /** Opens a zip that was among the files. */
  readonly openArchive: (path: string, archive: File) => AsyncIterable<Expanded>;
  /** Compares two files of one SOP Instance UID. */
  readonly isSame: SameImage;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Tells the images of a batch as soon as they are read, each once. */
  readonly onImages?: ((images: readonly IndexedImage[]) => void) | undefined;
  readonly signal: AbortSignal;
}

function unreadable(cause: unknown): FileOutcome {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'unused', reason: 'cannot-be-read', detail };
}

/**
 * Indexes a stream of files with several workers, two batches outstanding at each, so that neither the workers nor
 * the page wait. Batches begin small, so that the first images are soon there, and grow while handing one over stays
 * short. A zip among the files is opened and its files are read like the others. An image that comes twice (SOP Instance
 * UID and frame) is kept once and reported once, as a copy only after both files were compared.
 */
export async function indexLocations(
  expanded: AsyncIterable<Expanded>,
  { workers, openArchive, isSame, onProgress, onImages, signal }: IndexWith,
): Promise<ImportOutcome> {
  const findings = new IndexFindings();
  const source = new BatchSource(expanded, signal, ({ path, ...why }) => findings.refuse(path, why));
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let toldImages = 0;

  function tell(isLast = false): void {
    const { read, images, unused } = findings;
    const isFirst = toldImages === 0 && images.length > 0;
    const now = performance.now();
    if (!isLast && !isFirst && now - toldAtMs < progressEveryMs) return;
    toldAtMs = now;
    toldImages = images.length;
    onProgress({ read, found: source.found, images: images.length, unused: unused.length });
  }

  function takeBatch(batch: readonly GivenLocation[], outcomes: readonly FileOutcome[]): void {
    const before = findings.images.length;
    for (const [index, location] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.kind === 'images') findings.take(location, outcome);
      else if (outcome?.kind === 'unused') findings.refuse(location.path, outcome);
      else if (outcome && location.origin.kind === 'file')
        source.replace(openArchive(location.path, location.origin.file));
    }
    if (findings.images.length > before) onImages?.(findings.images.slice(before));
    tell();
  }

  async function run(indexBatch: IndexBatch): Promise<void> {
    let size = smallestBatch;
    for (;;) {
      const batch = await source.draw(size);
      if (batch.length === 0) return;
      const handedAtMs = performance.now();
      const asked = indexBatch(batch);
      size = nextBatchSize(size, performance.now() - handedAtMs);
      const outcomes = await asked.catch((cause: unknown) => batch.map(() => unreadable(cause)));
      takeBatch(batch, outcomes);
      source.done();
    }
  }

  const loops = workers.flatMap((worker) => Array.from({ length: batchesPerWorker }, () => run(worker)));
  await Promise.all(loops);
  const { images, unused, directories, copies } = findings;
  await confirmCopies(copies, unused, isSame, workers.length, signal);
  tell(true);
  return { images, unused, directories, isCancelled: signal.aborted };
}
