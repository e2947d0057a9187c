import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../../src/domain/agreement/settlement';
import type { SettlingProgress } from '../../../src/domain/agreement/settlementsOf';
import { settlingRound } from '../../../src/domain/agreement/settlingRound';
import { observerId } from '../../../src/domain/ids';
import { targetKey } from '../../../src/domain/reading/roi';
import type { AdjudicationRules } from '../../../src/domain/study/conduct';
import { defaultProtocol } from '../../../src/domain/study/protocol';
import type { Subject } from '../../../src/domain/study/subject';
import { settlingNotes } from '../../../src/report/settlingNotes';
import { makeSubject, makeTarget } from '../../support/studyFixtures';

const plain = defaultProtocol('Notes');
const signedAtUtc = '2026-03-01T00:00:00Z';
const keys = (['left', 'right'] as const).flatMap((side) =>
  (['preop', 'followUp'] as const).map((at) => targetKey(makeTarget(at, side))),
);

const projectOf = (rules: Partial<AdjudicationRules> = {}) => ({
  protocol: { ...plain, adjudication: { ...plain.adjudication, ...rules } },
});

function subjectOf(decisions: readonly Settlement['decision'][]): Subject {
  return {
    ...makeSubject('S-001'),
    settlements: decisions.map((decision, index) => ({
      targetKey: keys[index] ?? '',
      decision,
      reason: 'Secret reason',
      by: 'researcher',
      atUtc: '2026-06-02T00:00:00Z',
      protocolVersion: 1,
      compared: ['A', 'B'].map((id) => ({ observerId: observerId(id), signedAtUtc })),
    })),
  };
}

function progressOf(settling: readonly string[]): readonly SettlingProgress[] {
  const line = (by: string, round: number, at: string): SettlingProgress => ({
    subjectId: makeSubject('S-001').id,
    observerId: observerId(by),
    round,
    state: 'signed',
    signedAtUtc: at,
  });
  return [
    line('A', 1, signedAtUtc),
    line('B', 1, signedAtUtc),
    ...settling.map((by) => line(by, settlingRound, '2026-06-03T00:00:00Z')),
  ];
}

const third = { role: 'radiologist', name: 'Chi', training: '15 years' };

describe('the paragraph on adjudication', () => {
  it('is none where nothing was settled and nobody is named: limits that nobody used are no method', () => {
    expect(settlingNotes({ project: projectOf() })).toEqual([]);
    expect(settlingNotes({ project: projectOf(), subjects: [subjectOf([])], progress: [] })).toEqual([]);
  });

  it('counts decisions by what came of them, and never gives their reasons or codes', () => {
    const [text = ''] = settlingNotes({
      project: projectOf({ thirdReader: third }),
      subjects: [subjectOf(['average', 're-read', 'third-reading', 'open'])],
      progress: progressOf(['third']),
    });
    expect(text).toContain('2 ROIs were settled: 1 by letting the mean stand and 1 by a third reading');
    expect(text).toContain('1 wait for a reading, where the mean stands until then');
    expect(text).toContain('A third reading was given by a third reader (radiologist, 15 years)');
    expect(text).toContain('Neither outline was shown to the third reader.');
    expect(text).toContain('agreement is of originals alone');
    expect(text).not.toContain('Secret');
    expect(text).not.toContain('S-001');
    expect(text).not.toContain('Chi');
  });

  it('tells a third reading that gave a reason from one that gave an outline', () => {
    const [text = ''] = settlingNotes({
      project: projectOf({ thirdReader: third }),
      subjects: [subjectOf(['third-reading'])],
      progress: progressOf(['third']),
      thirdCannotMeasure: 1,
    });
    expect(text).toContain(
      '1 by a third reading (of which the third reader could not measure 1: there the mean stands)',
    );
  });

  it('names the limits that are in force, and none that is off', () => {
    const all = settlingNotes({ project: projectOf({ thirdReader: third }) }).join('');
    expect(all).toContain('Dice coefficient below 0.85');
    expect(all).toContain('CSA or SI by more than the 95 % limits of agreement');
    const none = settlingNotes({
      project: projectOf({ thirdReader: third, diceBelow: null, outsideLimitsOf: [], otherSlice: false }),
    }).join('');
    expect(none).not.toMatch(/Dice|limits of agreement|two slices/);
    expect(none).toContain('by one observer only');
  });

  it('says that the researcher as third reader had seen both outlines', () => {
    const [text = ''] = settlingNotes({
      project: projectOf({ thirdReader: { ...third, isResearcher: true }, thirdRule: 'two-nearest' }),
    });
    expect(text).toContain('who saw both outlines when the reading was asked for, and so was not blind');
    expect(text).toContain('the two whose CSA lie nearest are averaged');
    expect(text).toContain('No disagreement has been settled.');
  });

  it('leaves out subjects that are excluded or for practice', () => {
    const excluded = { ...subjectOf(['average']), exclusion: { reason: 'x', atUtc: signedAtUtc } };
    const training = { ...subjectOf(['average']), isTraining: true as const };
    for (const subject of [excluded, training]) {
      expect(settlingNotes({ project: projectOf(), subjects: [subject], progress: progressOf([]) })).toEqual(
        [],
      );
    }
  });
});
