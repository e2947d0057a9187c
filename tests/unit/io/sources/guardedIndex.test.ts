import { expose, type Remote } from 'comlink';
import { describe, expect, it } from 'vitest';
import type { GivenLocation } from '../../../../src/io/sources/givenLocations';
import { guardedIndex } from '../../../../src/io/sources/guardedIndex';
import type { FileOutcome } from '../../../../src/io/sources/indexFile';
import {
  type PoolWorker,
  poolWorker,
  signOfLife,
  WorkerStopped,
  WorkerTooSlow,
} from '../../../../src/io/sources/poolWorker';

/*
 * Stand-ins for workers: the other end of a message channel. One that hangs never answers, as one does that is caught
 * in a loop; only ending it helps.
 */

interface Stub {
  index(locations: readonly GivenLocation[]): Promise<readonly FileOutcome[]>;
}

const limitMs = 60;
const never = new Promise<never>(() => undefined);
const given = (path: string): GivenLocation => ({
  path,
  sizeBytes: 1,
  origin: { kind: 'demo', seed: 1, path },
});

/** Workers made so far that were not ended. */
let living = 0;

function startStub(api: Stub, signs = false): PoolWorker<Stub> {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  living += 1;
  expose(api, port2);
  const timer = signs ? setInterval(() => port2.postMessage(signOfLife), 10) : undefined;
  return poolWorker<Stub>({
    postMessage: port1.postMessage.bind(port1),
    addEventListener: port1.addEventListener.bind(port1) as Worker['addEventListener'],
    removeEventListener: port1.removeEventListener.bind(port1) as Worker['removeEventListener'],
    terminate: () => {
      clearInterval(timer);
      living -= 1;
      port1.close();
      port2.close();
    },
  });
}

/** Reads every file but the named ones, at which it hangs or dies. */
const reader = (bad: string, how: 'hangs' | 'throws'): Stub => ({
  index: async (locations) => {
    for (const { path } of locations) {
      if (path === bad && how === 'hangs') await never;
      if (path === bad) throw new Error('broken');
    }
    return locations.map(({ path }) => ({ kind: 'unused', reason: 'read', detail: path }));
  },
});

const reasons = (outcomes: readonly FileOutcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'unused' ? outcome.reason : outcome.kind));

function guarded(api: Stub) {
  let worker = startStub(api);
  const start = () => startStub(api);
  const alive = () => {
    if (worker.isBroken()) worker = start();
    return worker;
  };
  return { index: guardedIndex(alive, start, new AbortController().signal, limitMs), alive };
}

describe('the guard against files that hang', () => {
  it('refuses the one file at which a worker hangs, and reads all others', async () => {
    const before = living;
    const { index, alive } = guarded(reader('b', 'hangs'));
    const outcomes = await index(['a', 'b', 'c', 'd'].map(given));
    expect(reasons(outcomes)).toEqual(['read', 'took-too-long', 'read', 'read']);
    expect(outcomes[1]).toMatchObject({ detail: expect.stringContaining('given up') });
    // The next batch finds a living worker, and none that hung is left behind.
    expect(reasons(await index([given('e')]))).toEqual(['read']);
    alive().end();
    expect(living).toBe(before);
  });

  it('refuses the one file at which a worker fails, with its words', async () => {
    const { index, alive } = guarded(reader('b', 'throws'));
    const outcomes = await index(['a', 'b', 'c'].map(given));
    expect(reasons(outcomes)).toEqual(['read', 'cannot-be-read', 'read']);
    expect(outcomes[1]).toMatchObject({ detail: 'broken' });
    alive().end();
  });

  it('reads what another batch of the same worker lost through the hang', async () => {
    const { index, alive } = guarded(reader('b', 'hangs'));
    const both = await Promise.all([index([given('b')]), index([given('x'), given('y')])]);
    expect(both.map(reasons)).toEqual([['took-too-long'], ['read', 'read']]);
    alive().end();
  });

  it('stops reading file by file when the import is cancelled', async () => {
    const controller = new AbortController();
    const api = reader('b', 'hangs');
    const worker = startStub(api);
    const index = guardedIndex(
      () => worker,
      () => startStub(api),
      controller.signal,
      limitMs,
    );
    const reading = index(['b', 'c'].map(given));
    controller.abort();
    expect(await reading).toEqual([]);
  });
});

describe('a worker of the pool', () => {
  const ask = (worker: PoolWorker<Stub>) =>
    worker.ask((remote: Remote<Stub>) => remote.index([given('b')]), limitMs);

  it('is ended when it neither answers nor shows a sign of life', async () => {
    const worker = startStub(reader('b', 'hangs'));
    const [late, other] = await Promise.allSettled([
      ask(worker),
      worker.ask((remote: Remote<Stub>) => remote.index([given('b')]), 10_000),
    ]);
    expect(late.status === 'rejected' && late.reason).toBeInstanceOf(WorkerTooSlow);
    expect(other.status === 'rejected' && other.reason).toBeInstanceOf(WorkerStopped);
    expect(worker.isBroken()).toBe(true);
  });

  it('may take longer while it shows that it gets on', async () => {
    const slow: Stub = {
      index: () => new Promise((resolve) => setTimeout(() => resolve([]), 1200)),
    };
    const worker = startStub(slow, true);
    const answer = worker.ask((remote: Remote<Stub>) => remote.index([given('b')]), 600);
    expect(await answer).toEqual([]);
    worker.end();
  });
});
