import { assert } from '../../base/assert';
import { laterPart } from '../../base/laterPart';
import { loadPart } from '../../base/partNotLoaded';
import type { Result } from '../../base/result';
import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ArchiveSeries, ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type {
  DecodeFailure,
  ImageLocation,
  ImportOutcome,
  ImportProgress,
  IndexedImage,
} from '../../domain/import/importOutcome';
import type { UnusedOutcome } from '../dicom/fileOutcome';
import type { JsonHeaders } from '../dicom/json/headersOfJson';
import { pseudonymUid } from '../dicom/pseudonymUid';
import type { Urgency } from './archive/archiveFiles';
import { archiveLocation } from './archive/archiveLocation';
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
  | { readonly kind: 'demo'; readonly seed: number }
  | {
      readonly kind: 'archive';
      readonly client: ArchiveClient;
      readonly studies: readonly ArchiveStudy[];
      readonly isHere: (series: ArchiveSeries) => boolean;
    };

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

function expand(given: Exclude<Given, { kind: 'archive' }>): AsyncIterable<Expanded> {
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
  /** The archive that the page is connected to. */
  let client: ArchiveClient | undefined;
  /** Asking archives comes with the first that is connected. */
  const archivePart = laterPart(async () => {
    const { ArchiveFiles, indexArchive } = await import('./archive/archiveSource');
    const files = new ArchiveFiles();
    files.use(client);
    return { files, indexArchive, leftOut: new Map<string, UnusedOutcome>() };
  });

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

  /** Where the bytes are that a worker can read: those of an archive are fetched first. */
  async function fetched(
    location: ImageLocation,
    urgency: Urgency,
  ): Promise<Result<SourceLocation, DecodeFailure>> {
    assert(isSourceLocation(location), 'an image location that no source made');
    const { origin } = location;
    if (origin.kind !== 'archive') return { ok: true, value: location };
    const { files } = await archivePart.load();
    const file = await files.fileOf(origin, urgency);
    if (!file.ok) return file;
    const own = { kind: 'file' as const, file: file.value };
    return { ok: true, value: { ...location, sizeBytes: file.value.size, origin: own } };
  }

  return {
    /** Starts the workers, so that the first files that are given find them ready. */
    async prepare(): Promise<void> {
      // One that does not get ready is found out when it is asked for something.
      const warming = pool().map((worker) => worker.ask((remote) => remote.warmUp(), fileLimitMs));
      await Promise.allSettled(warming);
    },

    /** From now on the images of this archive can be read; without one, those of none. */
    setArchive(connected: ArchiveClient | undefined): void {
      client = connected;
      archivePart.loaded()?.files.use(connected);
      // One that cannot be loaded now is loaded when an image is asked for.
      if (connected) archivePart.load().catch(() => undefined);
    },

    archiveLocation,
    fetched,

    /** Somebody looks at an image now that was asked for as one for later. */
    hurry(location: ImageLocation): void {
      if (isSourceLocation(location) && location.origin.kind === 'archive') {
        archivePart.loaded()?.files.hurry(location.origin);
      }
    },

    /** Images that were asked for as ones for later and have not begun to come are not wanted any more. */
    dropSoon: (): void => archivePart.loaded()?.files.dropSoon(),

    async index(
      given: Given,
      onProgress: (progress: ImportProgress) => void,
      signal: AbortSignal,
      onImages?: (images: readonly IndexedImage[]) => void,
    ): Promise<ImportOutcome> {
      const isSame = async (first: SourceLocation, second: SourceLocation): Promise<boolean> => {
        const [one, other] = [await fetched(first, 'soon'), await fetched(second, 'soon')];
        if (!one.ok || !other.ok) throw new Error('One of the two could not be read.');
        const limitMs = wholeFileLimitMs(one.value, other.value);
        return nextOfPool().ask((remote) => remote.isSame(one.value, other.value), limitMs);
      };
      const workerAt = (at: number) => (): PoolWorker<ImageWorker> => {
        const worker = pool()[at];
        assert(worker, 'a worker pool without workers');
        return worker;
      };
      const batches = pool().map((_, at) => guardedIndex(workerAt(at), startWorker, signal));
      if (given.kind === 'archive') {
        const { files, indexArchive, leftOut } = await archivePart.load();
        client = given.client;
        files.use(client);
        return indexArchive(given, {
          files,
          leftOut,
          readMetadata: (objects) =>
            nextOfPool().ask<readonly JsonHeaders[]>((remote) => remote.readMetadata(objects), fileLimitMs),
          indexFiles: guardedIndex(nextOfPool, startWorker, signal),
          isSame,
          onProgress,
          onImages,
          signal,
        });
      }
      return indexLocations(expand(given), {
        workers: batches,
        openArchive,
        isSame,
        onProgress,
        onImages,
        signal,
      });
    },

    demoLocation,
    pseudonymUid,

    async decode(
      location: ImageLocation,
      header: SliceHeader,
      urgency: Urgency = 'now',
    ): Promise<Result<SliceImage, DecodeFailure>> {
      const here = await fetched(location, urgency);
      if (!here.ok) return here;
      try {
        return await nextOfPool().ask<Result<SliceImage, DecodeFailure>>(
          (remote) => remote.decode(here.value, header),
          wholeFileLimitMs(here.value),
        );
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { kind: 'cannot-be-read', message } };
      }
    },
  };
}
