import { proxy, type Remote, releaseProxy, transfer, wrap } from 'comlink';
import type { LongWork, WorkProgress } from '../analysis/live/longWork';
import { err, ok, type Result } from '../base/result';
import type { ExportEngine, ExportRefused } from '../report/export/exportEngine';
import { refusedText } from '../report/export/refusedText';
import type { PublishingWorker } from './publishingWorker';
import { type PackedPreview, unpackPreview } from './worker/packPreview';

/** The worker ended before it answered. Its message is meant for the user. */
class PublishingStopped extends Error {
  constructor(cause?: unknown) {
    super('The part of the program that makes files stopped. Try again.', { cause });
    this.name = 'PublishingStopped';
  }
}

/** What of a worker is used here. */
type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'>;

/** Starts the worker in which everything that leaves is made. */
export function startPublishing(): ExportEngine {
  return createPublishing(new Worker(new URL('./publishingWorker.ts', import.meta.url), { type: 'module' }));
}

/** The engine in a worker: what it cannot answer any more is refused, never left open. */
export function createPublishing(worker: WorkerLike): ExportEngine {
  const remote: Remote<PublishingWorker> = wrap<PublishingWorker>(worker);
  let stop: (cause?: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (cause) => reject(new PublishingStopped(cause));
  });
  // Nobody may be asking when it breaks.
  stopped.catch(() => undefined);
  worker.addEventListener('error', stop);
  worker.addEventListener('messageerror', stop);
  const ask = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, stopped]);
  /** What goes wrong comes as a message for the screen. */
  const asked = async <T>(answer: Promise<Result<T, ExportRefused>>): Promise<Result<T, ExportRefused>> => {
    try {
      return await ask(answer);
    } catch (cause) {
      return err({ kind: 'failed', message: messageOf(cause) });
    }
  };
  let lastWork = 0;
  let isEnded = false;

  function work<T>(
    begin: (
      number: number,
      onProgress: (done: number, total: number) => void,
    ) => Promise<Result<T, ExportRefused> | undefined>,
    onProgress: (progress: WorkProgress) => void,
  ): LongWork<T> {
    lastWork += 1;
    const number = lastWork;
    let isCancelled = false;
    const told = proxy((done: number, total: number) => {
      if (!isCancelled) onProgress({ done, total });
    });
    const outcome = ask(begin(number, told)).then(
      (answer) => {
        if (answer === undefined || isCancelled) return { kind: 'cancelled' } as const;
        return answer.ok
          ? ({ kind: 'done', value: answer.value } as const)
          : ({ kind: 'failed', message: refusedText(answer.error) } as const);
      },
      (cause: unknown) => ({ kind: 'failed', message: messageOf(cause) }) as const,
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
    tell: (question) => ask(remote.tell(question)),
    givePictures: (pairs) => {
      const buffers = pairs.flatMap(({ preop, followUp }) =>
        [preop, followUp].map(({ grey }) => grey.buffer),
      );
      return ask(
        remote.givePictures(
          buffers.length > 0 ? transfer(pairs, [...new Set(buffers)] as ArrayBuffer[]) : pairs,
        ),
      );
    },
    items: (settings) => asked(remote.items(settings)),
    async preview(settings, id) {
      const packed = await asked<PackedPreview>(remote.preview(settings, id));
      return packed.ok ? ok(unpackPreview(packed.value)) : packed;
    },
    textOf: (settings, id, format) => asked(remote.textOf(settings, id, format)),
    write: (settings, id, formats, decisions, printed, onProgress) =>
      work(
        (number, told) => remote.write(number, told, settings, id, formats, decisions, printed),
        onProgress,
      ),
    check: (settings, chosen, onProgress) =>
      work((number, told) => remote.check(number, told, settings, chosen), onProgress),
    pack: (settings, chosen, decisions, printed, onProgress) =>
      work((number, told) => remote.pack(number, told, settings, chosen, decisions, printed), onProgress),
    end: () => {
      isEnded = true;
      worker.terminate();
      stop();
      remote[releaseProxy]();
    },
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
