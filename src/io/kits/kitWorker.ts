import { expose, transfer } from 'comlink';
import type { Result } from '../../base/result';
import { browserCodecs } from '../dicom/codecs/browserCodecs';
import { signOfLife } from '../sources/poolWorker';
import { readBytes } from '../sources/readBytes';
import type { SourceLocation } from '../sources/sourceLocation';
import type { CleaningProblem } from './cleanDicom';
import { type CleanedKitImage, cleanKitImage, type KitImageRequest } from './cleanKitImage';

const codecs = browserCodecs();

const kitWorker = {
  /** Reads a whole file and cleans it. */
  async clean(
    location: SourceLocation,
    request: KitImageRequest,
  ): Promise<Result<CleanedKitImage, CleaningProblem>> {
    try {
      const bytes = await readBytes(location, 0, location.sizeBytes, () => postMessage(signOfLife));
      const cleaned = await cleanKitImage(bytes, request, codecs);
      return cleaned.ok ? transfer(cleaned, [cleaned.value.bytes.buffer]) : cleaned;
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { ok: false, error: { kind: 'cannot-be-read', message } };
    }
  },
};

/** What the page may ask of the worker. */
export type KitWorker = typeof kitWorker;

expose(kitWorker);
