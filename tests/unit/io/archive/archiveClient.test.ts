import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ArchiveClient, DicomJson } from '../../../../src/domain/archive/archiveClient';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { createArchives } from '../../../../src/io/archive/createArchives';
import { connectedClient, inNode, never } from '../../../support/archiveClient';
import { type FakeArchive, type FakeArchiveOptions, startFakeArchive } from '../../../support/fakeArchive';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

let archive: FakeArchive | undefined;
afterEach(async () => {
  await archive?.stop();
  archive = undefined;
});

const slice = (options: SyntheticDicom) => new Uint8Array(syntheticDicom(options));

function study(index: number): Uint8Array<ArrayBuffer> {
  return slice({
    patientId: `P${index}`,
    studyInstanceUid: `1.2.${index}`,
    seriesInstanceUid: `1.2.${index}.1`,
    sopInstanceUid: `1.2.${index}.1.1`,
  });
}

const studies = (count: number) => Array.from({ length: count }, (_, index) => study(index + 1));
const first = {
  studyInstanceUid: studyInstanceUid('1.2.1'),
  seriesInstanceUid: seriesInstanceUid('1.2.1.1'),
  sopInstanceUid: sopInstanceUid('1.2.1.1.1'),
};

async function opened(options: FakeArchiveOptions): Promise<ArchiveClient> {
  archive = await startFakeArchive(options);
  return connectedClient(archive.url);
}

async function foundBy(client: ArchiveClient, query: Parameters<ArchiveClient['searchStudies']>[0]) {
  const found = await client.searchStudies(query, never);
  if (!found.ok) expect.fail(JSON.stringify(found.error));
  return found.value.map((one) => one.patientId);
}

describe('connecting to an archive', () => {
  it('asks for one study', async () => {
    await opened({ files: studies(3) });
    expect(archive?.requests.map((one) => one.path)).toEqual([
      expect.stringMatching(/^\/dicom-web\/studies\?.*limit=1$/),
    ]);
  });

  it('tells a wrong sign-in, and takes a right one with signs of any language', async () => {
    const wanted = `Basic ${Buffer.from('김:비밀 ü').toString('base64')}`;
    archive = await startFakeArchive({ wantsAuthorization: wanted });
    const connect = (password: string) =>
      createArchives(inNode).connect(archive?.url ?? '', { kind: 'basic', user: '김', password }, never);
    expect(await connect('wrong')).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed', status: 401, attempts: 1 },
    });
    expect((await connect('비밀 ü')).ok).toBe(true);
  });

  it('sends a token with every question, and never in an address', async () => {
    archive = await startFakeArchive({ files: studies(1), wantsAuthorization: 'Bearer abc.def' });
    const client = await connectedClient(archive.url, {}, { kind: 'bearer', token: ' Bearer abc.def\n' });
    expect((await client.instance(first, never)).ok).toBe(true);
    expect((await client.store([study(2)], never)).ok).toBe(true);
    for (const { path } of archive.requests) expect(path).not.toContain('abc.def');
    expect(JSON.stringify(client)).not.toContain('abc.def');
  });

  it.each([
    [{ kind: 'basic', user: 'a:b', password: 'x' }, 'colon'],
    [{ kind: 'basic', user: '', password: 'x' }, 'user name'],
    [{ kind: 'bearer', token: 'two words' }, 'token'],
    [{ kind: 'bearer', token: 'line\r\nX: y' }, 'token'],
  ] as const)('refuses the sign-in %o before anything is sent', async (signIn, word) => {
    archive = await startFakeArchive();
    const answer = await createArchives(inNode).connect(archive.url, signIn, never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', attempts: 0 } });
    expect(answer.ok ? '' : answer.error.message).toContain(word);
    expect(archive.requests).toHaveLength(0);
  });

  it('does not repeat a secret that the server sends back', async () => {
    archive = await startFakeArchive({
      faults: () => ({ kind: 'status', status: 403, body: 'No right for token abc.def here' }),
    });
    const answer = await createArchives(inNode).connect(
      archive.url,
      { kind: 'bearer', token: 'abc.def' },
      never,
    );
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
    expect(JSON.stringify(answer)).not.toContain('abc.def');
  });

  it('tells a sign-in page, a redirect to one, and an address with nothing behind it', async () => {
    archive = await startFakeArchive();
    const connect = (url = archive?.url ?? '') =>
      createArchives(inNode).connect(url, { kind: 'none' }, never);
    archive.setFaults(() => ({ kind: 'html' }));
    expect(await connect()).toMatchObject({ error: { kind: 'not-dicomweb', attempts: 1 } });
    archive.setFaults(() => ({ kind: 'redirect' }));
    expect(await connect()).toMatchObject({ error: { kind: 'not-dicomweb', attempts: 1 } });
    archive.setFaults(undefined);
    expect(await connect(archive.url.replace('dicom-web', 'other'))).toMatchObject({
      error: { kind: 'not-dicomweb', status: 404 },
    });
    await archive.stop();
    expect(await connect()).toMatchObject({ error: { kind: 'not-reached', attempts: 4 } });
  });

  it('sends nothing to another origin than the page’s', async () => {
    archive = await startFakeArchive();
    const there = createArchives({ ...inNode, pageOrigin: 'http://127.0.0.1:4173' });
    const answer = await there.connect(archive.url, { kind: 'none' }, never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', attempts: 0 } });
    expect(answer.ok ? '' : answer.error.message).toContain('http://127.0.0.1:4173');
    expect(archive.requests).toHaveLength(0);
  });
});

