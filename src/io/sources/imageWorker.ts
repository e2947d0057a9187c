import { expose, transfer } from 'comlink';
import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { DecodeFailure } from '../../domain/import/importOutcome';
import { browserCodecs } from '../dicom/codecs/browserCodecs';
import { decodeFrame } from '../dicom/decodeFrame';
import { describeDecodeProblem } from '../dicom/decodeProblem';
import { differsFromKnown } from './differsFromKnown';
import { type FileOutcome, indexFile } from './indexFile';
import { readBytes } from './readBytes';
import type { SourceLocation } from './sourceLocation';

/** Two thirds of real headers fit into this; the rest cost one or two more reads. */
const firstReadBytes = 4096;

export type { FileOutcome };

const codecs = browserCodecs();

const imageWorker = {
  /** Reads the headers of a batch of files, in its order. One bad file never spoils another. */
  async index(locations: readonly SourceLocation[]): Promise<readonly FileOutcome[]> {
    const outcomes: FileOutcome[] = [];
    let startWithBytes = firstReadBytes;
    for (let first = 0; first < locations.length; first += 8) {
      const size = startWithBytes;
      const some = await Promise.all(
        locations.slice(first, first + 8).map((location) => indexFile(location, size)),
      );
      outcomes.push(...some.map((one) => one.fileOutcome));
      startWithBytes = Math.max(firstReadBytes, some.at(-1)?.usedBytes ?? 0);
    }
    return outcomes;
  },

  /** Decodes one slice. */
  async decode(location: SourceLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>> {
    try {
      const bytes = await readBytes(location, 0, location.sizeBytes);
      const difference = location.isUnverified && differsFromKnown(bytes, header);
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
