import { afterEach, describe, expect, it } from 'vitest';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import type { ArchiveOutside } from '../../../../src/io/archive/archiveOutside';
import { connectedClient, inNode, never } from '../../../support/archiveClient';
import { type ArchiveFault, firstTimes } from '../../../support/archiveFaults';
import { type FakeArchive, startFakeArchive } from '../../../support/fakeArchive';
import { syntheticDicom } from '../../../support/syntheticDicom';

const file = syntheticDicom({ rows: 32, columns: 32 });
const image = {
  studyInstanceUid: studyInstanceUid('1.2.3'),
  seriesInstanceUid: seriesInstanceUid('1.2.3.1'),
  sopInstanceUid: sopInstanceUid('1.2.3.4'),
};

let archive: FakeArchive | undefined;
afterEach(async () => {
  await archive?.stop();
  archive = undefined;
});

/** A clock whose pauses pass at once; those of silence run as usual. */
function quickPauses(random: () => number = () => 0.999_999) {
  const pauses: number[] = [];
  let extraMs = 0;
  const outside: Partial<ArchiveOutside> = {
    ...inNode,
    random,
    patience: { attempts: 6, firstPauseMs: 400, longestPauseMs: 10_000, totalMs: 180_000, silenceMs: 30_000 },
    connectPatience: { attempts: 1, firstPauseMs: 1, longestPauseMs: 1, totalMs: 1, silenceMs: 30_000 },
    nowMs: () => performance.now() + extraMs,
    after: (ms, act) => {
      const isSilence = ms === 30_000;
      if (!isSilence) {
        pauses.push(Math.round(ms));
        extraMs += ms;
      }
      const timer = setTimeout(act, isSilence ? ms : 0);
      return () => clearTimeout(timer);
    },
  };
  return { outside, pauses };
}

async function askedWith(fault: ArchiveFault, times: number, random?: () => number) {
  archive = await startFakeArchive({ files: [file] });
  const { outside, pauses } = quickPauses(random);
  const client = await connectedClient(archive.url, outside);
  const before = archive.requests.length;
  archive.setFaults(firstTimes(times, fault));
  const got = await client.instance(image, never);
  return { got, pauses, asked: archive.requests.length - before };
}

