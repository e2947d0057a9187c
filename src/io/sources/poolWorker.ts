import { type Remote, wrap } from 'comlink';

/** A question was not answered in time: the worker was ended. */
export class WorkerTooSlow extends Error {}

/** The worker ended, by itself or because of another question, before it answered. */
export class WorkerStopped extends Error {}

/** What a worker posts, beside its answers, whenever it got on: a sign that it does not hang. */
export const signOfLife = 'alive';

/** What of a worker is used here. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

/** A worker whose questions are always answered, fail or run out of time. */
export interface PoolWorker<Api> {
  /** Asks; after `limitMs` without an answer or a sign of life the worker is ended, with all that it was asked. */
  ask<T>(question: (remote: Remote<Api>) => Promise<T>, limitMs: number): Promise<T>;
  isBroken(): boolean;
  end(): void;
}

/** Takes a worker into use. One that is broken stays so: start another. */
export function poolWorker<Api>(worker: WorkerLike): PoolWorker<Api> {
  const remote = wrap<Api>(worker);
  let isBroken = false;
  let fail: (cause: Error) => void = () => undefined;
  const broke = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Nobody may be asking when it breaks.
  broke.catch(() => undefined);
  const stop = (): void => {
    isBroken = true;
    worker.terminate();
    fail(new WorkerStopped('The part of the program that reads images stopped. Try again.'));
  };
  let aliveAtMs = 0;
  worker.addEventListener('message', (event) => {
    if (event instanceof MessageEvent && event.data === signOfLife) aliveAtMs = performance.now();
  });
  worker.addEventListener('error', stop);
  worker.addEventListener('messageerror', stop);
  return {
    async ask(question, limitMs) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        const askedAtMs = performance.now();
        const look = (): void => {
          const silentMs = performance.now() - Math.max(askedAtMs, aliveAtMs);
          if (silentMs < limitMs) {
            timer = setTimeout(look, limitMs - silentMs);
            return;
          }
          reject(new WorkerTooSlow(`It took longer than ${Math.round(limitMs / 1000)} s and was given up.`));
          stop();
        };
        timer = setTimeout(look, limitMs);
      });
      try {
        return await Promise.race([question(remote), broke, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    isBroken: () => isBroken,
    end: stop,
  };
}
