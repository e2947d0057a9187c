import { err, type Result } from '../../base/result';
import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';

/** A connection that outlives a sign-in that ran out. */
export interface HeldClient {
  readonly client: ArchiveClient;
  readonly signedInAs: () => string | undefined;
  /** The answer that asked for another sign-in, while nobody has signed in anew. */
  readonly wantsSignIn: () => ArchiveFailure | undefined;
  /** Whether it gave no answer to what was asked last. */
  readonly isSilent: () => boolean;
  /** Somebody signed in anew: what waits is asked again, as them. */
  readonly signedInAgain: (client: ArchiveClient, signedInAs: string | undefined) => void;
  /** Nothing is asked any more; what waits or is under way comes back as cancelled. */
  readonly end: () => void;
}

/**
 * Holds a client over sign-ins. Where the archive answers 401 in the middle of work (a token that ran out), the question waits
 * until somebody signs in anew, and is asked again then: nobody's import or sending is lost by it. `onChange` is called when
 * that begins, and when it falls silent or answers again. `mayTell`: whether whoever sits there may know what the archive says in its own words, which can hold names and days.
 */
export function createHeldClient(
  first: ArchiveClient,
  firstSignedInAs: string | undefined,
  onChange: () => void,
  mayTell: () => boolean,
): HeldClient {
  let inner = first;
  let signedInAs = firstSignedInAs;
  let wants: ArchiveFailure | undefined;
  let isSilent = false;
  const ending = new AbortController();
  const waiting = new Set<() => void>();

  function goOn(): void {
    const all = [...waiting];
    waiting.clear();
    for (const one of all) one();
  }

  /** Until somebody signs in, the connection ends, or `signal` is aborted. */
  function nextSignIn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  /** Notes whether there was an answer. One that was cancelled says nothing of that. */
  function heard(answer: Result<unknown, ArchiveFailure>): void {
    if (!answer.ok && answer.error.kind === 'cancelled') return;
    const isNow = !answer.ok && answer.error.kind === 'not-reached';
    if (isNow === isSilent) return;
    isSilent = isNow;
    onChange();
  }

  async function ask<T>(
    signal: AbortSignal,
    question: (client: ArchiveClient, signal: AbortSignal) => Promise<Result<T, ArchiveFailure>>,
  ): Promise<Result<T, ArchiveFailure>> {
    const either = new AbortController();
    const abort = () => either.abort();
    for (const one of [signal, ending.signal]) {
      if (one.aborted) abort();
      else one.addEventListener('abort', abort);
    }
    try {
      for (;;) {
        if (either.signal.aborted) {
          return err({ kind: 'cancelled', message: 'The connection was ended.', attempts: 0 });
        }
        const asked = inner;
        const answer = await question(asked, either.signal);
        heard(answer);
        if (answer.ok) return answer;
        const why = mayTell() ? answer.error : { ...answer.error, message: '' };
        if (why.status !== 401) return err(why);
        // Whoever was asked under the old sign-in while the new one came asks again at once.
        if (asked !== inner) continue;
        if (!wants) {
          wants = why;
          onChange();
        }
        await nextSignIn(either.signal);
      }
    } finally {
      signal.removeEventListener('abort', abort);
      ending.signal.removeEventListener('abort', abort);
    }
  }

  return {
    client: {
      address: first.address,
      searchStudies: (query, signal) => ask(signal, (to, until) => to.searchStudies(query, until)),
      searchSeries: (study, signal, counted) =>
        ask(signal, (to, until) => to.searchSeries(study, until, counted)),
      searchInstances: (study, series, signal, counted) =>
        ask(signal, (to, until) => to.searchInstances(study, series, until, counted)),
      seriesMetadata: (study, series, signal) =>
        ask(signal, (to, until) => to.seriesMetadata(study, series, until)),
      instanceMetadata: (instance, signal) =>
        ask(signal, (to, until) => to.instanceMetadata(instance, until)),
      instance: (instance, signal, onBytes, urgency) =>
        ask(signal, (to, until) => to.instance(instance, until, onBytes, urgency)),
      store: (files, signal, onBytes) => ask(signal, (to, until) => to.store(files, until, onBytes)),
    },
    signedInAs: () => signedInAs,
    wantsSignIn: () => wants,
    isSilent: () => isSilent,
    signedInAgain: (client, as) => {
      inner = client;
      signedInAs = as;
      wants = undefined;
      isSilent = false;
      goOn();
    },
    end: () => ending.abort(),
  };
}
