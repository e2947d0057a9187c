import type { Result } from '../../../base/result';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { StorageFailure } from '../../../domain/keeping/storedProject';
import type { Database } from '../database';
import { deviceOf } from '../device';
import { loadPictures } from '../pictureStore';
import { attempt } from '../storageFailure';
import { type BundlePart, bundleParts, headsOf } from './bundleParts';
import { softwareName } from './softwareName';
import type { WrittenFile } from './zipWriter';

/**
 * A bundle as the files that its zip is to hold, for whoever writes the zip. Content and files are the caller's; which copy
 * writes it, heads of the log and the guide's pictures come from here.
 */
export async function kitParts(
  database: Database,
  facts: Pick<BundleFacts, 'kind' | 'protocolVersion' | 'writtenAtUtc' | 'observerId'>,
  content: ProjectContent,
  files: readonly WrittenFile[],
): Promise<Result<readonly BundlePart[], StorageFailure>> {
  const pictures = await loadPictures(database, content.projectId, content.pictures);
  if (!pictures.ok) return pictures;
  return attempt(async () =>
    bundleParts(
      {
        ...facts,
        version: 2,
        projectId: content.projectId,
        device: await deviceOf(database),
        software: softwareName,
        logHeads: headsOf(content.audit),
      },
      content,
      pictures.value,
      files,
    ),
  );
}
