import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../../../src/domain/agreement/settlement';
import { type SettlingProgress, settlementsOf } from '../../../../src/domain/agreement/settlementsOf';
import { observerId } from '../../../../src/domain/ids';
import { targetKey } from '../../../../src/domain/reading/roi';
import { thirdReaderId } from '../../../../src/domain/study/thirdReader';
import { bothReadings } from '../../../support/fixtureStudy';
import { makeSettlement, makeSettling, settledKey } from '../../../support/settlements';
import { makeProtocol, makeSubject, makeTarget } from '../../../support/studyFixtures';

const protocol = makeProtocol();
const subject = makeSubject('S1');
const originals = bothReadings(subject, [1000, 900], [400, 440]);
const third = makeSettling(subject, 'third', [1100, 300]);

function standing(settlements: readonly Settlement[], readings: readonly SettlingProgress[]) {
  return settlementsOf({ ...subject, settlements }, readings, protocol).get(settledKey);
}

describe('a decision', () => {
  it('that the mean stands is settled at once', () => {
    const settlement = makeSettlement({ decision: 'average' });
    expect(standing([settlement], originals)).toEqual({ kind: 'settled', settlement });
  });

  it('for a third reading waits for the third reader until that is signed with the target in it', () => {
    const settlement = makeSettlement();
    const waiting = { kind: 'waiting', settlement, waitsFor: [thirdReaderId] };
    expect(standing([settlement], originals)).toEqual(waiting);
    expect(standing([settlement], [...originals, { ...third, state: 'open' }])).toEqual(waiting);
    expect(standing([settlement], [...originals, { ...third, entries: {} }])).toEqual(waiting);
    expect(standing([settlement], [...originals, third])).toEqual({ kind: 'settled', settlement });
  });

  it('for a re-read waits for each observer by name', () => {
    const settlement = makeSettlement({ decision: 're-read' });
    const again = (id: string) => makeSettling(subject, id, [1000, 400]);
    expect(standing([settlement], [...originals, again('A')])).toEqual({
      kind: 'waiting',
      settlement,
      waitsFor: [observerId('B')],
    });
    expect(standing([settlement], [...originals, again('B'), again('A')])?.kind).toBe('settled');
    // A third reading is no re-read.
    expect(standing([settlement], [...originals, third])).toMatchObject({ waitsFor: ['A', 'B'] });
  });

  it('lapses where a compared reading is signed anew, open again, gone or there twice', () => {
    const [a, b] = originals;
    if (!a || !b) throw new Error('two readings');
    const settlement = makeSettlement();
    const lapsed = { kind: 'lapsed', settlement };
    expect(standing([settlement], [{ ...a, signedAtUtc: '2026-08-01T00:00:00Z' }, b, third])).toEqual(lapsed);
    expect(standing([settlement], [{ ...a, state: 'open' }, b, third])).toEqual(lapsed);
    expect(standing([settlement], [b, third])).toEqual(lapsed);
    expect(standing([settlement], [a, a, b, third])).toEqual(lapsed);
  });

  it('gives way to a newer one, and open takes it back', () => {
    const [first, second] = [makeSettlement(), makeSettlement({ decision: 'average' })];
    expect(standing([first, second], originals)).toEqual({ kind: 'settled', settlement: second });
    expect(standing([first, makeSettlement({ decision: 'open' })], [...originals, third])).toBeUndefined();
  });

  it('about what the protocol asks for no longer is none', () => {
    const left = { ...subject, settlements: [makeSettlement({ decision: 'average' })] };
    expect(settlementsOf(left, originals, { ...protocol, sides: ['left'] }).size).toBe(0);
  });
});

describe('lines of progress', () => {
  const lines: readonly SettlingProgress[] = originals.map(({ entries: _, ...line }) => line);
  const { entries: _entries, ...line } = third;

  it('count by the targets that they name as signed', () => {
    expect(standing([makeSettlement()], [...lines, { ...line, signedTargets: [settledKey] }])?.kind).toBe(
      'settled',
    );
    expect(standing([makeSettlement()], [...lines, { ...line, signedTargets: [] }])?.kind).toBe('waiting');
  });

  it('count without targets where they were signed after the decision', () => {
    expect(standing([makeSettlement()], [...lines, line])?.kind).toBe('settled');
    const later = makeSettlement({ atUtc: '2026-07-11T00:00:00Z' });
    expect(standing([later], [...lines, line])?.kind).toBe('waiting');
  });
});

describe('standings of any decisions', () => {
  const keys = (['preop', 'followUp'] as const).flatMap((timePoint) =>
    (['right', 'left'] as const).map((side) => targetKey(makeTarget(timePoint, side))),
  );
  const other = makeSubject('S2');
  const decisions = fc.array(
    fc.record({
      targetKey: fc.constantFrom(...keys),
      decision: fc.constantFrom('average', 're-read', 'third-reading', 'open'),
    }),
  );
  const settlings = fc.subarray(
    [subject, other].flatMap((one) => ['A', 'B', 'third'].map((id) => makeSettling(one, id, [1000, 400]))),
  );

  it('do not depend on the order of readings, nor on readings of others', () => {
    fc.assert(
      fc.property(decisions, settlings, fc.integer(), (some, settling, seed) => {
        const own = { ...subject, settlements: some.map((one) => makeSettlement(one)) };
        const all = [...originals, ...bothReadings(other, [1, 2], [3, 4]), ...settling];
        const shuffled = all.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed));
        const found = settlementsOf(own, shuffled, protocol);
        const alone = all.filter(({ subjectId }) => subjectId === subject.id);
        expect([...found]).toEqual([...settlementsOf(own, alone, protocol)]);
        for (const [key, one] of found) {
          const newest = own.settlements.findLast((settlement) => settlement.targetKey === key);
          expect(one.settlement).toBe(newest);
          expect(one.settlement.decision).not.toBe('open');
        }
      }),
    );
  });
});

function hash(text: string, seed: number): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 10007, 7);
}
