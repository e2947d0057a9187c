import type { Result } from '../../base/result';
import type { ProjectId, ReadingId } from '../../domain/ids';
import type { HistoryChange, StoredHistory } from '../../domain/keeping/readingRecords';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type { Database } from './database';
import { attempt } from './storageFailure';

/** Writes what changed of a history, inside the transaction that writes its reading. */
export async function writeHistory(
  database: Database,
  projectId: ProjectId,
  { readingId, position, revision, keptSteps, added }: HistoryChange,
): Promise<void> {
  const beyond = [readingId, keptSteps + 1];
  await database.historySteps
    .where('[readingId+number]')
    .between(beyond, [readingId, Number.POSITIVE_INFINITY], true, true)
    .delete();
  await database.historySteps.bulkPut(
    added.map((step, at) => ({ readingId, number: keptSteps + 1 + at, projectId, step })),
  );
  await database.histories.put({ readingId, position, revision, projectId });
}

/** The undo history of one reading, as far as its steps follow one another; undefined where none is kept. */
export async function loadHistory(
  database: Database,
  readingId: ReadingId,
): Promise<Result<StoredHistory | undefined, StorageFailure>> {
  return attempt(async () => {
    const [head, records] = await Promise.all([
      database.histories.get(readingId),
      database.historySteps.where('readingId').equals(readingId).sortBy('number'),
    ]);
    if (!head) return undefined;
    const steps = records.filter(({ number }, at) => number === at + 1).map(({ step }) => step);
    return { readingId, position: head.position, revision: head.revision, steps };
  });
}
