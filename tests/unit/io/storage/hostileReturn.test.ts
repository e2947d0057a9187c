import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import type { AuditEntry } from '../../../../src/domain/keeping/auditEntry';
import { auditEntryText } from '../../../../src/domain/keeping/auditEntryText';
import type { Reading } from '../../../../src/domain/reading/reading';
import { auditHash } from '../../../../src/io/storage/auditHash';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { partsOf, recordsOf, rewritten } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject, refractured } from '../../../support/studyFixtures';

/* Observer A knows the format and writes what they like into a return. The researcher's project has readings of both. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '', person: 'researcher' } as const;
const a = observerId('A');
const { unblinding: _none, ...plain } = makeProject();
const project = { ...plain, secretText: 'the researcher’s own' };
const subject = makeSubject('S-001', { covariates: { ...refractured, ageYears: 77, level: 'L1' } });
const other = makeSubject('S-002');
const [ofA, ofB] = bothReadings(subject, [1000, 900], [400, 450]) as [Reading, Reading];
let databases = 0;

function newComputer() {
  databases += 1;
  const database = new Database(`hostile-return-${databases}`);
  return { storage: createStorage(nowUtc, database), database };
}
type Computer = ReturnType<typeof newComputer>;

async function researcher(own: object = project): Promise<Computer> {
  const computer = newComputer();
  const change = { project: { ...plain, ...own }, subjects: [subject, other], readings: [ofB], event };
  expect((await computer.storage.save(fixtureProjectId, change)).ok).toBe(true);
  return computer;
}

async function written(
  { storage }: Computer,
  whose: typeof a | 'all',
  kind: 'project' | 'backup' | 'return',
) {
  const bundle = await storage.writeBundle(fixtureProjectId, whose, kind);
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

async function returnOf(home: Computer): Promise<Uint8Array> {
  const away = newComputer();
  expect((await away.storage.readBundle(await written(home, a, 'backup'))).ok).toBe(true);
  await away.storage.save(fixtureProjectId, { readings: [ofA], event: { ...event, person: 'A' } });
  return written(away, a, 'return');
}

/** Everything that is not observer A's. */
async function notOfA({ database }: Computer): Promise<string> {
  const readings = await database.readings.toArray();
  return JSON.stringify([
    // A signed reading that comes back locks the protocol, as it would here.
    (await database.projects.toArray()).map(({ locked: _locked, ...rest }) => rest),
    await database.subjects.toArray(),
    readings.filter(({ observerId: whose }) => whose !== a),
    (await database.signedRecords.toArray()).filter(({ reading }) => reading.observerId !== a),
    await database.versions.toArray(),
    await database.pictures.toArray(),
    await database.patientImages.toArray(),
    (await database.audit.toArray()).filter(
      ({ chain, act }) => !chain.startsWith('A@') && act !== 'bundle-merged',
    ),
  ]);
}

function resealed(entry: AuditEntry, change: Partial<AuditEntry>): AuditEntry {
  const next = { ...entry, ...change };
  return { ...next, hash: auditHash(auditEntryText(next)) };
}

async function changed(bundle: Uint8Array, part: string, change: (record: never) => unknown) {
  const [record, ...others] = recordsOf(bundle, part);
  return rewritten(bundle, { [`${part}-0001.json`]: [change(record as never), ...others] });
}

