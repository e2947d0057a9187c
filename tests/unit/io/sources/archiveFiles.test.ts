import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../../src/base/result';
import type { ArchiveClient } from '../../../../src/domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../../src/domain/archive/archiveFailure';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { ArchiveFiles } from '../../../../src/io/sources/archive/archiveFiles';
import type { ArchiveOrigin } from '../../../../src/io/sources/sourceLocation';

const address = '/dicom-web';

function origin(name: string, at = address): ArchiveOrigin {
  return {
    kind: 'archive',
    address: at,
    studyUid: studyInstanceUid('1'),
    seriesUid: seriesInstanceUid('1.1'),
    sopUid: sopInstanceUid(name),
  };
}

/** An archive whose answers are given by the test. */
function heldArchive(sizeBytes = 10) {
  const asked: string[] = [];
  const cancelled: string[] = [];
  const answers = new Map<string, (answer: Result<Uint8Array<ArrayBuffer>, ArchiveFailure>) => void>();
  const instance: ArchiveClient['instance'] = ({ sopInstanceUid: uid }, signal) => {
    asked.push(uid);
    signal.addEventListener('abort', () => {
      if (answers.has(uid)) cancelled.push(uid);
    });
    return new Promise((resolve) => {
      answers.set(uid, (answer) => {
        answers.delete(uid);
        resolve(answer);
      });
    });
  };
  const answer = (uid: string): void => answers.get(uid)?.(ok(new Uint8Array(sizeBytes)));
  const fail = (uid: string, failure: ArchiveFailure): void => answers.get(uid)?.(err(failure));
  // Nothing else is asked of it here.
  const client = { address, instance } as unknown as ArchiveClient;
  return { client, asked, cancelled, answer, fail };
}

function connected(archive: ReturnType<typeof heldArchive>, mostBytes?: number): ArchiveFiles {
  const files = new ArchiveFiles(mostBytes);
  files.use(archive.client);
  return files;
}

describe('files of an archive', () => {
  it('are asked for once, however many ask', async () => {
    const archive = heldArchive();
    const files = connected(archive);
    const all = [1, 2, 3].map(() => files.fileOf(origin('a'), 'now'));
    archive.answer('a');
    const answers = await Promise.all(all);
    expect(answers.every((one) => one.ok && one.value.size === 10)).toBe(true);
    await files.fileOf(origin('a'), 'now');
    expect(archive.asked).toEqual(['a']);
  });

  it('that are looked at come before those that may be looked at next', async () => {
    const archive = heldArchive();
    const files = connected(archive);
    for (const name of ['a', 'b', 'c', 'd', 'e']) void files.fileOf(origin(name), 'soon');
    // One way stays free.
    expect(archive.asked).toEqual(['a', 'b', 'c']);
    void files.fileOf(origin('looked at'), 'now');
    expect(archive.asked).toEqual(['a', 'b', 'c', 'looked at']);
    void files.fileOf(origin('looked at next'), 'now');
    files.hurry(origin('e'));
    archive.answer('a');
    archive.answer('b');
    await expect.poll(() => archive.asked.length).toBe(6);
    // In the order in which they were asked for.
    expect(archive.asked.slice(4)).toEqual(['e', 'looked at next']);
  });

  it('that nobody waits for any more are given up', async () => {
    const archive = heldArchive();
    const files = connected(archive);
    const one = new AbortController();
    const other = new AbortController();
    const first = files.fileOf(origin('a'), 'now', one.signal);
    const second = files.fileOf(origin('a'), 'now', other.signal);
    one.abort();
    expect(archive.cancelled).toEqual([]);
    other.abort();
    expect(archive.cancelled).toEqual(['a']);
    expect(await first).toMatchObject({ ok: false, error: { kind: 'archive-cancelled' } });
    expect(await second).toMatchObject({ ok: false });
  });

  it('that wait for later are dropped when somebody leaves, and those under way come', async () => {
    const archive = heldArchive();
    const files = connected(archive);
    const all = ['a', 'b', 'c', 'd'].map((name) => files.fileOf(origin(name), 'soon'));
    files.dropSoon();
    for (const name of ['a', 'b', 'c']) archive.answer(name);
    expect((await Promise.all(all)).map((one) => one.ok)).toEqual([true, true, true, false]);
    expect(archive.asked).toEqual(['a', 'b', 'c']);
  });

  it('are kept by bytes, the last that were used', async () => {
    const archive = heldArchive(10);
    const files = connected(archive, 20);
    const ask = async (name: string): Promise<void> => {
      const file = files.fileOf(origin(name), 'now');
      archive.answer(name);
      await file;
    };
    await ask('a');
    await ask('b');
    await ask('a');
    await ask('c');
    await ask('a');
    expect(archive.asked).toEqual(['a', 'b', 'c']);
    await ask('b');
    expect(archive.asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('stay away without their archive, and nothing of it is left when it is disconnected', async () => {
    const archive = heldArchive();
    const files = new ArchiveFiles();
    const said = { ok: false, error: { kind: 'archive-not-connected' } };
    expect(await files.fileOf(origin('a'), 'now')).toMatchObject(said);
    files.use(archive.client);
    expect(await files.fileOf(origin('a', 'https://elsewhere.example/dicom-web'), 'now')).toMatchObject(said);
    const here = files.fileOf(origin('a'), 'now');
    archive.answer('a');
    expect(await here).toMatchObject({ ok: true });
    const running = files.fileOf(origin('b'), 'now');
    files.use(undefined);
    expect(await running).toMatchObject(said);
    expect(archive.cancelled).toEqual(['b']);
    expect(await files.fileOf(origin('a'), 'now')).toMatchObject(said);
  });

  it('that did not come say why, and are asked for anew', async () => {
    const archive = heldArchive();
    const files = connected(archive);
    const first = files.fileOf(origin('a'), 'now');
    archive.fail('a', { kind: 'not-reached', message: 'no answer in 20 s', attempts: 5 });
    expect(await first).toEqual({
      ok: false,
      error: { kind: 'archive-not-reached', message: 'The archive does not answer (no answer in 20 s).' },
    });
    const second = files.fileOf(origin('a'), 'now');
    archive.answer('a');
    expect(await second).toMatchObject({ ok: true });
  });
});
