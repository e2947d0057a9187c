import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { StorageFailure } from '../../domain/keeping/storedProject';

/** Thrown inside a transaction when what is stored may not be overwritten; the transaction is undone. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** Names and messages of an error and of those it stands for: a transaction that runs out of space only says "abort". */
function wordsOf(cause: unknown, depth = 0): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner: unknown = Reflect.get(cause, 'inner') ?? cause.cause;
  const own = `${cause.name} ${cause.message}`;
  return inner === undefined || inner === null || depth > 3 ? own : `${own} ${wordsOf(inner, depth + 1)}`;
}

function failureOf(cause: unknown): StorageFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof ConflictError) return { kind: 'conflict', message };
  const words = wordsOf(cause);
  if (/Quota/i.test(words)) return { kind: 'full', message };
  if (/MissingAPI|OpenFailed|Security|InvalidState|VersionError|VersionChange|Closed|Blocked/i.test(words)) {
    return { kind: 'unavailable', message };
  }
  return { kind: 'damaged', message };
}

/** Runs a storage operation; what the browser refuses comes back as a reason. */
export async function attempt<T>(operation: () => Promise<T>): Promise<Result<T, StorageFailure>> {
  try {
    return ok(await operation());
  } catch (cause) {
    return err(failureOf(cause));
  }
}
