import 'fake-indexeddb/auto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { partsOf, rewritten } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

/* Zips that no honest writer makes: refused with what is wrong and what to do, and nothing of them is kept. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const subject = makeSubject('S-001');
let bundle: Uint8Array;
let databases = 0;

function computer() {
  databases += 1;
  const database = new Database(`hostile-zip-${databases}`);
  return { database, storage: createStorage(nowUtc, database) };
}

beforeAll(async () => {
  const { storage } = computer();
  const readings = bothReadings(subject, [1000, 900], [400, 450]);
  // As the application does: the first signing locks the protocol in the same save.
  const [first] = readings;
  const { signedAtUtc: atUtc = '', observerId } = first ?? {};
  const lock = observerId && { lock: { atUtc, observerId, subjectCode: subject.code } };
  await storage.save(fixtureProjectId, {
    project: makeProject(),
    subjects: [subject],
    readings,
    event,
    ...lock,
  });
  const written = await storage.writeBundle(fixtureProjectId, 'all', 'project');
  if (!written.ok) throw new Error(written.error.message);
  bundle = written.value;
});

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const { storage, database } = computer();
  for (const given of [bytes, new Blob([new Uint8Array(bytes)])]) {
    const preview = await storage.previewBundle(given);
    const taken = await storage.readBundle(given);
    expect(preview.ok).toBe(false);
    expect(taken).toEqual(preview);
  }
  const counts = await Promise.all(
    database.tables.filter(({ name }) => name !== 'handles').map((table) => table.count()),
  );
  expect(counts.every((count) => count === 0)).toBe(true);
  const taken = await storage.readBundle(bytes);
  return taken.ok ? '' : taken.error.message;
}

/** Where the directory entry of a file begins (APPNOTE 4.3.12). */
function entryOf(bytes: Uint8Array, name: string): number {
  const wanted = strToU8(name);
  for (let at = bytes.length - 46; at >= 0; at -= 1) {
    const isEntry =
      bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2;
    if (isEntry && wanted.every((byte, place) => bytes[at + 46 + place] === byte)) return at;
  }
  throw new Error(`${name} is not in the zip`);
}

function withEntry(name: string, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = new Uint8Array(bundle);
  change(new DataView(copy.buffer), entryOf(copy, name));
  return copy;
}