describe('searching an archive', () => {
  it('gives all studies once, from archives that cap pages and from those that ignore the offset', async () => {
    const all = studies(23).map((_, index) => `P${index + 1}`);
    for (const habits of [{}, { largestPage: 5 }, { largestPage: 1 }, { ignoresOffset: true }]) {
      const client = await opened({ files: studies(23), ...habits });
      expect(await foundBy(client, {})).toEqual(all);
      await archive?.stop();
    }
  });

  it('asks no further than is wanted, and from where it is wanted', async () => {
    const client = await opened({ files: studies(23), largestPage: 5 });
    expect(await foundBy(client, { limit: 7, offset: 10 })).toEqual(
      [11, 12, 13, 14, 15, 16, 17].map((n) => `P${n}`),
    );
    expect(archive?.requests).toHaveLength(3);
  });

  it('ends where an archive ignores the offset and caps pages, or always finds something', async () => {
    const client = await opened({ files: studies(23), largestPage: 5, ignoresOffset: true });
    expect(await foundBy(client, {})).toHaveLength(5);
  });

  it('finds studies by UIDs where lists are understood, where they are not, and where they are ignored', async () => {
    const uids = [3, 1, 99, 7].map((index) => studyInstanceUid(`1.2.${index}`));
    for (const options of [{}, { takesNoLists: true }, { ignoresQuery: true }]) {
      const client = await opened({ files: studies(9), ...options });
      expect((await foundBy(client, { studyInstanceUids: uids })).sort()).toEqual(['P1', 'P3', 'P7']);
      await archive?.stop();
    }
  });

  it('reads rows in which nearly everything is missing or not as it should be', async () => {
    const rows: unknown[] = [
      { '0020000D': { vr: 'UI', Value: ['1.5'] } },
      { '0020000d': { vr: 'UI', Value: [' 1.6\0'] }, '00100010': { vr: 'PN', Value: ['Kim^A=金^A'] } },
      { '0020000D': { vr: 'UI', Value: ['1.6'] } },
      { '00100020': { vr: 'LO', Value: ['no uid'] } },
      { '0020000D': { vr: 'UI', Value: ['../../admin'] } },
      {
        '0020000D': { vr: 'UI', Value: ['1.7'] },
        '00100010': { vr: 'PN', Value: [{ Ideographic: '洪^吉洞', Phonetic: 7 }] },
        '00100020': { vr: 'LO', Value: [null] },
        '00100030': { vr: 'DA', Value: ['19509999'] },
        '00080020': { vr: 'DA', Value: ['2024.01.02'] },
        '00080061': { vr: 'CS', Value: ['MR', 'MR', null, '', { a: 1 }] },
        '00201206': { vr: 'IS', Value: ['12'] },
        '00201208': { vr: 'IS', Value: [12.5] },
        '00081030': { vr: 'LO' },
        '00080050': 'broken',
        __proto__x: { vr: 'LO', Value: ['x'] },
      },
    ];
    const client = await opened({
      files: studies(1),
      told: (given, path) => (path.endsWith('/studies') ? rows : given),
    });
    expect(await client.searchStudies({}, never)).toEqual({
      ok: true,
      value: [
        { studyInstanceUid: '1.5', patientId: '', patientName: '', modalities: [] },
        { studyInstanceUid: '1.6', patientId: '', patientName: 'Kim^A=金^A', modalities: [] },
        {
          studyInstanceUid: '1.7',
          patientId: '',
          patientName: '=洪^吉洞',
          studyDate: '2024-01-02',
          modalities: ['MR'],
          seriesCount: 12,
        },
      ],
    });
  });

  it.each([
    ['no list of data sets', [1, 2]],
    ['text', 'hello'],
  ])('takes JSON that is %s for another server’s', async (_, told) => {
    archive = await startFakeArchive({ files: studies(1), told: () => told });
    const answer = await createArchives(inNode).connect(archive.url, { kind: 'none' }, never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not-dicomweb', attempts: 1 } });
  });

  it('is asked on for a list until it holds what the archive counts, and not once more then', async () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      slice({
        studyInstanceUid: '1.2.1',
        seriesInstanceUid: '1.2.1.1',
        sopInstanceUid: `1.2.1.1.${index + 1}`,
      }),
    );
    const listed = async (counted: number | undefined, largestPage?: number) => {
      const client = await opened({ files: many, ...(largestPage && { largestPage }) });
      const [study, series] = [first.studyInstanceUid, first.seriesInstanceUid];
      const found = await client.searchInstances(study, series, never, counted);
      const asked = archive?.requests.filter(({ path }) => path.includes('/instances')).length;
      await archive?.stop();
      return [found.ok && found.value.length, asked];
    };
    expect(await listed(undefined)).toEqual([5, 2]);
    expect(await listed(5)).toEqual([5, 1]);
    // One that counts less than it has is believed no further than a whole answer goes; one that caps is asked on.
    expect(await listed(4)).toEqual([5, 1]);
    expect(await listed(6)).toEqual([5, 2]);
    expect(await listed(0)).toEqual([5, 2]);
    expect(await listed(5, 2)).toEqual([5, 3]);
  });

  it('leaves out series and objects of another study or series', async () => {
    const client = await opened({
      files: [study(1), study(2)],
      told: (rows, path) =>
        path.endsWith('/series') || path.endsWith('/instances')
          ? [
              ...rows,
              {
                ...rows[0],
                '0020000D': { vr: 'UI', Value: ['1.2.2'] },
                '0020000E': { vr: 'UI', Value: ['1.2.2.1'] },
              },
            ]
          : rows,
    });
    expect(await client.searchSeries(first.studyInstanceUid, never)).toMatchObject({
      value: [{ seriesInstanceUid: '1.2.1.1', modality: 'MR' }],
    });
    const listed = await client.searchInstances(first.studyInstanceUid, first.seriesInstanceUid, never);
    expect(listed.ok && listed.value).toHaveLength(1);
  });
});

