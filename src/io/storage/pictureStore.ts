import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../../base/result';
import type { ProjectId } from '../../domain/ids';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { pictureBytesAtMost, pictureMediaType, type StoredPicture } from '../../domain/study/guidePicture';
import type { Database } from './database';
import { attempt } from './storageFailure';

/** A picture of a project's contouring guide, as kept. */
export interface PictureRecord extends StoredPicture {
  readonly projectId: string;
}

/** The name of a picture's bytes. */
export function pictureHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/**
 * Keeps pictures under their hashes. Bytes that are not what their hash says, no PNG or JPEG, or too many are refused:
 * they come from files of others, too. What is there already stays as it is.
 */
export async function putPictures(
  database: Database,
  projectId: ProjectId,
  pictures: readonly StoredPicture[],
): Promise<Result<void, StorageFailure>> {
  const wrong = pictures.find(
    ({ sha256: hash, mediaType, bytes }) =>
      bytes.length > pictureBytesAtMost ||
      pictureMediaType(bytes) !== mediaType ||
      pictureHash(bytes) !== hash,
  );
  if (wrong) {
    return err({ kind: 'damaged', message: `The guide’s picture ${wrong.sha256.slice(0, 8)} is damaged.` });
  }
  return attempt(async () => {
    await database.pictures.bulkPut(
      pictures.map(({ sha256: hash, mediaType, bytes }) => ({ projectId, sha256: hash, mediaType, bytes })),
    );
  });
}

/** Those of the pictures that are here, in the order asked for. */
export async function loadPictures(
  database: Database,
  projectId: ProjectId,
  hashes: readonly string[],
): Promise<Result<readonly StoredPicture[], StorageFailure>> {
  let records: readonly (PictureRecord | undefined)[] = [];
  const read = await attempt(async () => {
    records = await database.pictures.bulkGet(hashes.map((hash): [string, string] => [projectId, hash]));
  });
  if (!read.ok) return read;
  return ok(
    records.flatMap((record) => {
      if (!record) return [];
      const { sha256: hash, mediaType, bytes } = record;
      return [{ sha256: hash, mediaType, bytes }];
    }),
  );
}

/** A picture with its hash: what is kept of bytes that came in. */
export function storedPicture(bytes: Uint8Array): StoredPicture | undefined {
  const mediaType = pictureMediaType(bytes);
  return mediaType && { sha256: pictureHash(bytes), mediaType, bytes };
}
