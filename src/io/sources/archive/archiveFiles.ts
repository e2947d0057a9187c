import type { Result } from '../../../base/result';
import { err } from '../../../base/result';
import type { ArchiveClient } from '../../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../domain/archive/archiveFailure';
import type { DecodeFailure } from '../../../domain/import/importOutcome';
import type { ArchiveOrigin } from '../sourceLocation';

/** `now`: somebody looks at it. `soon`: it may be looked at next. */
export type Urgency = 'now' | 'soon';

/** Requests at once: few enough that the slice that is looked at never waits behind a queue in the archive. */
const requestsAtOnce = 4;
/** Of these so many for what is only wanted soon: one way stays free for what is looked at. */
const soonAtOnce = 3;
const keptBytes = 256 * 1024 * 1024;

interface Job {
  readonly origin: ArchiveOrigin;
  urgency: Urgency;
  waiters: number;
  isStarted: boolean;
  readonly controller: AbortController;
  readonly outcome: Promise<Result<File, DecodeFailure>>;
  readonly settle: (outcome: Result<File, DecodeFailure>) => void;
}

/**
 * Files of an archive's objects, fetched when they are asked for: each once, however many ask for it, what is looked at before
 * what may be looked at next; the last ones are kept, by bytes.
 */
export class ArchiveFiles {
  #client: ArchiveClient | undefined;
  readonly #jobs = new Map<string, Job>();
  readonly #kept = new Map<string, File>();
  #keptBytes = 0;

  constructor(private readonly mostBytes = keptBytes) {}

  /** From now on asks this archive; without one nothing can be fetched, and nothing of it stays in memory. */
  use(client: ArchiveClient | undefined): void {
    const isOther = client?.address !== this.#client?.address;
    this.#client = client;
    if (!isOther) return;
    for (const job of [...this.#jobs.values()]) this.#end(job, notConnected);
    this.#kept.clear();
    this.#keptBytes = 0;
  }

  /** What is waiting for somebody who has left is not fetched any more; what is under way comes. */
  dropSoon(): void {
    for (const job of [...this.#jobs.values()]) {
      if (job.urgency === 'soon' && !job.isStarted) this.#end(job, dropped);
    }
  }

  /** The whole file of an object. `signal`: nobody waits for it any more. */
  async fileOf(
    origin: ArchiveOrigin,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<Result<File, DecodeFailure>> {
    if (this.#client?.address !== origin.address) return notConnected;
    const kept = this.#kept.get(origin.sopUid);
    if (kept) {
      this.#keep(origin.sopUid, kept);
      return { ok: true, value: kept };
    }
    if (signal?.aborted) return dropped;
    const job = this.#jobs.get(origin.sopUid) ?? this.#begin(origin, urgency);
    if (urgency === 'now') job.urgency = 'now';
    job.waiters += 1;
    const leave = (): void => {
      job.waiters -= 1;
      if (job.waiters === 0) this.#end(job, dropped);
    };
    signal?.addEventListener('abort', leave);
    this.#work();
    try {
      return await job.outcome;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Somebody looks at it now, who asked for it as something for later. */
  hurry({ sopUid }: ArchiveOrigin): void {
    const job = this.#jobs.get(sopUid);
    if (!job) return;
    job.urgency = 'now';
    this.#work();
  }

  #begin(origin: ArchiveOrigin, urgency: Urgency): Job {
    const { promise, resolve } = withResolver<Result<File, DecodeFailure>>();
    const controller = new AbortController();
    const job: Job = {
      origin,
      urgency,
      waiters: 0,
      isStarted: false,
      controller,
      outcome: promise,
      settle: resolve,
    };
    this.#jobs.set(origin.sopUid, job);
    return job;
  }

  #end(job: Job, outcome: Result<File, DecodeFailure>): void {
    if (this.#jobs.get(job.origin.sopUid) === job) this.#jobs.delete(job.origin.sopUid);
    job.settle(outcome);
    job.controller.abort();
  }

  #work(): void {
    for (;;) {
      const jobs = [...this.#jobs.values()];
      const running = jobs.filter(({ isStarted }) => isStarted).length;
      if (running >= requestsAtOnce) return;
      const next =
        jobs.find(({ isStarted, urgency }) => !isStarted && urgency === 'now') ??
        (running < soonAtOnce ? jobs.find(({ isStarted }) => !isStarted) : undefined);
      if (!next) return;
      next.isStarted = true;
      void this.#fetch(next);
    }
  }

  async #fetch(job: Job): Promise<void> {
    const outcome = await this.#ask(job);
    // One that was given up, or that another archive's file took the place of, is nobody's.
    if (this.#jobs.get(job.origin.sopUid) === job) {
      if (outcome.ok) this.#keep(job.origin.sopUid, outcome.value);
      this.#end(job, outcome);
    }
    this.#work();
  }

  async #ask({ origin, controller, urgency }: Job): Promise<Result<File, DecodeFailure>> {
    const client = this.#client;
    if (!client) return notConnected;
    const { studyUid, seriesUid, sopUid } = origin;
    const uids = { studyInstanceUid: studyUid, seriesInstanceUid: seriesUid, sopInstanceUid: sopUid };
    try {
      const later = urgency === 'now' ? 'now' : 'later';
      const answer = await client.instance(uids, controller.signal, undefined, later);
      if (!answer.ok) return err(decodeFailureOf(answer.error));
      return { ok: true, value: new File([answer.value], sopUid) };
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      return err({ kind: 'cannot-be-read', message });
    }
  }

  #keep(sopUid: string, file: File): void {
    const before = this.#kept.get(sopUid);
    if (before) this.#keptBytes -= before.size;
    this.#kept.delete(sopUid);
    this.#kept.set(sopUid, file);
    this.#keptBytes += file.size;
    for (const [oldest, { size }] of this.#kept) {
      // The newest stays, however large.
      if (this.#keptBytes <= this.mostBytes || oldest === sopUid) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= size;
    }
  }
}

const notConnected = err({
  kind: 'archive-not-connected',
  message: 'The archive that this image is in is not connected.',
});

const dropped = err({ kind: 'archive-cancelled', message: 'The image is no longer asked for.' });

/** Why an image of an archive did not come, in words. */
export function decodeFailureOf({ kind, message }: ArchiveFailure): DecodeFailure {
  return { kind: `archive-${kind}`, message: `${sentence(kind)}${message ? ` (${message})` : ''}.` };
}

function sentence(kind: ArchiveFailure['kind']): string {
  switch (kind) {
    case 'not-reached':
      return 'The archive does not answer';
    case 'not-allowed':
      return 'The archive wants another sign-in for this image';
    case 'not-found':
      return 'The archive does not have this image any more';
    case 'not-dicomweb':
      return 'Something else than an archive answered';
    case 'refused':
      return 'The archive refused this image';
    case 'server':
      return 'The archive has a fault of its own';
    case 'damaged':
      return 'The image came damaged from the archive';
    case 'cancelled':
      return 'The image is no longer asked for';
  }
}

function withResolver<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
