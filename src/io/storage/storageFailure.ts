import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { StorageFailure } from '../../domain/keeping/storedProject';

function failureOf(cause: unknown): StorageFailure {
  const message = cause instanceof Error ? cause.message : String(cause);
  const name = cause instanceof Error ? `${cause.name} ${message}` : message;
  if (/Quota/i.test(name)) return { kind: 'full', message };
  if (/MissingAPI|Security|InvalidState|VersionError|Closed/i.test(name)) {
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
