import { type Remote, wrap } from 'comlink';
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
} from '../../domain/import/importOutcome';
import { pseudonymUid } from '../dicom/pseudonymUid';
import { filesFromDrop, filesFromPicker, type GivenFile, type UnreadableGiven } from './collectFiles';
import type { Expanded } from './expandGiven';
import { filesFromHandles, isHandle } from './folderHandles';
import type { ImageWorker } from './imageWorker';
import { indexLocations } from './indexLocations';
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

/** The zip reader comes with the first files that are given. */
async function* userFiles(
  given: AsyncIterable<GivenFile | UnreadableGiven> | Iterable<GivenFile | UnreadableGiven>,
): AsyncGenerator<Expanded> {
  const { expandGiven } = await loadPart(() => import('./expandGiven'));
  yield* expandGiven(given);
}

function expand(given: Given): AsyncIterable<Expanded> {
  switch (given.kind) {
    case 'files':
      return userFiles(filesFromPicker(given.files.filter((file) => file instanceof File)));
    case 'drop':
      return userFiles(filesFromDrop(given.entries));
    case 'folders':
      return userFiles(filesFromHandles(given.handles.filter(isHandle)));
    case 'demo':
      return demoFiles(given.seed);
  }
}

interface PoolWorker {
  ask<T>(question: (remote: Remote<ImageWorker>) => Promise<T>): Promise<T>;
  isBroken(): boolean;
}

/** A worker whose questions are answered or fail: one that dies would otherwise leave them open for ever. */
function startWorker(): PoolWorker {
  const worker = new Worker(new URL('./imageWorker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<ImageWorker>(worker);
  let isBroken = false;
  const broke = new Promise<never>((_, reject) => {
    const fail = (): void => {
      isBroken = true;
      worker.terminate();
      reject(new Error('The part of the program that reads images stopped. Try again.'));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  // Nobody may be asking when it breaks.
  broke.catch(() => undefined);
  return { ask: (question) => Promise.race([question(remote), broke]), isBroken: () => isBroken };
}

/** Images from files, folders, zips and the demo; headers and pixels are read in workers. */
export function createImages(workerCount: number) {
  let workers: PoolWorker[] = [];
  let nextWorker = 0;

  /** The workers that live; those that broke are replaced. */
  function pool(): readonly PoolWorker[] {
    workers = workers.filter((worker) => !worker.isBroken());
    while (workers.length < Math.max(1, workerCount)) workers.push(startWorker());
    return workers;
  }

  return {
    async index(
      given: Given,
      onProgress: (progress: ImportProgress) => void,
      signal: AbortSignal,
    ): Promise<ImportOutcome> {
      const expanded = expand(given);
      // A broken worker fails its batch only: the next one goes to its replacement.
      const batches = pool().map((_, at) => (locations: readonly SourceLocation[]) => {
        const worker = pool()[at];
        assert(worker, 'a worker pool without workers');
        return worker.ask((remote) => remote.index(locations));
      });
      return indexLocations(expanded, batches, onProgress, signal);
    },

    demoLocation,
    pseudonymUid,

    async decode(location: ImageLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>> {
      assert(isSourceLocation(location), 'an image location that no source made');
      const chosen = pool();
      nextWorker = (nextWorker + 1) % chosen.length;
      const worker = chosen[nextWorker];
      assert(worker, 'a worker pool without workers');
      try {
        return await worker.ask<Result<SliceImage, DecodeFailure>>((remote) =>
          remote.decode(location, header),
        );
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { kind: 'cannot-be-read', message } };
      }
    },
  };
}
