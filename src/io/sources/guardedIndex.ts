import type { GivenLocation } from './givenLocations';
import type { FileOutcome } from './indexFile';
import type { IndexBatch } from './indexLocations';
import { type PoolWorker, WorkerTooSlow } from './poolWorker';

/** What is asked of a worker here. */
interface Indexer {
  index(locations: readonly GivenLocation[]): Promise<readonly FileOutcome[]>;
}

/** No header takes longer to read, from the slowest disc. */
export const fileLimitMs = 10_000;

/**
 * Reads headers in batches, with a guard: a batch whose worker does not answer, or dies, is read again file by file in
 * a worker of its own, so that the one file that hangs is refused and all others are read.
 *
 * `worker` gives a living worker of the pool; `start` makes a new one for files under suspicion.
 */
export function guardedIndex(
  worker: () => PoolWorker<Indexer>,
  start: () => PoolWorker<Indexer>,
  signal: AbortSignal,
  limitMs = fileLimitMs,
): IndexBatch {
  const ask = (one: PoolWorker<Indexer>, locations: readonly GivenLocation[]) =>
    one.ask<readonly FileOutcome[]>((remote) => remote.index(locations), limitMs);
  return async (locations) => {
    try {
      return await ask(worker(), locations);
    } catch {
      // Which file it was, only reading them alone tells; other questions at the same worker fail with it.
      return oneByOne(locations, start, ask, signal);
    }
  };
}

async function oneByOne(
  locations: readonly GivenLocation[],
  start: () => PoolWorker<Indexer>,
  ask: (one: PoolWorker<Indexer>, locations: readonly GivenLocation[]) => Promise<readonly FileOutcome[]>,
  signal: AbortSignal,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  let own: PoolWorker<Indexer> | undefined;
  for (const location of locations) {
    if (signal.aborted) break;
    if (own === undefined || own.isBroken()) own = start();
    const [outcome] = await ask(own, [location]).catch((cause: unknown) => [refused(cause)]);
    outcomes.push(outcome ?? refused(undefined));
  }
  own?.end();
  return outcomes;
}

function refused(cause: unknown): FileOutcome {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const reason = cause instanceof WorkerTooSlow ? 'took-too-long' : 'cannot-be-read';
  return { kind: 'unused', reason, detail };
}
