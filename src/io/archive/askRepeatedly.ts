import { err, type Result } from '../../base/result';
import type { ArchiveUrgency } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveOutside, Patience } from './archiveOutside';
import type { ComposedRequest } from './composedRequest';
import { type ExchangeOutcome, exchange, type HttpAnswer } from './exchange';
import { httpTrouble } from './httpTrouble';
import type { RequestQueue } from './requestQueue';
import type { Read, Trouble } from './trouble';

/** One question to the archive: the request, and how its answer is read. */
export interface Question<T> {
  readonly request: ComposedRequest;
  readonly headers: ReadonlyMap<string, string>;
  /** Statuses besides 2xx whose answer is read, not taken for a failure. */
  readonly readsAlso?: readonly number[];
  readonly read: (answer: HttpAnswer) => Read<T>;
  readonly urgency: ArchiveUrgency;
  readonly limitBytes: number;
  readonly patience: Patience;
  readonly onReceived?: ((received: number, total: number | undefined) => void) | undefined;
  readonly onSent?: ((sent: number, total: number) => void) | undefined;
}

/**
 * Asks until there is an answer that can be read, or asking again cannot help or has been tried enough. The pause before the n-th
 * repetition is drawn evenly from 0 to the n-th power of two times the first (full jitter: many questions that failed together
 * do not come back together), and never shorter than what the server asks for. A place in the queue is held while a request runs,
 * not during pauses.
 */
export async function askRepeatedly<T>(
  outside: ArchiveOutside,
  queue: RequestQueue,
  question: Question<T>,
  signal: AbortSignal,
): Promise<Result<T, ArchiveFailure>> {
  const { patience } = question;
  let beganMs: number | undefined;
  for (let attempts = 1; ; attempts += 1) {
    const leave = await queue.enter(question.urgency, signal);
    if (!leave) return cancelled(attempts - 1);
    beganMs ??= outside.nowMs();
    let outcome: ExchangeOutcome;
    try {
      const { silenceMs } = patience;
      outcome = await exchange(outside, { ...question, silenceMs }, signal);
    } finally {
      leave();
    }
    if (outcome.kind === 'cancelled' || signal.aborted) return cancelled(attempts);
    const read = readOutcome(question, outcome);
    if (read.ok) return read;
    const pauseMs = pauseBefore(outside, patience, attempts, read.error);
    const isOverMs = beganMs + patience.totalMs;
    if (pauseMs === undefined || outside.nowMs() + pauseMs > isOverMs) return failed(read.error, attempts);
    if (!(await pause(outside, pauseMs, signal))) return cancelled(attempts);
  }
}

function readOutcome<T>(question: Question<T>, outcome: ExchangeOutcome): Read<T> {
  if (outcome.kind !== 'answer') return { ok: false, error: exchangeTrouble(outcome) };
  const { answer } = outcome;
  const isRead = (answer.status >= 200 && answer.status < 300) || question.readsAlso?.includes(answer.status);
  return isRead ? question.read(answer) : { ok: false, error: httpTrouble(answer, Date.now()) };
}

function exchangeTrouble(outcome: Exclude<ExchangeOutcome, { kind: 'answer' }>): Trouble {
  switch (outcome.kind) {
    case 'no-answer': {
      const message = outcome.isSilence ? 'No answer came in time.' : 'No answer came: nothing is reached.';
      return { kind: 'not-reached', message, isWorthRepeating: true };
    }
    case 'broken-off':
      return { kind: 'damaged', message: 'The answer broke off.', isWorthRepeating: true };
    case 'too-large': {
      const limit = Math.round(outcome.limitBytes / 1_048_576);
      const message = `The answer is larger than ${limit} MB.`;
      return { kind: 'damaged', message, isWorthRepeating: false };
    }
    case 'cancelled':
      return { kind: 'cancelled', message: 'Cancelled.', isWorthRepeating: false };
  }
}

/** How long to wait before asking again; undefined when it is not asked again. */
function pauseBefore(
  outside: ArchiveOutside,
  patience: Patience,
  attempts: number,
  trouble: Trouble,
): number | undefined {
  if (!trouble.isWorthRepeating || attempts >= patience.attempts) return undefined;
  const longest = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** (attempts - 1));
  return Math.max(outside.random() * longest, trouble.retryAfterMs ?? 0);
}

/** Waits; false when it was cancelled meanwhile. */
function pause(outside: ArchiveOutside, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const giveUp = () => {
      prevent();
      resolve(false);
    };
    const prevent = outside.after(ms, () => {
      signal.removeEventListener('abort', giveUp);
      resolve(true);
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

function cancelled(attempts: number): Result<never, ArchiveFailure> {
  return err({ kind: 'cancelled', message: 'Cancelled.', attempts });
}

function failed({ kind, message, status }: Trouble, attempts: number): Result<never, ArchiveFailure> {
  return err({ kind, message, attempts, ...(status !== undefined && { status }) });
}