describe('what an archive hands out', () => {
  it.each([
    ['in parts', {}],
    ['alone', { isSinglePart: true }],
    ['packed', { isPacked: true }],
  ])('is the object as it is: %s', async (_, options) => {
    const client = await opened({ files: studies(1), ...options });
    const got = await client.instance(first, never);
    expect(got.ok && Buffer.compare(got.value, study(1))).toBe(0);
    expect(archive?.requests.at(-1)?.headers.accept).toBe(
      'multipart/related; type="application/dicom"; transfer-syntax=*',
    );
  });

  it('is refused when it is another object, or no DICOM', async () => {
    const other = await opened({ files: studies(1), given: () => study(2) });
    expect(await other.instance(first, never)).toMatchObject({
      error: { kind: 'damaged', attempts: 6, message: expect.stringContaining('Another object') },
    });
    await archive?.stop();
    const none = await opened({ files: studies(1), given: () => new Uint8Array(500) });
    expect(await none.instance(first, never)).toMatchObject({ error: { kind: 'damaged' } });
  });

  it('has headers of the series that was asked for alone', async () => {
    const swapped = (rows: readonly DicomJson[], path: string) =>
      path.endsWith('/metadata')
        ? rows.map((row) => ({ ...row, '0020000E': { vr: 'UI', Value: ['9.9'] } }))
        : rows;
    const wrong = await opened({ files: studies(1), told: swapped });
    expect(await wrong.seriesMetadata(first.studyInstanceUid, first.seriesInstanceUid, never)).toMatchObject({
      error: { kind: 'damaged', message: expect.stringContaining('another series') },
    });
    await archive?.stop();
    const right = await opened({ files: studies(1), told: (rows) => [...rows, ...rows] });
    const headers = await right.seriesMetadata(first.studyInstanceUid, first.seriesInstanceUid, never);
    expect(headers.ok && headers.value.map((one) => one['00080018']?.Value)).toEqual([['1.2.1.1.1']]);
  });

  it('is not asked for by UIDs that lead elsewhere or were made up', async () => {
    const client = await opened({ files: studies(1) });
    const before = archive?.requests.length;
    for (const uid of ['../..', '..', '', '1.2/3', '1.2?x', '1 2']) {
      const got = await client.instance({ ...first, sopInstanceUid: sopInstanceUid(uid) }, never);
      expect(got).toMatchObject({ ok: false, error: { kind: 'not-found', attempts: 0 } });
    }
    expect(archive?.requests.length).toBe(before);
  });

  it('writes nothing to the console, whatever goes wrong', async () => {
    const said = (['log', 'warn', 'error', 'debug', 'info'] as const).map((name) => vi.spyOn(console, name));
    const client = await opened({ files: studies(1) });
    await client.instance({ ...first, sopInstanceUid: sopInstanceUid('9.9') }, never);
    archive?.setFaults(() => ({ kind: 'drop' }));
    await client.searchStudies({ patientName: 'Kim' }, never);
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('storing in an archive', () => {
  it('sends many files in requests of bearable size, tells how far it is, and what became of each', async () => {
    const client = await opened({});
    const files = Array.from({ length: 150 }, (_, index) => study(index + 1));
    const told: number[] = [];
    const outcome = await client.store(files, never, (sent, total) => told.push(sent / total));
    expect(outcome).toEqual({
      ok: true,
      value: { stored: files.map((_, index) => `1.2.${index + 1}.1.1`), refused: [] },
    });
    expect(archive?.objects().map(({ file }) => Buffer.from(file).toString('base64'))).toEqual(
      files.map((file) => Buffer.from(file).toString('base64')),
    );
    expect(archive?.requests.filter((one) => one.method === 'POST')).toHaveLength(3);
    expect(told.at(-1)).toBe(1);
    expect(told.every((share, index) => share >= (told[index - 1] ?? 0))).toBe(true);
  });

  it('says which objects were refused and why, of some and of all', async () => {
    const refuses = (uids: readonly string[]) => (object: { readonly sopUid: string }) =>
      uids.includes(object.sopUid) ? 0xa700 : undefined;
    const some = await opened({ refuses: refuses(['1.2.2.1.1']) });
    expect(await some.store(studies(3), never)).toEqual({
      ok: true,
      value: {
        stored: ['1.2.1.1.1', '1.2.3.1.1'],
        refused: [{ sopInstanceUid: '1.2.2.1.1', reason: 'The archive is out of room (A700).' }],
      },
    });
    await archive?.stop();
    const none = await opened({ refuses: () => 0x0122 });
    expect(await none.store(studies(2), never)).toMatchObject({
      ok: true,
      value: { stored: [], refused: [{ sopInstanceUid: '1.2.1.1.1' }, { sopInstanceUid: '1.2.2.1.1' }] },
    });
  });

  it('is repeated where the connection breaks off, and leaves each object once', async () => {
    const client = await opened({});
    archive?.setFaults(({ method, time }) =>
      method === 'POST' && time <= 2 ? { kind: time === 1 ? 'drop-midway' : 'drop' } : undefined,
    );
    const outcome = await client.store(studies(16), never);
    expect(outcome.ok && outcome.value.stored).toHaveLength(16);
    expect(archive?.objects()).toHaveLength(16);
  });

  it('sends a view of a larger buffer as the view alone', async () => {
    const client = await opened({});
    const file = study(1);
    const large = new Uint8Array(file.length + 64);
    large.set(file, 32);
    await client.store([large.subarray(32, 32 + file.length)], never);
    expect(Buffer.compare(archive?.objects()[0]?.file ?? new Uint8Array(0), file)).toBe(0);
  });

  it('sends nothing where one of the files is no DICOM file', async () => {
    const client = await opened({});
    const answer = await client.store([study(1), new Uint8Array(10)], never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'refused', attempts: 0 } });
    expect(archive?.objects()).toHaveLength(0);
  });
});
