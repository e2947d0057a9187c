import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Settlement } from '../../../../src/domain/agreement/settlement';
import { observerId } from '../../../../src/domain/ids';
import { targetKey } from '../../../../src/domain/reading/roi';
import { defaultConduct } from '../../../../src/domain/study/conduct';
import type { Subject } from '../../../../src/domain/study/subject';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { differenceWords, versionWords } from '../../../../src/ui/exchange/conflictWords';
import { firstContent, packFirst } from '../../../support/bundles';
import { fixtureProjectId, makeProject, makeSubject, makeTarget } from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const project = makeProject();
const key = targetKey(makeTarget('preop', 'left'));

function settlement(over: Partial<Settlement> = {}): Settlement {
  return {
    targetKey: key,
    decision: 'third-reading',
    reason: 'Facet or not?',
    by: 'researcher',
    atUtc: '2026-06-02T00:00:00Z',
    protocolVersion: 1,
    compared: ['A', 'B'].map((id) => ({ observerId: observerId(id), signedAtUtc: '2026-03-01T00:00:00Z' })),
    ...over,
  };
}

function subjectWith(settlements: readonly Settlement[]): Subject {
  return { ...makeSubject('S-001'), settlements };
}

let databases = 0;
function computer() {
  databases += 1;
  return createStorage(nowUtc, new Database(`settlements-${databases}`));
}

async function bundleOf(storage: ReturnType<typeof computer>): Promise<Uint8Array> {
  const bundle = await storage.writeBundle(fixtureProjectId, 'all');
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

async function subjectsOf(storage: ReturnType<typeof computer>): Promise<readonly Subject[]> {
  const loaded = await storage.loadProject(fixtureProjectId);
  return present(loaded.ok ? loaded.value : undefined, 'the project').subjects;
}

describe('decisions about disagreements', () => {
  it('go through a bundle as they are, the replaced ones too, in their order', async () => {
    const list = [settlement({ decision: 'average' }), settlement(), settlement({ decision: 'open' })];
    const storage = computer();
    await storage.save(fixtureProjectId, { project, subjects: [subjectWith(list)], event });
    const other = computer();
    expect((await other.readBundle(await bundleOf(storage))).ok).toBe(true);
    expect((await subjectsOf(other))[0]?.settlements).toEqual(list);
  });

  it.each<readonly [string, unknown]>([
    ['an unknown decision', settlement({ decision: 'discard' as Settlement['decision'] })],
    ['a reason that is no text', { ...settlement(), reason: { $: 1 } }],
    ['a target that is no text', { ...settlement(), targetKey: 7 }],
    ['a moment that is none', settlement({ atUtc: 'yesterday' })],
    ['a version that is no whole number', settlement({ protocolVersion: 1.5 })],
    ['no readings that were compared', { ...settlement(), compared: undefined }],
    ['a compared reading without a moment', { ...settlement(), compared: [{ observerId: 'A' }] }],
    ['nobody who decided', { ...settlement(), by: null }],
    ['no record at all', 'third-reading'],
  ])('are refused with %s, saying where, and nothing is kept', async (_what, wrong) => {
    const storage = computer();
    const subjects = [{ ...makeSubject('S-001'), settlements: [wrong] }];
    const outcome = await storage.readBundle(packFirst(firstContent({ whose: 'all', project, subjects })));
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('settlements') },
    });
    expect(await storage.loadProject(fixtureProjectId)).toMatchObject({ ok: true, value: undefined });
  });

  it.each<readonly [string, object]>([
    ['a Dice limit of 1.2', { diceBelow: 1.2 }],
    ['a Dice limit in words', { diceBelow: 'low' }],
    ['another quantity', { outsideLimitsOf: ['fat'] }],
    ['another rule of the third reading', { thirdRule: 'the-best' }],
    ['a third reader without a role', { thirdReader: { name: 'Chi', training: '' } }],
  ])('are not taken with rules of the protocol that have %s', async (_what, part) => {
    const adjudication = { ...defaultConduct.adjudication, ...part };
    const wrong = { ...project, protocol: { ...project.protocol, adjudication } };
    const content = firstContent({ whose: 'all', project: wrong });
    expect(await computer().readBundle(packFirst(content))).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('adjudication') },
    });
  });

  it('made apart on two computers are a conflict that is shown, and settled by choosing one', async () => {
    const [here, there] = [computer(), computer()];
    await here.save(fixtureProjectId, { project, subjects: [makeSubject('S-001')], event });
    await there.readBundle(await bundleOf(here));
    const [ofHere, ofThere] = [settlement(), settlement({ decision: 'average' })];
    const [first, second] = [(await subjectsOf(here))[0], (await subjectsOf(there))[0]];
    await here.save(fixtureProjectId, {
      subjects: [{ ...present(first, 'here'), settlements: [ofHere] }],
      event,
    });
    await there.save(fixtureProjectId, {
      subjects: [{ ...present(second, 'there'), settlements: [ofThere] }],
      event,
    });
    expect(await here.readBundle(await bundleOf(there))).toMatchObject({ ok: true, value: { conflicts: 1 } });
    const found = await here.conflicts(fixtureProjectId);
    const conflict = present(found.ok ? found.value[0] : undefined, 'the conflict');
    expect(conflict.kind).toBe('subject');
    expect(differenceWords(conflict, project.protocol, true)).toEqual([
      'Decision, pre-op mf-es left: differs',
    ]);
    const said = conflict.versions.map((_, at) => versionWords(conflict, at, true).facts.join());
    const kept = 'All decisions are kept; about one target, those of the version that you choose count.';
    expect(said.sort()).toEqual([
      `Decisions: pre-op mf-es left, the mean stands. ${kept}`,
      `Decisions: pre-op mf-es left, third reading. ${kept}`,
    ]);
    const chosen = conflict.versions.findIndex(
      (one) => 'settlements' in one && one.settlements?.[0]?.decision === 'average',
    );
    const settled = await here.settleConflict(fixtureProjectId, conflict, chosen, {
      act: 'conflict-settled',
      detail: 'subject',
    });
    expect(settled.ok).toBe(true);
    // The chosen one is in force; the other stays for the record.
    expect((await subjectsOf(here))[0]?.settlements).toEqual([ofHere, ofThere]);
    // The other computer takes the settled one over: no conflict is left anywhere.
    await there.readBundle(await bundleOf(here));
    expect((await subjectsOf(there))[0]?.settlements).toEqual([ofHere, ofThere]);
    const left = await there.conflicts(fixtureProjectId);
    expect(left.ok && left.value).toEqual([]);
  });
});

describe('a bundle of an earlier version', () => {
  it('has no decisions, and the protocol gets the default rules with nobody to read a third time', async () => {
    const storage = computer();
    const bundle = readFileSync(
      new URL('../../../fixtures/bundles/v1-project-unblinded.zip', import.meta.url),
    );
    expect((await storage.readBundle(new Uint8Array(bundle))).ok).toBe(true);
    const loaded = await storage.loadProject(fixtureProjectId);
    const here = present(loaded.ok ? loaded.value : undefined, 'the project');
    expect(here.subjects.every(({ settlements }) => settlements === undefined)).toBe(true);
    expect(here.project.protocol.adjudication).toEqual(defaultConduct.adjudication);
    expect(here.project.protocol.adjudication.thirdReader).toBeUndefined();
  });
});
