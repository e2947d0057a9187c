import Dexie from 'dexie';
import type { ProjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import type { Database } from './database';

/** How many readings come at once: copying them out of the database holds the page for a few milliseconds. */
const usualPart = 200;

/**
 * All readings of a project, as they were at one moment, by id. They come part by part, and between two the page has its turn:
 * those of a large study at once would hold it for seconds.
 */
export async function readingsInParts(
  database: Database,
  projectId: ProjectId,
  part = usualPart,
): Promise<readonly Reading[]> {
  return database.transaction('r', database.readings, async () => {
    const found = new Map<Reading['id'], Reading>();
    // A shorter key stands before all that begin like it; no key that is used has a list in its second place.
    let from: readonly unknown[] = [projectId];
    let most = part;
    for (;;) {
      const some = await database.readings
        .where('[projectId+subjectId+observerId+round]')
        .between(from, [projectId, Dexie.maxKey], true, true)
        .limit(most)
        .toArray();
      const before = found.size;
      for (const reading of some) found.set(reading.id, reading);
      const last = some[some.length - 1];
      if (some.length < most || !last) break;
      from = [projectId, last.subjectId, last.observerId, last.round];
      // The next part begins with what stands under the last key, of which there may be several.
      most = found.size === before ? 2 * most : part;
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}
