import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { stableText } from '../../src/base/stableText';
import { observerId } from '../../src/domain/ids';
import { signedRecordOf } from '../../src/domain/keeping/merge/signedRecord';
import type { Reading } from '../../src/domain/reading/reading';
import { targetsOf } from '../../src/domain/study/targets';
import { unclocked } from '../../src/io/storage/recordClocks';
import { recordsOf } from '../support/bundles';
import { nodeHash } from '../support/contentArbitraries';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { type MemoryArchive, memoryArchive } from '../support/memoryArchive';
import { phantomFiles } from '../support/phantomFiles';

/*
 * Three browsers and one archive, on a connection that fails now and then: whatever is put and taken in which order and how
 * often, in the end the researcher has what the observers have, nothing twice, and another computer of the researcher that
 * takes everything from the archive has the same.
 */

let studies = 0;
const readers = ['A', 'B'] as const;

interface Study {
  readonly archive: MemoryArchive;
  readonly researcher: TestWorkstation;
  readonly observers: Readonly<Record<'A' | 'B', TestWorkstation>>;
  /** Whether the next question of anybody fails. */
  failing: number;
}

async function connectedTo(study: { readonly archive: MemoryArchive; failing: number }, name: string) {
  const fails = () => study.failing > 0 && --study.failing === 0;
  const { client } = study.archive.connect({ fails });
  const station = makeWorkstation({ databaseName: name, archive: client });
  await station.app.connectArchive('/dicom-web', { kind: 'none' });
  return station;
}

async function takesFirst(
  station: TestWorkstation,
  kind: 'kit' | 'project',
  observer?: string,
): Promise<void> {
  const listed = await station.app.archiveProjects();
  const bundles = listed.ok ? (listed.value[0]?.bundles ?? []) : [];
  const wanted = bundles.find((one) => one.kind === kind && one.observer === observer);
  expect(await station.app.openArchiveBundle(present(wanted, kind))).toBe('offered');
  await station.app.takeInBundles();
  station.app.dismissIncoming();
}

async function begun(): Promise<Study> {
  studies += 1;
  const archive = memoryArchive();
  const line = { archive, failing: 0 };
  const researcher = await connectedTo(line, `archive-sync-${studies}`);
  await researcher.app.newProject('Fractures');
  await researcher.app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
  expect(await researcher.app.putProject()).toMatchObject({ kind: 'put' });
  const observers: Record<string, TestWorkstation> = {};
  for (const who of readers) {
    expect(await researcher.app.putKit(observerId(who), false)).toMatchObject({ kind: 'put' });
    const station = await connectedTo(line, `archive-sync-${studies}-${who}`);
    await takesFirst(station, 'kit', who);
    await station.app.choosePerson({ kind: 'observer', observerId: observerId(who) });
    observers[who] = station;
  }
  const { A, B } = observers;
  return Object.assign(line, { researcher, observers: { A: present(A, 'A'), B: present(B, 'B') } });
}

/** Signs a subject, or opens a signed one again and signs it anew with another reason. */
async function reads({ app, state }: TestWorkstation, at: number, note: string): Promise<void> {
  const open = present(state().open, 'the project');
  await app.openReading(present(open.subjects[at], 'a subject').id);
  if (state().reading?.reading.state === 'signed') await app.reopenReading('correction');
  const { timePoints } = present(state().reading, 'a reading');
  for (const target of targetsOf(open.project.protocol, timePoints))
    await app.cannotMeasure(target, 'motion', note);
  await app.signReading();
  app.showTab('exchange');
}

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      who: fc.constantFrom(...readers),
      at: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      who: fc.constantFrom('R' as const, ...readers),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('kit' as const), who: fc.constantFrom(...readers) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('project' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('fault' as const), after: fc.integer({ min: 1, max: 6 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function does(one: Act, study: Study, number: number): Promise<void> {
  const { researcher, observers } = study;
  switch (one.kind) {
    case 'read':
      return reads(observers[one.who], one.at, `read at step ${number}`);
    case 'sync': {
      const { app } = one.who === 'R' ? researcher : observers[one.who];
      await app.synchronise();
      return app.dismissIncoming();
    }
    case 'kit':
      await researcher.app.putKit(observerId(one.who), false);
      return;
    case 'project':
      await researcher.app.putProject();
      return;
    case 'fault':
      study.failing = one.after;
  }
}

/** Readings of one observer in one browser, and what they ever signed. */
async function workOf({ ports, state }: TestWorkstation, who: string) {
  const { id } = present(state().open, 'the project').project;
  const bundle = await ports.storage.writeBundle(id, observerId(who), 'return');
  if (!bundle.ok) throw new Error(bundle.error.message);
  const readings = recordsOf(bundle.value, 'readings') as readonly Reading[];
  const kept = recordsOf(bundle.value, 'signed') as readonly { readonly hash: string }[];
  return {
    readings: readings.map((one) => stableText(unclocked(one))).sort(),
    signed: [
      ...new Set([
        ...kept.map(({ hash }) => hash),
        ...readings.flatMap((one) => signedRecordOf(one, nodeHash)?.hash ?? []),
      ]),
    ].sort(),
  };
}

describe('a project that is synchronised through an archive', () => {
  it('is the same everywhere in the end, whatever was put and taken in which order and how often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
        const study = await begun();
        for (const [number, one] of acts.entries()) await does(one, study, number);
        study.failing = 0;
        const { researcher, observers } = study;
        for (const station of [observers.A, observers.B, researcher]) {
          expect((await station.app.synchronise()).stopped).toBeUndefined();
        }
        // Once more brings nothing.
        const again = await researcher.app.synchronise();
        expect(again.came).toEqual([]);

        const second = await connectedTo(study, `archive-sync-${studies}-second`);
        await takesFirst(second, 'project');
        await second.app.synchronise();
        for (const who of readers) {
          const own = await workOf(observers[who], who);
          expect(await workOf(researcher, who)).toEqual(own);
          expect(await workOf(second, who)).toEqual(own);
        }
        const conflicts = await researcher.app.readConflicts();
        expect(conflicts.ok && conflicts.value).toEqual([]);
      }),
      { numRuns: 8, seed: 20261124 },
    );
  }, 120_000);
});
