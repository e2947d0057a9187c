import type { DicomJson } from '../../../domain/archive/archiveClient';
import type { JsonHeaders } from '../../dicom/json/headersOfJson';

/** One object's metadata, and how its pixels are known to be written. */
export interface MetadataToRead {
  readonly json: DicomJson;
  readonly transferSyntaxUid: string;
}

/** Reads headers of metadata, in their order: a worker's method, or a function in tests. */
export type ReadMetadata = (objects: readonly MetadataToRead[]) => Promise<readonly JsonHeaders[]>;

/** Objects handed to a worker at once: some 50 ms of work. */
const objectsAtOnce = 50;

/** The same in messages of a bearable size. */
export async function readInMessages(
  read: ReadMetadata,
  objects: readonly MetadataToRead[],
): Promise<readonly JsonHeaders[]> {
  const all: JsonHeaders[] = [];
  for (let first = 0; first < objects.length; first += objectsAtOnce) {
    all.push(...(await read(objects.slice(first, first + objectsAtOnce))));
  }
  return all;
}
