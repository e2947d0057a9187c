import { describe, expect, it } from 'vitest';
import { changedProtocol } from '../../../../src/app/protocol/changedProtocol';
import { begunProblem, protocolProblem } from '../../../../src/app/protocol/protocolProblem';
import { differences } from '../../../../src/app/protocolDifferences';
import type { Settlement } from '../../../../src/domain/agreement/settlement';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';
import { subjectId } from '../../../../src/domain/ids';
import type { ReadingProgress } from '../../../../src/domain/reading/readingProgress';
import type { AdjudicationRules, ThirdReader } from '../../../../src/domain/study/conduct';
import { needsAmendment } from '../../../../src/domain/study/needsAmendment';
import { defaultProtocol, type Protocol } from '../../../../src/domain/study/protocol';
import { thirdReaderId } from '../../../../src/domain/study/thirdReader';

const plain = defaultProtocol('Rules');
const [first] = plain.observers;
if (!first) throw new Error('an observer expected');

const reader: ThirdReader = { role: 'radiologist', name: 'Chi', training: '15 years' };

function withRules(part: Partial<AdjudicationRules>, protocol: Protocol = plain): Protocol {
  return { ...protocol, adjudication: { ...protocol.adjudication, ...part } };
}

const withReader = (part: Partial<ThirdReader> = {}) => withRules({ thirdReader: { ...reader, ...part } });

describe('what the rules of adjudication may be', () => {
  it.each([0, 0.5, 0.85, 1, null])('a Dice limit of %s', (diceBelow) => {
    expect(protocolProblem(withRules({ diceBelow }))).toBeUndefined();
  });

  it.each([-0.01, 1.01, 85, Number.NaN])('not a Dice limit of %s', (diceBelow) => {
    expect(protocolProblem(withRules({ diceBelow }))).toEqual({ kind: 'dice-out-of-range' });
  });

  it('a third reader has a role, a name of their own, and no more letters than observers have', () => {
    expect(protocolProblem(withReader())).toBeUndefined();
    expect(protocolProblem(withReader({ name: '', training: '' }))).toBeUndefined();
    expect(protocolProblem(withReader({ role: '' }))).toEqual({ kind: 'empty', field: 'role' });
    const observers = plain.observers.map((one) => (one.id === first.id ? { ...one, name: 'chi' } : one));
    expect(protocolProblem({ ...withReader(), observers })).toEqual({ kind: 'same-name', name: 'Chi' });
    expect(protocolProblem(withReader({ name: 'x'.repeat(81) }))).toMatchObject({ kind: 'too-long' });
  });

  it('the researcher is the third reader or an observer, never both', () => {
    const observers = plain.observers.map((one) =>
      one.id === first.id ? { ...one, isResearcher: true as const } : one,
    );
    expect(protocolProblem(withReader({ isResearcher: true }))).toBeUndefined();
    expect(protocolProblem({ ...withReader({ isResearcher: true }), observers })).toEqual({
      kind: 'third-reader-is-observer',
      letter: 'A',
    });
  });

  it('two of three is kept only where two observers read everything', () => {
    const nearest = withRules({ thirdRule: 'two-nearest' });
    expect(changedProtocol(plain, nearest).adjudication.thirdRule).toBe('two-nearest');
    const part: Protocol = { ...nearest, assignment: { kind: 'subset', count: 20 } };
    expect(changedProtocol(plain, part).adjudication.thirdRule).toBe('replaces-mean');
  });

  it('texts of the third reader lose blanks at their ends', () => {
    const change = withReader({ role: ' radiologist ', name: ' Chi', training: '15 years ' });
    expect(changedProtocol(plain, change).adjudication.thirdReader).toEqual(reader);
  });
});

describe('a third reader who is taken out', () => {
  const after = plain;
  const settlement = (decision: Settlement['decision']): Settlement => ({
    targetKey: 'k',
    decision,
    reason: 'apart',
    by: 'researcher',
    atUtc: '2026-07-01T00:00:00Z',
    protocolVersion: 1,
    compared: [],
  });
  const line = (given: number): ReadingProgress => ({
    subjectId: subjectId('S'),
    observerId: thirdReaderId,
    round: settlingRound,
    state: 'open',
    done: given,
    given,
  });

  it('is refused while third readings are begun or asked for', () => {
    expect(begunProblem(withReader(), after, [line(1)], [])).toEqual({
      kind: 'third-reader-has-readings',
      readings: 1,
      asked: 0,
    });
    expect(begunProblem(withReader(), after, [], [{ settlements: [settlement('third-reading')] }])).toEqual({
      kind: 'third-reader-has-readings',
      readings: 0,
      asked: 1,
    });
  });

  it('is no matter where nothing was begun and what was asked is taken back', () => {
    const back = [{ settlements: [settlement('third-reading'), settlement('open')] }];
    expect(begunProblem(withReader(), after, [line(0)], back)).toBeUndefined();
  });
});

describe('an amendment', () => {
  it('is a third reader where there was none, as a further observer is', () => {
    expect(needsAmendment(plain, withReader())).toBe(true);
    expect(needsAmendment(withReader(), plain)).toBe(true);
  });

  it('is none where only name and training of a third reader are said for the first time', () => {
    expect(needsAmendment(withReader({ name: '', training: '' }), withReader())).toBe(false);
    expect(needsAmendment(withReader({ name: 'Ann' }), withReader())).toBe(true);
    expect(needsAmendment(withReader({ name: '' }), withReader({ role: 'surgeon' }))).toBe(true);
    expect(needsAmendment(withReader(), withReader({ isResearcher: true }))).toBe(true);
  });

  it.each<Partial<AdjudicationRules>>([
    { diceBelow: 0.9 },
    { diceBelow: null },
    { outsideLimitsOf: [] },
    { otherSlice: false },
    { thirdRule: 'two-nearest' },
  ])('is %j', (part) => {
    expect(needsAmendment(plain, withRules(part))).toBe(true);
  });
});

describe('what changed of the rules, in words', () => {
  it('names every part with its value before and after', () => {
    const after = withRules({ diceBelow: null, outsideLimitsOf: ['si'], otherSlice: false });
    const text = differences(plain, after).join('\n');
    expect(text).toContain('Disagreement by Dice: below 0.85 → no limit');
    expect(text).toContain('CSA, SI → SI');
    expect(differences(plain, withReader()).join('\n')).toContain(
      'Third reader: none → Chi, radiologist, 15 years',
    );
  });
});
