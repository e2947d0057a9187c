import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ProjectId } from '../domain/ids';
import type { ProjectChange, StorageFailure } from '../domain/keeping/storedProject';
import type { Reading } from '../domain/reading/reading';

interface Waiting {
  readonly projectId: ProjectId;
  readonly change: ProjectChange;
}

/** Writes changes one after the other, in order, and forgets none. */
export interface SaveQueue {
  /** Resolves when this change and everything before it is durable, or with the reason why not. */
  write(projectId: ProjectId, change: ProjectChange): Promise<Result<void, StorageFailure>>;
  /** Resolves when everything given so far was tried. */
  settled(): Promise<void>;
  /** The newest version of a reading among the changes that are not on disk. */
  waitingReading(isIt: (reading: Reading) => boolean): Reading | undefined;
  /** Changes that are not on disk. */
  waitingCount(): number;
}

/**
 * A queue over a storage. A change that fails stays at its head and is tried again, before anything newer, with the
 * next write: a later success can therefore never hide an earlier loss.
 */
export function createSaveQueue(
  save: (projectId: ProjectId, change: ProjectChange) => Promise<Result<void, StorageFailure>>,
): SaveQueue {
  const waiting: Waiting[] = [];
  let turn: Promise<Result<void, StorageFailure>> = Promise.resolve(ok(undefined));

  async function flush(): Promise<Result<void, StorageFailure>> {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const written = await save(next.projectId, next.change);
      if (!written.ok) return written;
      waiting.shift();
    }
    return ok(undefined);
  }

  return {
    write(projectId, change) {
      waiting.push({ projectId, change });
      turn = turn.then(flush, flush);
      return turn;
    },
    settled: async () => {
      await turn;
    },
    waitingReading: (isIt) => waiting.flatMap(({ change }) => change.readings ?? []).findLast(isIt),
    waitingCount: () => waiting.length,
  };
}