describe('a question to an archive', () => {
  it.each<ArchiveFault>([
    { kind: 'drop' },
    { kind: 'drop-midway' },
    { kind: 'cut' },
    { kind: 'garbage' },
    { kind: 'status', status: 408 },
    { kind: 'status', status: 425 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 504 },
  ])('is asked again after %o, and answered', async (fault) => {
    const { got, asked } = await askedWith(fault, 2);
    expect(got.ok && Buffer.compare(got.value, file)).toBe(0);
    expect(asked).toBe(3);
  });

  it.each([
    [400, 'refused'],
    [401, 'not-allowed'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [406, 'refused'],
    [409, 'refused'],
    [410, 'not-found'],
    [501, 'server'],
  ])('is not asked again after %i: %s', async (status, kind) => {
    const { got, asked } = await askedWith({ kind: 'status', status, body: 'No.' }, 1);
    expect(got).toEqual({ ok: false, error: { kind, status, message: 'No.', attempts: 1 } });
    expect(asked).toBe(1);
  });

  it.each<[ArchiveFault, string]>([
    [{ kind: 'drop' }, 'not-reached'],
    [{ kind: 'drop-midway' }, 'damaged'],
    [{ kind: 'cut' }, 'damaged'],
    [{ kind: 'status', status: 503 }, 'server'],
    [{ kind: 'status', status: 504 }, 'not-reached'],
  ])('is given up after six attempts: %o is %s', async (fault, kind) => {
    const { got, asked } = await askedWith(fault, 99);
    expect(got).toMatchObject({ ok: false, error: { kind, attempts: 6 } });
    expect(asked).toBe(6);
  });

  it('is asked again after pauses that double up to the longest, drawn from nothing to their length', async () => {
    const full = await askedWith({ kind: 'drop' }, 99);
    expect(full.pauses).toEqual([400, 800, 1600, 3200, 6400]);
    await archive?.stop();
    const none = await askedWith({ kind: 'drop' }, 99, () => 0);
    expect(none.pauses).toEqual([0, 0, 0, 0, 0]);
    await archive?.stop();
    const half = await askedWith({ kind: 'drop' }, 99, () => 0.5);
    expect(half.pauses).toEqual([200, 400, 800, 1600, 3200]);
  });

  it('waits as long as the archive asks for, in seconds or until a time', async () => {
    const seconds = await askedWith({ kind: 'status', status: 503, retryAfter: '7' }, 1);
    expect(seconds.pauses).toEqual([7000]);
    await archive?.stop();
    const until = new Date(Date.now() + 20_000).toUTCString();
    const time = await askedWith({ kind: 'status', status: 429, retryAfter: until }, 1);
    expect(time.got.ok).toBe(true);
    // Dates of HTTP are whole seconds.
    expect(time.pauses[0]).toBeGreaterThan(17_000);
    expect(time.pauses[0]).toBeLessThanOrEqual(20_000);
  });

  it('is given up at once where the archive asks to wait longer than anybody would', async () => {
    const { got, asked } = await askedWith({ kind: 'status', status: 503, retryAfter: '3600' }, 1);
    expect(got).toMatchObject({ ok: false, error: { kind: 'server', attempts: 1 } });
    expect(asked).toBe(1);
  });

  it('is given up when the next attempt would begin after the time that it may take in all', async () => {
    archive = await startFakeArchive({ files: [file] });
    const { outside, pauses } = quickPauses();
    const patience = {
      attempts: 6,
      firstPauseMs: 400,
      longestPauseMs: 10_000,
      totalMs: 1_100,
      silenceMs: 30_000,
    };
    const client = await connectedClient(archive.url, { ...outside, patience });
    archive.setFaults(() => ({ kind: 'drop' }));
    const got = await client.instance(image, never);
    expect(got).toMatchObject({ ok: false, error: { kind: 'not-reached', attempts: 2 } });
    expect(pauses).toEqual([400]);
  });

  it('is asked again when nothing comes for too long, before or amid an answer', async () => {
    archive = await startFakeArchive({ files: [file] });
    const client = await connectedClient(archive.url, {
      patience: { attempts: 3, firstPauseMs: 1, longestPauseMs: 1, totalMs: 9_000, silenceMs: 60 },
    });
    archive.setFaults(firstTimes(1, { kind: 'stall' }));
    expect((await client.instance(image, never)).ok).toBe(true);
    archive.setFaults(() => ({ kind: 'delay', ms: 5_000 }));
    const late = await client.instance(image, never);
    expect(late).toMatchObject({ ok: false, error: { kind: 'not-reached', attempts: 3 } });
    archive.setFaults(() => ({ kind: 'stall' }));
    const stalled = await client.instance(image, never);
    expect(stalled).toMatchObject({ ok: false, error: { kind: 'damaged', attempts: 3 } });
  });

  it('can be cancelled before it begins, under way, and in a pause', async () => {
    archive = await startFakeArchive({ files: [file] });
    const client = await connectedClient(archive.url, {
      patience: {
        attempts: 9,
        firstPauseMs: 60_000,
        longestPauseMs: 60_000,
        totalMs: 1e6,
        silenceMs: 60_000,
      },
      random: () => 1,
    });
    const before = AbortSignal.abort();
    expect(await client.instance(image, before)).toMatchObject({ error: { kind: 'cancelled', attempts: 0 } });

    archive.setFaults(() => ({ kind: 'stall' }));
    const underWay = await client.instance(image, AbortSignal.timeout(60));
    expect(underWay).toMatchObject({ error: { kind: 'cancelled', attempts: 1 } });

    archive.setFaults(() => ({ kind: 'drop' }));
    const paused = await client.instance(image, AbortSignal.timeout(60));
    expect(paused).toMatchObject({ error: { kind: 'cancelled', attempts: 1 } });
  });

  it('waits for its turn: four at once, what is looked at before the headers of an import', async () => {
    archive = await startFakeArchive({ files: [file], faults: () => ({ kind: 'delay', ms: 40 }) });
    const client = await connectedClient(archive.url);
    const order: string[] = [];
    const asked = ['1', '2', '3', '4', '5', '6'].map(async (name) => {
      await client.seriesMetadata(image.studyInstanceUid, image.seriesInstanceUid, never);
      order.push(name);
    });
    const looked = client.instance(image, never).then(() => order.push('looked at'));
    const cancelled = new AbortController();
    const waiting = client.seriesMetadata(image.studyInstanceUid, image.seriesInstanceUid, cancelled.signal);
    cancelled.abort();
    expect(await waiting).toMatchObject({ error: { kind: 'cancelled', attempts: 0 } });
    await Promise.all([...asked, looked]);
    expect(archive.mostAtOnce()).toBe(4);
    expect(order.indexOf('looked at')).toBeLessThan(order.indexOf('5'));
  });
});
