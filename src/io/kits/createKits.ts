import { loadPart } from '../../base/partNotLoaded';
import type { Result } from '../../base/result';
import type { ImageLocation } from '../../domain/import/importOutcome';
import { type Fetched, isHere } from '../sources/fetched';
import { type PoolWorker, poolWorker } from '../sources/poolWorker';
import type { CleaningProblem } from './cleanDicom';
import type { CleanedKitImage, KitImageRequest } from './cleanKitImage';
import type { KitWorker } from './kitWorker';
import type { OpenKitFile } from './startKitFile';

/** How long cleaning one file may go without a sign of life, ms. */
const fileLimitMs = 60_000;

/** Cleans images for kits in a worker of its own, and writes kits. Everything loads when the first kit is made. */
export function createKits(fetched: Fetched = isHere) {
  let worker: PoolWorker<KitWorker> | undefined;

  function running(): PoolWorker<KitWorker> {
    if (!worker || worker.isBroken()) {
      worker = poolWorker(new Worker(new URL('./kitWorker.ts', import.meta.url), { type: 'module' }));
    }
    return worker;
  }

  return {
    async clean(
      location: ImageLocation,
      request: KitImageRequest,
    ): Promise<Result<CleanedKitImage, CleaningProblem>> {
      const here = await fetched(location, 'soon');
      if (!here.ok) return { ok: false, error: { kind: 'cannot-be-read', message: here.error.message } };
      try {
        return await running().ask<Result<CleanedKitImage, CleaningProblem>>(
          (remote) => remote.clean(here.value, request),
          fileLimitMs,
        );
      } catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        return { ok: false, error: { kind: 'cannot-be-read', message } };
      }
    },

    async startFile(): Promise<OpenKitFile> {
      const { startKitFile } = await loadPart(() => import('./startKitFile'));
      return startKitFile();
    },

    end(): void {
      worker?.end();
      worker = undefined;
    },
  };
}
