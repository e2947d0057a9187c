import { expose, transfer } from 'comlink';
import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { DecodeFailure } from '../../domain/import/importOutcome';
import { browserCodecs } from '../dicom/codecs/browserCodecs';
import { headersOfJson, type JsonHeaders } from '../dicom/json/headersOfJson';
import type { MetadataToRead } from './archive/metadataReader';
import { createBatchIndexer } from './batchIndexer';
import { decodeImage } from './decodeImage';
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

  /** Reads the headers of objects from what an archive says of them, in their order. */
  async readMetadata(objects: readonly MetadataToRead[]): Promise<readonly JsonHeaders[]> {
    return objects.map(({ json, transferSyntaxUid }) => {
      tellAlive();
      return headersOfJson(json, transferSyntaxUid);
    });
  },

  /** Whether two files of one SOP Instance UID hold the same image. */
  async isSame(first: SourceLocation, second: SourceLocation): Promise<boolean> {
    const [one, other] = await Promise.all(
      [first, second].map((location) => readBytes(location, 0, location.sizeBytes, tellAlive)),
    );
    return one !== undefined && other !== undefined && sameImage(one, other, codecs);
  },

  /** Decodes one slice. */
  async decode(location: SourceLocation, header: SliceHeader): Promise<Result<SliceImage, DecodeFailure>> {
    const decoded = await decodeImage(location, header, codecs, tellAlive);
    return decoded.ok ? transfer(decoded, [decoded.value.storedValues.buffer]) : decoded;
  },
};

/** What the page may ask of the worker. */
export type ImageWorker = typeof imageWorker;

expose(imageWorker);
