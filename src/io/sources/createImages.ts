import { assert } from '../../base/assert';
import { loadPart } from '../../base/partNotLoaded';
import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
  IndexedImage,
} from '../../domain/import/importOutcome';
import { pseudonymUid } from '../dicom/pseudonymUid';
import { filesFromDrop, filesFromPicker } from './collectFiles';
import { filesFromHandles, isHandle } from './folderHandles';
import { type Expanded, givenLocations } from './givenLocations';
import { fileLimitMs, guardedIndex } from './guardedIndex';
import type { ImageWorker } from './imageWorker';
import { indexLocations } from './indexLocations';
import { type PoolWorker, poolWorker } from './poolWorker';
import { isSourceLocation, type SourceLocation } from './sourceLocation';

/** What the user gave. Files and entries are the browser's own objects. */
export type Given =
  | { readonly kind: 'files'; readonly files: readonly unknown[] }
  | { readonly kind: 'drop'; readonly entries: readonly unknown[] }
  | { readonly kind: 'folders'; readonly handles: readonly unknown[] }
  | { readonly kind: 'demo'; readonly seed: number };

function demoLocation(seed: number, path: string, sizeBytes: number): SourceLocation {
  return { path, sizeBytes, origin: { kind: 'demo', seed, path } };
}

async function* demoFiles(seed: number): AsyncGenerator<Expanded> {
  // The phantoms are drawn in the workers; the page needs their list only when the demo is opened.
  const { listDemoFiles } = await loadPart(() => import('./demo/demoSource'));
  for (const { path, sizeBytes } of listDemoFiles(seed)) {
    yield { kind: 'location', location: demoLocation(seed, path, sizeBytes) };
  }
}

/** The zip reader comes with the first zip that is given. */
async function* openArchive(path: string, archive: File): AsyncGenerator<Expanded> {
  const { expandArchive } = await loadPart(() => import('./expandArchive'));
  yield* expandArchive(path, archive);
}

function expand(given: Given): AsyncIterable<Expanded> {
  switch (given.kind) {
    case 'files':
      return givenLocations(filesFromPicker(given.files.filter((file) => file instanceof File)));
    case 'drop':
      return givenLocations(filesFromDrop(given.entries));
    case 'folders':
      return givenLocations(filesFromHandles(given.handles.filter(isHandle)));
    case 'demo':
      return demoFiles(given.seed);
  }
}

function startWorker(): PoolWorker<ImageWorker> {
  return poolWorker(new Worker(new URL('./imageWorker.ts', import.meta.url), { type: 'module' }));
}

/** The slowest medium from which whole files are still read, bytes per ms (5 MB/s). */
const slowestBytesPerMs = 5000;

/** How long reading whole files may take. */
function wholeFileLimitMs(...files: readonly ImageLocation[]): number {
  return fileLimitMs + files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / slowestBytesPerMs;
}

/** Images from files, folders, zips and the demo; headers and pixels are read in workers. */
export function createImages(workerCount: number) {
  let workers: PoolWorker<ImageWorker>[] = [];
  let nextWorker = 0;

  /** The workers that live; those that broke are replaced. */
  function pool(): readonly PoolWorker<ImageWorker>[] {
    workers = workers.filter((worker) => !worker.isBroken());
    while (workers.length < Math.max(1, workerCount)) workers.push(startWorker());
    return workers;
  }

  /** The workers in turn. */
  function nextOfPool(): PoolWorker<ImageWorker> {
    const chosen = pool();
    nextWorker = (nextWorker + 1) % chosen.length;
    const worker = chosen[nextWorker];
    assert(worker, 'a worker pool without workers');
    return worker;
  }

  return {
    /** Starts the workers, so that the first files that are given find them ready. */
    async prepare(): Promise<void> {
      // One that does not get ready is found out when it is asked for something.
      const warming = pool().map((worker) => worker.ask((remote) => remote.warmUp(), fileLimitMs));
      await Promise.allSettled(warming);
    },

    async index(
      given: Given,
      onProgress: (progress: ImportProgress) => void,
      signal: AbortSignal,
      onImages?: (images: readonly IndexedImage[]) => void,
    ): Promise<ImportOutcome> {
      const expanded = expand(given);
      const workerAt = (at: number) => (): PoolWorker<ImageWorker> => {
        const worker = pool()[at];
        assert(worker, 'a worker pool without workers');
        return worker;
      };
      const batches = pool().map((_, at) => guardedIndex(workerAt(at), startWorker, signal));
      return indexLocations(expanded, {
        workers: batches,
        openArchive,
        isSame: (first, second) =>
          nextOfPool().ask((remote) => remote.isSame(first, second), wholeFileLimitMs(first, second)),
        onProgress,
        onImages,
        signal,
      });
    },

    demoLocation,
    pseudonymUid,

    async decode(location: ImageLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>> {
      assert(isSourceLocation(location), 'an image location that no source made');
      try {
        return await nextOfPool().ask<Result<SliceImage, DecodeFailure>>(
          (remote) => remote.decode(location, header),
          wholeFileLimitMs(location),
        );
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { kind: 'cannot-be-read', message } };
      }
    },
  };
}
