import type { ArchiveUrgency } from '../../domain/archive/archiveClient';

/** Lets so many requests run at once; of those that wait, urgent ones first, then in the order in which they came. */
export interface RequestQueue {
  /** Waits for a place; gives what frees it again, or undefined when `signal` was aborted before. */
  enter(urgency: ArchiveUrgency, signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** Browsers open six connections to a host: some stay free for the page's own parts. */
export const mostAtOnce = 4;

export function createRequestQueue(places = mostAtOnce): RequestQueue {
  const waiting: Record<ArchiveUrgency, Set<() => void>> = { now: new Set(), later: new Set() };
  let running = 0;

  function letIn(): void {
    while (running < places) {
      const line = waiting.now.size > 0 ? waiting.now : waiting.later;
      const [first] = line;
      if (!first) return;
      line.delete(first);
      running += 1;
      first();
    }
  }

  function placeThatEndsOnce(): () => void {
    let isFree = false;
    return () => {
      if (isFree) return;
      isFree = true;
      running -= 1;
      letIn();
    };
  }

  return {
    enter: (urgency, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve(undefined);
          return;
        }
        const line = waiting[urgency];
        const goIn = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(placeThatEndsOnce());
        };
        const giveUp = () => {
          signal.removeEventListener('abort', giveUp);
          line.delete(goIn);
          resolve(undefined);
        };
        signal.addEventListener('abort', giveUp);
        line.add(goIn);
        letIn();
      }),
  };
}
