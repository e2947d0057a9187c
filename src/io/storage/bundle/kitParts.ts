import type { Result } from '../../../base/result';
import type { BundleFacts } from '../../../domain/keeping/merge/bundleFacts';
import { legacyClock } from '../../../domain/keeping/merge/legacyClock';
import type { ProjectContent } from '../../../domain/keeping/merge/projectContent';
import type { StorageFailure } from '../../../domain/keeping/storedProject';
import type { Reading } from '../../../domain/reading/reading';
import type { Database } from '../database';
import { deviceOf } from '../device';
import { loadPictures } from '../pictureStore';
import { attempt } from '../storageFailure';
import { type BundlePart, bundleParts, headsOf } from './bundleParts';
import { softwareName } from './softwareName';
import type { WrittenFile } from './zipWriter';

/**
 * A bundle as the files that its zip is to hold, for whoever writes the zip. Content and files are the caller's; which copy
 * writes it, clocks of readings, heads of the log and the guide's pictures come from here.
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
      { ...content, readings: await withClocks(database, content.readings) },
      pictures.value,
      files,
    ),
  );
}

/**
 * Readings with the clocks that they are kept with, which the storage hands out to nobody: without them a kit's copy would
 * know nothing of the version that it is, and be in conflict with it wherever it is gone on with.
 */
async function withClocks(database: Database, readings: readonly Reading[]): Promise<readonly Reading[]> {
  return Promise.all(
    readings.map(async (reading) => {
      // The slices that are given bear the clock of the kit's issue.
      if (reading.clock) return reading;
      const { projectId, subjectId, observerId, round } = reading;
      const stored = await database.readings
        .where('[projectId+subjectId+observerId+round]')
        .equals([projectId, subjectId, observerId, round])
        .first();
      if (stored?.revision !== reading.revision)
        throw new Error('A reading was changed while the kit was made. Make it again.');
      return { ...reading, clock: stored.clock ?? legacyClock(stored.revision) };
    }),
  );
}
