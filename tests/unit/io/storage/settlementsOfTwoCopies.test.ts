import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { newestSettlements } from '../../../../src/domain/agreement/newestSettlements';
import type { Settlement } from '../../../../src/domain/agreement/settlement';
import type { RoiSide } from '../../../../src/domain/side';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

/* Two copies of the researcher decided about one subject apart from each other: no decision is lost where a person settles that. */

const event = { act: 'other', detail: '' } as const;
const subject = makeSubject('S-001');
const decided = (side: RoiSide, decision: Settlement['decision'], reason: string): Settlement => ({
  targetKey: `preop|mf|multifidus|${side}`,
  decision,
  reason,
  by: 'researcher',
  atUtc: '2026-11-23T12:00:00.000Z',
  protocolVersion: 1,
  compared: [],
});

function newCopy(name: string) {
  return createStorage(() => '2026-11-23T12:00:00.000Z', new Database(`settled-twice-${name}`));
}

it.each([0, 1])(
  'version %i keeps the decisions of both; about one target its own is in force',
  async (chosen) => {
    const [here, there] = [newCopy(`here-${chosen}`), newCopy(`there-${chosen}`)];
    const shared = { ...subject, settlements: [decided('right', 'average', 'first')] };
    await here.save(fixtureProjectId, { project: makeProject(), subjects: [shared], event });
    const out = await here.writeBundle(fixtureProjectId, 'all', 'project');
    if (!out.ok || !(await there.readBundle(out.value)).ok) throw new Error('not taken in');
    const add = (...more: readonly Settlement[]) => ({
      ...shared,
      settlements: [...shared.settlements, ...more],
    });
    const own = { here: decided('right', 're-read', 'here'), there: decided('right', 'open', 'there') };
    await here.save(fixtureProjectId, { subjects: [add(own.here)], event });
    await there.save(fixtureProjectId, {
      subjects: [add(own.there, decided('left', 'average', 'only there'))],
      event,
    });
    const back = await there.writeBundle(fixtureProjectId, 'all', 'project');
    if (!back.ok || !(await here.readBundle(back.value)).ok) throw new Error('not taken back');
    const conflicts = await here.conflicts(fixtureProjectId);
    const [conflict] = conflicts.ok ? conflicts.value : [];
    if (conflict?.kind !== 'subject') throw new Error('a conflict of the subject expected');
    const inForce = conflict.versions[chosen]?.settlements?.findLast(({ targetKey }) =>
      targetKey.endsWith('right'),
    );
    const settled = await here.settleConflict(fixtureProjectId, conflict, chosen, event);
    expect(settled.ok).toBe(true);
    const stored = await here.loadSubjects(fixtureProjectId);
    const after = (stored.ok && stored.value?.subjects[0]?.settlements) || [];
    expect(after.map(({ reason }) => reason).toSorted()).toEqual(['first', 'here', 'only there', 'there']);
    expect(
      newestSettlements(after)
        .map(({ reason }) => reason)
        .toSorted(),
    ).toEqual(['only there', inForce?.reason ?? ''].toSorted());
  },
);