describe('a zip', () => {
  it('is refused when it is cut short, or no zip at all', async () => {
    expect(await refusalOf(bundle.slice(0, bundle.length - 30))).toMatch(/no zip|not whole/);
    expect(await refusalOf(new Uint8Array(0))).toMatch(/no zip/);
    expect(await refusalOf(new Uint8Array(100))).toMatch(/no zip/);
    expect(await refusalOf(zipSync({ 'readme.txt': strToU8('hello') }))).toMatch(
      /no project bundle.*Choose the file/,
    );
  });

  it('is refused when a byte of a text is another', async () => {
    const files = unzipSync(bundle);
    const text = new TextDecoder().decode(files['readings-0001.json']);
    const changed = zipSync({
      ...files,
      'readings-0001.json': strToU8(text.replace('"mean":4', '"mean":5')),
    });
    expect(await refusalOf(changed)).toMatch(/readings-0001.json .*damaged or altered/);
  });

  it('is refused when a file is missing, not listed, or listed twice', async () => {
    const { 'subjects-0001.json': _gone, ...left } = unzipSync(bundle);
    expect(await refusalOf(zipSync(left))).toMatch(/subjects-0001.json is missing/);
    expect(await refusalOf(zipSync({ ...unzipSync(bundle), 'readings-0002.json': strToU8('[]') }))).toMatch(
      /does not list/,
    );
    const { files } = partsOf(bundle)['manifest.json'] as { readonly files: readonly object[] };
    expect(await refusalOf(rewritten(bundle, {}, { files: [...files, ...files] }))).toMatch(
      /lists a file twice/,
    );
  });

  it('is refused when it claims more than it can hold, before anything is unpacked', async () => {
    const claims = withEntry('readings-0001.json', (view, at) => view.setUint32(at + 24, 0xfffffff0, true));
    expect(await refusalOf(claims)).toMatch(/claims 4294967280 bytes/);
    const bomb = zipSync(
      { ...unzipSync(bundle), 'audit-0009.json': new Uint8Array(20_000_000) },
      { level: 9 },
    );
    expect(await refusalOf(bomb)).toMatch(/does not list/);
  });

  it('is refused when a file is longer than its directory says', async () => {
    const shorter = withEntry('readings-0001.json', (view, at) => view.setUint32(at + 24, 100, true));
    expect(await refusalOf(shorter)).toMatch(/another size/);
  });

  it('is refused when two files have one name, or lie on each other’s bytes', async () => {
    const twice = zipSync({
      ...unzipSync(bundle),
      'audit-0008.json': strToU8('[]'),
      'audit-0009.json': strToU8('[1]'),
    });
    const at = entryOf(twice, 'audit-0009.json');
    twice.set(strToU8('audit-0008.json'), at + 46);
    expect(await refusalOf(twice)).toMatch(/audit-0008.json twice/);
    const overlapping = withEntry('readings-0001.json', (view, place) => {
      view.setUint32(place + 42, view.getUint32(entryOf(bundle, 'subjects-0001.json') + 42, true), true);
    });
    expect(await refusalOf(overlapping)).toMatch(/another file’s bytes/);
  });

  it.each(['../up.json', '/root.json', 'a/../../b.json', 'C:\\x.json', 'a\u0000b.json'])(
    'is refused with a file called %j',
    async (name) => {
      expect(await refusalOf(zipSync({ ...unzipSync(bundle), [name]: strToU8('[]') }))).toMatch(
        /name leads out of it/,
      );
    },
  );

  it('is refused when a file is encrypted', async () => {
    const encrypted = withEntry('project.json', (view, at) => view.setUint16(at + 8, 1, true));
    expect(await refusalOf(encrypted)).toMatch(/encrypted/);
  });

  it('never makes the program fall over, whichever byte of it is another', async () => {
    const { storage } = computer();
    for (let at = 0; at < bundle.length; at += Math.ceil(bundle.length / 60)) {
      const copy = new Uint8Array(bundle);
      copy[at] = (copy[at] ?? 0) ^ 0xff;
      const taken = await storage.previewBundle(copy);
      // A byte that says nothing (a time, a comment's length) may be another; a refusal says why.
      if (!taken.ok) expect(taken.error.kind).toBe('damaged');
    }
  });
});

describe('a bundle', () => {
  it.each([
    ['of a later version', {}, { version: 3 }, /version 3; this program reads/],
    [
      'without a hash',
      {},
      { files: [{ name: 'project.json', size: 1, sha256: 'x' }] },
      /manifest.json at files.0.sha256/,
    ],
    ['of no known kind', {}, { kind: 'gift' }, /manifest.json at kind/],
    ['of another project than it holds', {}, { projectId: 'P2' }, /another project than it holds/],
    ['of a kit without an observer', {}, { kind: 'kit' }, /does not say which observer/],
    ['without its project', { 'project.json': undefined }, {}, /project.json is missing/],
    [
      'whose project is empty',
      { 'project.json': { versions: [], erased: [], covariates: [] } },
      {},
      /project.json at versions/,
    ],
    [
      'with a subject of another project',
      { 'subjects-0001.json': [{ ...subject, projectId: 'P2' }] },
      {},
      /of another project/,
    ],
    ['with a text for a subject', { 'subjects-0001.json': ['x'] }, {}, /subjects-0001.json at 0/],
    [
      'with a subject that it says was erased',
      {
        'project.json': {
          versions: [makeProject()],
          erased: [{ subjectId: subject.id, atUtc: '2026-01-01T00:00:00Z' }],
          covariates: [],
        },
      },
      {},
      /says was erased/,
    ],
    [
      'with a picture of another name',
      { [`pictures/${'0'.repeat(64)}.png`]: new Uint8Array([1]) },
      {},
      /not the picture/,
    ],
  ])('%s is refused with what is wrong', async (_what, changes, manifest, message) => {
    expect(await refusalOf(rewritten(bundle, changes, manifest))).toMatch(message);
  });

  it('is the same bytes whenever it is written, but for its time, its log and its device', async () => {
    const { storage } = computer();
    expect((await storage.readBundle(bundle)).ok).toBe(true);
    const again = await storage.writeBundle(fixtureProjectId, 'all', 'project');
    const [before, after] = [partsOf(bundle), partsOf(again.ok ? again.value : new Uint8Array())];
    for (const name of ['project.json', 'subjects-0001.json', 'readings-0001.json']) {
      expect(after[name]).toEqual(before[name]);
    }
  });
});
