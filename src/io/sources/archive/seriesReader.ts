import type { ArchiveClient } from '../../../domain/archive/archiveClient';
import type { IndexBatch } from '../indexLocations';
import type { ArchiveFiles } from './archiveFiles';
import type { ReadMetadata } from './metadataReader';

/** What reading the headers of a series works with. */
export interface SeriesReader {
  readonly client: ArchiveClient;
  readonly files: Pick<ArchiveFiles, 'fileOf'>;
  readonly readMetadata: ReadMetadata;
  /** Headers of whole files. */
  readonly indexFiles: IndexBatch;
  readonly signal: AbortSignal;
}
