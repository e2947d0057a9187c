import { expose, transfer } from 'comlink';
import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { DecodeFailure } from '../../domain/import/importOutcome';
import { browserCodecs } from '../dicom/codecs/browserCodecs';
import { decodeFrame } from '../dicom/decodeFrame';
import { describeDecodeProblem } from '../dicom/decodeProblem';
import { createBatchIndexer } from './batchIndexer';
import { differsFromKnown, differsInMeasure } from './differsFromKnown';
import { type FileOutcome, indexFile } from './indexFile';
import { signOfLife } from './poolWorker';
import { readBytes } from './readBytes';
import { sameImage } from './sameImage';
import type { SourceLocation } from './sourceLocation';
import { warmUp } from './warmUp';

export type { FileOutcome };

const codecs = browserCodecs();

const signEveryMs = 500;
let signedAtMs = 0;

/** Tells the page that the worker gets on. */
function tellAlive(): void {
  if (performance.now() - signedAtMs < signEveryMs) return;
  signedAtMs = performance.now();
  postMessage(signOfLife);
}

const imageWorker = {
  /** Makes ready for the first files, in a quiet moment. */
  warmUp: async (): Promise<void> => warmUp(),

  /** Reads the headers of a batch of files, in its order. */
  index: createBatchIndexer(async (location, startWithBytes, memory) => {
    const indexed = await indexFile(location, startWithBytes, tellAlive, memory);
    tellAlive();
    return indexed;
  }),

  /** Whether two files of one SOP Instance UID hold the same image. */
  async isSame(first: SourceLocation, second: SourceLocation): Promise<boolean> {
    const [one, other] = await Promise.all(
      [first, second].map((location) => readBytes(location, 0, location.sizeBytes, tellAlive)),
    );
    return one !== undefined && other !== undefined && sameImage(one, other, codecs);
  },

  /** Decodes one slice. */
  async decode(location: SourceLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>> {
    try {
      const bytes = await readBytes(location, 0, location.sizeBytes, tellAlive);
      // Measured is what this file says, whatever way its header was read or found again.
      const difference = location.isUnverified
        ? differsFromKnown(bytes, header)
        : differsInMeasure(bytes, header);
      if (difference) return { ok: false, error: { kind: 'other-image', message: difference } };
      const decoded = await decodeFrame(bytes, header, codecs);
      if (!decoded.ok) {
        const { error } = decoded;
        return { ok: false, error: { kind: error.kind, message: describeDecodeProblem(error) } };
      }
      return transfer(decoded, [decoded.value.storedValues.buffer]);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return { ok: false, error: { kind: 'cannot-be-read', message } };
    }
  },
};

/** What the page may ask of the worker. */
export type ImageWorker = typeof imageWorker;

expose(imageWorker);
