import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableText } from '../../src/base/stableText';
import { observerId } from '../../src/domain/ids';
import { signedRecordOf } from '../../src/domain/keeping/merge/signedRecord';
import type { Reading } from '../../src/domain/reading/reading';
import { createStorage } from '../../src/io/storage/createStorage';
import { Database } from '../../src/io/storage/database';
import { unclocked } from '../../src/io/storage/recordClocks';
import { partsOf, recordsOf } from '../support/bundles';
import { nodeHash } from '../support/contentArbitraries';
import { evenCells, fixtureProjectId, makeProject, makeReading, makeSubject } from '../support/studyFixtures';

/*
 * Merging through the real storage: some computers work on one project, now and then one opens what another wrote. In the
 * end, whoever opens all of it in whatever order has the same, and everything that was ever signed.
 */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const subjects = ['S-001', 'S-002'].map((code) => makeSubject(code));
const project = makeProject();
let databases = 0;
let seconds = 0;

/** No two signings are of one instant. */
function nextSecond(): string {
  seconds += 1;
  return new Date(Date.UTC(2026, 2, 1, 0, 0, seconds)).toISOString();
}

type Computer = ReturnType<typeof createStorage>;

function newComputer(): Computer {
  databases += 1;
  return createStorage(nowUtc, new Database(`merge-storage-${databases}`));
}

async function written(computer: Computer): Promise<Uint8Array> {
  const bundle = await computer.writeBundle(fixtureProjectId, 'all', 'project');
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

async function open(computer: Computer, bundle: Uint8Array): Promise<void> {
  const taken = await computer.readBundle(bundle);
  if (!taken.ok) throw new Error(taken.error.message);
}

/** What somebody does on one of three computers. */
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      at: fc.nat(2),
      subject: fc.nat(1),
      by: fc.constantFrom('A', 'B'),
      isSigned: fc.boolean(),
      csa: fc.integer({ min: 900, max: 905 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('age' as const),
      at: fc.nat(2),
      subject: fc.nat(1),
      age: fc.integer({ min: 60, max: 63 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('protocol' as const),
      at: fc.nat(2),
      days: fc.integer({ min: 58, max: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), at: fc.nat(2), from: fc.nat(2) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function does(one: Act, computers: readonly Computer[], signed: Map<string, string>): Promise<void> {
  const computer = computers[one.at];
  if (!computer) return;
  if (one.kind === 'open') {
    const other = computers[one.from];
    if (other) await open(computer, await written(other));
    return;
  }
  const loaded = await computer.loadProject(fixtureProjectId);
  const here = loaded.ok ? loaded.value : undefined;
  if (!here) throw new Error('The project is not there');
  if (one.kind === 'protocol') {
    const next = { ...here.project, protocol: { ...here.project.protocol, preopWithinDays: one.days } };
    await computer.save(fixtureProjectId, { project: next, event });
    return;
  }
  const subject = here.subjects[one.subject];
  if (!subject) throw new Error('The subject is not there');
  if (one.kind === 'age') {
    const changed = { ...subject, covariates: { ...subject.covariates, ageYears: one.age } };
    await computer.save(fixtureProjectId, { subjects: [changed], event });
    return;
  }
  const before = await computer.loadReading(fixtureProjectId, subject.id, observerId(one.by), 1);
  const revision = ((before.ok && before.value?.revision) || 0) + 1;
  const reading = makeReading(subject, one.by, evenCells([one.csa, 400], [900, 450]), {
    overrides: one.isSigned ? { revision, signedAtUtc: nextSecond() } : { revision, state: 'open' },
  });
  const { signedAtUtc: atUtc, observerId: by } = reading;
  // As the application does: a signing locks the protocol in the same save.
  const lock = one.isSigned && atUtc && { lock: { atUtc, observerId: by, subjectCode: subject.code } };
  const saved = await computer.save(fixtureProjectId, { readings: [reading], event, ...lock });
  if (!saved.ok) throw new Error(saved.error.message);
  const record = signedRecordOf(reading, nodeHash);
  if (record) signed.set(record.hash, subject.code);
}

/** Everything that a copy says of the project, without where it was saved. */
function stateOf(bundle: Uint8Array): unknown {
  const sorted = (records: readonly unknown[]) =>
    records.map((one) => stableText(unclocked(one as object))).sort();
  const { versions } = partsOf(bundle)['project.json'] as { readonly versions: readonly unknown[] };
  return {
    project: sorted(versions),
    subjects: sorted(recordsOf(bundle, 'subjects')),
    readings: sorted(recordsOf(bundle, 'readings')),
    signed: [...signedIn(bundle)].sort(),
  };
}

function signedIn(bundle: Uint8Array): ReadonlySet<string> {
  const heads = recordsOf(bundle, 'readings').flatMap(
    (one) => signedRecordOf(one as Reading, nodeHash)?.hash ?? [],
  );
  return new Set([
    ...heads,
    ...recordsOf(bundle, 'signed').map((one) => (one as { readonly hash: string }).hash),
  ]);
}

describe('copies of a project on several computers', () => {
  it('end in one state in whatever order, and nothing that was signed is lost', async () => {
    const orders = fc.tuple(
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      fc.array(fc.nat(2), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 10 }),
        orders,
        orders,
        async (acts, ...both) => {
          const first = newComputer();
          await first.save(fixtureProjectId, { project, subjects, event });
          const computers = [first, newComputer(), newComputer()];
          for (const one of computers.slice(1)) await open(one, await written(first));
          const signed = new Map<string, string>();
          for (const one of acts) await does(one, computers, signed);
          const bundles = await Promise.all(computers.map(written));
          const ends: Uint8Array[] = [];
          for (const [order, again] of both) {
            const fresh = newComputer();
            for (const at of [...order, ...again]) await open(fresh, bundles[at] ?? new Uint8Array());
            ends.push(await written(fresh));
          }
          // A computer that has worked ends there, too, whatever it had before.
          for (const at of [1, 0, 2]) await open(first, bundles[at] ?? new Uint8Array());
          ends.push(await written(first));
          const states = ends.map(stateOf);
          expect(states[1]).toEqual(states[0]);
          expect(states[2]).toEqual(states[0]);
          for (const end of ends) {
            const kept = signedIn(end);
            for (const hash of signed.keys()) expect(kept).toContain(hash);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
