import type { Result } from '../base/result';
import type { StorageFailure } from '../domain/keeping/storedProject';

/** Writes the newest of what changes often; see `createLatestWriter`. */
export interface LatestWriter<T> {
  /** Resolves when this value, or a newer one of the same key, was written or could not be. */
  write(key: string, value: T): Promise<void>;
  /** Whether the newest value of a key that was tried could not be written. */
  hasFailed(key: string): boolean;
}

/**
 * One write of a key is under way at a time; of what comes meanwhile only the last is written. A hand that draws never
 * waits for the disk, and its steps never pile up.
 */
export function createLatestWriter<T>(
  save: (value: T) => Promise<Result<void, StorageFailure>>,
): LatestWriter<T> {
  const waiting = new Map<string, { readonly value: T }>();
  const failed = new Set<string>();
  const underWay = new Map<string, Promise<void>>();

  async function flush(key: string): Promise<void> {
    for (let next = waiting.get(key); next; next = waiting.get(key)) {
      waiting.delete(key);
      const saved = await save(next.value);
      if (saved.ok) failed.delete(key);
      else failed.add(key);
    }
    underWay.delete(key);
  }

  return {
    write(key, value) {
      waiting.set(key, { value });
      const running = underWay.get(key) ?? flush(key);
      underWay.set(key, running);
      return running;
    },
    hasFailed: (key) => failed.has(key),
  };
}
