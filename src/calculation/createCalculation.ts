import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import type { Calculation } from '../analysis/live/calculation';
import type { LongWork, WorkProgress } from '../analysis/live/longWork';
import type { PackedTables } from '../analysis/live/packPanel';
import type { Packed } from '../analysis/live/tape';
import { createUnpacker } from '../analysis/live/unpacker';
import { createPanelUnpacker } from '../analysis/live/unpackPanel';
import { ok, type Result } from '../base/result';
import type { Steps } from '../base/steps';
import type { ResultsDenied } from '../domain/study/blinding';
import type { CalculationWorker } from './calculationWorker';

/** The worker ended before it answered. Its message is meant for the user. */
export class CalculationStopped extends Error {
  constructor(cause?: unknown) {
    super('The part of the program that computes stopped. Try again.', { cause });
    this.name = 'CalculationStopped';
  }
}

/** What of a worker is used here. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

/** Starts the calculation's worker. `inSlices` unpacks what comes from it without holding the page. */
export function startCalculation(inSlices: <T>(steps: Steps<T>) => Promise<T>): Calculation {
  return createCalculation(
    new Worker(new URL('./calculationWorker.ts', import.meta.url), { type: 'module' }),
    inSlices,
  );
}

/** The calculation in a worker: what it cannot answer any more is refused, never left open. */
export function createCalculation(
  worker: WorkerLike,
  inSlices: <T>(steps: Steps<T>) => Promise<T>,
): Calculation {
  const remote: Remote<CalculationWorker> = wrap<CalculationWorker>(worker);
  const panels = createPanelUnpacker();
  let stop: (cause?: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (cause) => reject(new CalculationStopped(cause));
  });
  // Nobody may be asking when it breaks.
  stopped.catch(() => undefined);
  worker.addEventListener('error', stop);
  worker.addEventListener('messageerror', stop);
  const ask = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, stopped]);
  // What comes is unpacked in its order, also where more has come while something was being unpacked.
  let unpacked: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(unpack: () => Promise<T>): Promise<T> => {
    const own = unpacked.then(unpack);
    unpacked = own.catch(() => undefined);
    return own;
  };
  let lastWork = 0;
  let isEnded = false;

  function work<T>(
    begin: (number: number, onProgress: (progress: WorkProgress) => void) => Promise<Packed | undefined>,
    onProgress: (progress: WorkProgress) => void,
  ): LongWork<T> {
    lastWork += 1;
    const number = lastWork;
    let isCancelled = false;
    const told = proxy((progress: WorkProgress) => {
      if (!isCancelled) onProgress(progress);
    });
    const outcome = ask(begin(number, told)).then((packed) =>
      packed === undefined || isCancelled
        ? ({ kind: 'cancelled' } as const)
        : // What a packer of the same build packed as the answer is one.
          ({ kind: 'done', value: createUnpacker().open(packed)() as T } as const),
    );
    return {
      outcome,
      cancel: () => {
        isCancelled = true;
        if (!isEnded) ask(remote.cancel(number)).catch(() => undefined);
      },
    };
  }

  return {
    change: (delta) => {
      panels.hear(delta);
      return ask(remote.change(delta));
    },
    async tables(choice) {
      const packed = await ask<Result<PackedTables, ResultsDenied>>(remote.tables(choice));
      return packed.ok ? ok(await inTurn(() => inSlices(panels.unpackTables(packed.value)))) : packed;
    },
    async analyses() {
      const packed = await ask<Packed | undefined>(remote.analyses());
      return packed && inTurn(async () => panels.unpackAnalyses(packed));
    },
    bootstrapCutoff: ({ outcome, values, positiveIs }, choice, onProgress) =>
      work(
        (number, told) => remote.bootstrapCutoff(number, { outcome, values, positiveIs }, choice, told),
        onProgress,
      ),
    sensitivity: (question, onProgress) =>
      work((number, told) => remote.sensitivity(number, question, told), onProgress),
    compareOutlines: (question, onProgress) =>
      work((number, told) => remote.compareOutlines(number, question, told), onProgress),
    end: () => {
      isEnded = true;
      worker.terminate();
      stop();
      remote[releaseProxy]();
    },
  };
}
