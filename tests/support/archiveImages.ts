import type { ImagePort } from '../../src/app/ports';
import { err } from '../../src/base/result';
import type { ImageLocation } from '../../src/domain/import/importOutcome';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import type { UnusedOutcome } from '../../src/io/dicom/fileOutcome';
import { headersOfJson } from '../../src/io/dicom/json/headersOfJson';
import { ArchiveFiles, type Urgency } from '../../src/io/sources/archive/archiveFiles';
import { archiveLocation } from '../../src/io/sources/archive/archiveLocation';
import { indexArchive } from '../../src/io/sources/archive/indexArchive';
import { createBatchIndexer } from '../../src/io/sources/batchIndexer';
import { decodeImage } from '../../src/io/sources/decodeImage';
import { isSourceLocation, type SourceLocation } from '../../src/io/sources/sourceLocation';
import { decodeBytes, indexBytes, type MemoryFile } from './bytesImages';

/** The image port over an archive and files in memory, by the product's own code, without workers. */
export function archiveImages(): Omit<ImagePort, 'demoLocation' | 'pseudonymUid'> {
  const files = new ArchiveFiles();
  const leftOut = new Map<string, UnusedOutcome>();
  const codecs = nodeCodecs();
  const indexFiles = createBatchIndexer();

  async function fetched(location: ImageLocation, urgency: Urgency) {
    if (!isSourceLocation(location) || location.origin.kind !== 'archive')
      return err({ kind: 'cannot-be-read', message: 'not of an archive' });
    const file = await files.fileOf(location.origin, urgency);
    if (!file.ok) return file;
    const origin = { kind: 'file' as const, file: file.value };
    const here: SourceLocation = { ...location, sizeBytes: file.value.size, origin };
    return { ok: true as const, value: here };
  }

  return {
    index(given, onProgress, signal, onImages) {
      if (given.kind !== 'archive') {
        const memory = given.kind === 'files' ? (given.files as readonly MemoryFile[]) : [];
        return indexBytes(memory, onProgress, signal, onImages);
      }
      files.use(given.client);
      return indexArchive(given, {
        files,
        leftOut,
        readMetadata: async (objects) =>
          // As between page and worker.
          structuredClone(objects).map(({ json, transferSyntaxUid }) =>
            headersOfJson(json, transferSyntaxUid),
          ),
        indexFiles,
        isSame: async () => false,
        onProgress,
        onImages,
        signal,
      });
    },
    async decode(location, header, urgency = 'now') {
      if (!location.isInArchive) return decodeBytes(location, header);
      const here = await fetched(location, urgency);
      return here.ok ? decodeImage(here.value, header, codecs) : here;
    },
    archiveLocation,
    setArchive: (client) => files.use(client),
    hurry(location) {
      if (isSourceLocation(location) && location.origin.kind === 'archive') files.hurry(location.origin);
    },
    dropSoon: () => files.dropSoon(),
  };
}