describe('a return that somebody wrote by hand', () => {
  it('with a clock under names that every object has leaves clocks that a bundle can hold', async () => {
    const home = await researcher({ ...project, unblinding: { atUtc: nowUtc(), reason: 'All are read' } });
    const bundle = await returnOf(home);
    for (const name of ['constructor', 'toString', 'valueOf', 'hasOwnProperty']) {
      const forged = await changed(bundle, 'readings', (one: Reading) => ({
        ...one,
        clock: { ...one.clock, [name]: 5 },
      }));
      await home.storage.readBundle(forged);
    }
    const whole = await written(home, 'all', 'project');
    expect(await newComputer().storage.readBundle(whole)).toMatchObject({ ok: true });
  });

  it('with __proto__ as a device leaves nothing of it', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const [reading] = recordsOf(bundle, 'readings');
    const text = JSON.stringify([reading]).replace(/"clock":\{/, '"clock":{"__proto__":7,');
    const forged = rewritten(bundle, { 'readings-0001.json': new TextEncoder().encode(text) });
    await home.storage.readBundle(forged);
    const whole = await written(home, 'all', 'project');
    expect(JSON.stringify(partsOf(whole))).not.toContain('__proto__');
    expect(await newComputer().storage.readBundle(whole)).toMatchObject({ ok: true });
  });

  it.each([
    ['the highest counts that are read', 1_000_000],
    ['counts beyond any work', 100_000_000],
  ])('with %s keeps nobody from going on, nor from keeping the project in a file', async (_what, count) => {
    // Unblinded, so that its file holds readings.
    const home = await researcher({ ...project, unblinding: { atUtc: nowUtc(), reason: 'All are read' } });
    const bundle = await returnOf(home);
    expect((await home.storage.readBundle(bundle)).ok).toBe(true);
    const forged = await changed(bundle, 'readings', (one: Reading) => ({
      ...one,
      revision: count,
      clock: { ...one.clock, x: count },
    }));
    await home.storage.readBundle(forged);
    const stored = await home.storage.loadReading(fixtureProjectId, subject.id, a, 1);
    const reading = present(stored.ok ? stored.value : undefined, 'the reading');
    const next = { ...reading, revision: reading.revision + 1 };
    expect(await home.storage.save(fixtureProjectId, { readings: [next], event })).toMatchObject({
      ok: true,
    });
    const whole = await written(home, 'all', 'project');
    expect(recordsOf(whole, 'readings').length).toBeGreaterThan(1);
    expect(await newComputer().storage.readBundle(whole)).toMatchObject({ ok: true });
  });

  it('with acts of other people in the observer’s own chain is refused', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const forged = await changed(bundle, 'audit', (one: AuditEntry) =>
      resealed(one, { person: 'researcher', act: 'unblinded', detail: 'by somebody else' }),
    );
    expect(await home.storage.readBundle(forged)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    const log = await home.storage.loadLog(fixtureProjectId, 'all');
    expect(log.ok && log.value.some(({ act }) => act === 'unblinded')).toBe(false);
  });

  it.each(['constructor', '<b>unblinded</b>', 'signed\u202e-in'])(
    'with an act called %s is refused',
    async (act) => {
      const home = await researcher();
      const bundle = await returnOf(home);
      const forged = await changed(bundle, 'audit', (one: AuditEntry) =>
        resealed(one, { act: act as never }),
      );
      expect(await home.storage.readBundle(forged)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    },
  );

  it('with a log of another number for a chain of this computer does not bend what is written here next', async () => {
    const home = await researcher();
    // A reads on the researcher's own computer too.
    await home.storage.save(fixtureProjectId, {
      event: { act: 'signed-in', detail: 'round 1', person: 'A' },
    });
    const bundle = await returnOf(home);
    const here = (await home.database.audit.toArray()).find(({ chain }) => chain.startsWith('A@'));
    const own = present(here, 'an entry of A');
    const [entry] = recordsOf(bundle, 'audit') as readonly AuditEntry[];
    const made = resealed(present(entry, 'an entry'), {
      chain: own.chain,
      number: Number.MAX_SAFE_INTEGER,
      previousHash: '0'.repeat(64),
    });
    const forged = rewritten(bundle, { 'audit-0001.json': [...recordsOf(bundle, 'audit'), made] });
    await home.storage.readBundle(forged);
    for (const detail of ['one', 'two', 'three']) {
      const saved = await home.storage.save(fixtureProjectId, {
        event: { act: 'other', detail, person: 'A' },
      });
      expect(saved.ok).toBe(true);
    }
    const whole = await written(home, 'all', 'project');
    expect(await newComputer().storage.readBundle(whole)).toMatchObject({ ok: true });
    const numbers = (await home.database.audit.where('projectId').equals(fixtureProjectId).toArray())
      .filter(({ chain, detail }) => chain === own.chain && ['one', 'two', 'three'].includes(detail))
      .map(({ number }) => number);
    expect(numbers).toEqual([numbers[0], 1, 2].map((one, at) => (at === 0 ? one : (numbers[0] ?? 0) + at)));
  });

  it.each([
    [
      'tombstones for everybody',
      { erased: [subject, other].map(({ id }) => ({ subjectId: id, atUtc: nowUtc() })) },
    ],
    ['covariates', { covariates: [{ id: 'x', name: 'X', kind: 'date' }] }],
    [
      'another protocol, a lock and the end of blinding',
      {
        versions: [
          {
            ...plain,
            kit: { observerId: 'A', issuedAtUtc: nowUtc(), issue: 9, hasImages: false },
            clock: { x: 900_000 },
            protocol: { ...plain.protocol, version: 9, csaKind: 'net' },
            unblinding: { atUtc: nowUtc(), reason: 'because' },
            locked: { atUtc: nowUtc(), observerId: 'A', subjectCode: 'S-001' },
          },
        ],
      },
    ],
  ])('with %s changes nothing of anybody else', async (_what, change) => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const before = await notOfA(home);
    const projectPart = partsOf(bundle)['project.json'] as object;
    await home.storage.readBundle(rewritten(bundle, { 'project.json': { ...projectPart, ...change } }));
    expect(await notOfA(home)).toBe(before);
  });

  it('with subjects, images, slices of the chooser and readings of nobody changes nothing of anybody else', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const before = await notOfA(home);
    const [reading] = recordsOf(bundle, 'readings') as readonly Reading[];
    const chooser = { ...present(reading, 'a reading'), id: 'made-up', observerId: 'slices', entries: {} };
    const forged = rewritten(bundle, {
      'subjects-0001.json': [{ ...subject, code: '<b>S-666</b>', clock: { x: 900_000 } }],
      'readings-0001.json': [reading, chooser],
    });
    await home.storage.readBundle(forged);
    expect(await notOfA(home)).toBe(before);
  });

  it.each([
    ['of another observer', { observerId: 'B' }],
    ['of everybody', { observerId: undefined }],
    ['the whole project', { observerId: undefined, kind: 'project' }],
    ['a backup of the whole project', { observerId: undefined, kind: 'backup' }],
  ])('that says it is %s changes nothing of anybody else', async (_what, manifest) => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const before = await notOfA(home);
    const projectPart = partsOf(bundle)['project.json'] as { readonly versions: readonly object[] };
    const versions = projectPart.versions.map((one) => {
      const { kit: _kit, ...rest } = one as { readonly kit?: object };
      return { ...rest, clock: { x: 900_000 }, unblinding: { atUtc: nowUtc(), reason: 'because' } };
    });
    const tombstones = [{ subjectId: other.id, atUtc: nowUtc() }];
    const forged = rewritten(
      bundle,
      { 'project.json': { ...projectPart, versions, erased: tombstones } },
      manifest,
    );
    await home.storage.readBundle(forged);
    expect(await notOfA(home)).toBe(before);
  });

  it('with two values under one key says what the last one says, which is what was checked', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const [reading] = recordsOf(bundle, 'readings');
    const text = JSON.stringify([reading]).replace(/"observerId":"A"/, '"observerId":"A","observerId":"B"');
    const before = await notOfA(home);
    const forged = rewritten(bundle, { 'readings-0001.json': new TextEncoder().encode(text) });
    expect(await home.storage.readBundle(forged)).toMatchObject({ ok: false });
    expect(await notOfA(home)).toBe(before);
  });

  it('with a second manifest beside the first is refused', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const extra = { ...(partsOf(bundle)['manifest.json'] as object), observerId: 'B' };
    for (const name of ['Manifest.json', 'x/manifest.json', 'manifest.json ']) {
      const forged = rewritten(
        bundle,
        { [name]: extra },
        { files: (partsOf(bundle)['manifest.json'] as { files: unknown }).files },
      );
      expect(await home.storage.readBundle(forged)).toMatchObject({ ok: false });
    }
  });

  it('with a million subjects is answered, and changes nothing of anybody else', async () => {
    const home = await researcher();
    const bundle = await returnOf(home);
    const before = await notOfA(home);
    const text = Array.from(
      { length: 100_000 },
      (_, at) => `{"id":"s${at}","projectId":"P1","code":"","patientKey":"","covariates":{},"scans":{}}`,
    ).join(',');
    const bytes = new TextEncoder().encode(`[${text}]`);
    const many = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [`subjects-${String(at + 1).padStart(4, '0')}.json`, bytes]),
    );
    await home.storage.readBundle(rewritten(bundle, many));
    expect(await notOfA(home)).toBe(before);
  }, 120_000);
});
