import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import type { Subject } from '../../../src/domain/study/subject';
import { enrolmentFlow } from '../../../src/report/flow/enrolmentFlow';
import { finalScanCounts } from '../../../src/report/flow/finalScanCounts';
import { makeProject, makeSubject, refractured } from '../../support/studyFixtures';

/** Counted by hand from the list below. */

const atUtc = '2026-01-02T00:00:00Z';
const out = (code: string, reason: string) => makeSubject(code, { exclusion: { reason, atUtc } });
const noFollowUp: Subject = (() => {
  const subject = makeSubject('S-006');
  const { followUp: _followUp, ...scans } = subject.scans;
  return { ...subject, scans };
})();
const subjects = [
  makeSubject('S-001'),
  makeSubject('S-002', { covariates: refractured }),
  makeSubject('S-003'),
  out('S-004', 'Kümmell disease'),
  out('S-005', 'kümmell  disease '),
  noFollowUp,
  { ...makeSubject('S-007'), isTraining: true as const },
  out('S-008', 'Incomplete data'),
];
const signed = (subject: Subject | undefined, observer: string) =>
  subject
    ? [{ subjectId: subject.id, observerId: observerId(observer), round: 1, state: 'signed' as const }]
    : [];
const progress = [
  ...['A', 'B'].flatMap((observer) => [...signed(subjects[0], observer), ...signed(subjects[1], observer)]),
  ...signed(subjects[2], 'A'),
];
const input = { project: makeProject(), subjects, progress };

describe('the flow of enrolment', () => {
  const flow = enrolmentFlow({ ...input, showsGroup: true });

  it('has every subject in one end', () => {
    expect(flow.screened.count).toBe(8);
    expect([flow.excluded.count, flow.waiting?.count, flow.included.count]).toEqual([3, 1, 4]);
    expect([flow.training?.count, flow.notRead?.count, flow.read.count]).toEqual([1, 1, 2]);
  });

  it('counts reasons of exclusion that differ in case and blanks alone as one', () => {
    expect(flow.excluded.lines).toEqual([
      { text: 'Kümmell disease', count: 2 },
      { text: 'Incomplete data', count: 1 },
    ]);
  });

  it('says what is waited for, and whose readings lack', () => {
    expect(flow.waiting?.lines).toEqual([{ text: 'no follow-up scan', count: 1 }]);
    expect(flow.notRead?.lines).toEqual([{ text: 'by observer B', count: 1 }]);
  });

  it('has the groups of those who are read', () => {
    expect(flow.groups).toEqual([
      { text: 'Refractured', count: 1 },
      { text: 'Not refractured', count: 1 },
    ]);
  });

  it('tells no group and no reason to whom they may not be shown', () => {
    const blinded = enrolmentFlow({ ...input, showsGroup: false });
    expect(blinded.groups).toBeUndefined();
    expect(blinded.excluded).toEqual({ title: 'Excluded', count: 3, lines: [] });
  });
});

describe('why subjects without refracture had a final scan', () => {
  it('is counted of those that are in the study, with those of whom it is not noted', () => {
    const noted = (code: string, reason: string): Subject => ({
      ...makeSubject(code),
      finalScanReason: reason,
    });
    const all = [
      noted('S-001', 'Symptoms'),
      noted('S-002', 'symptoms'),
      noted('S-003', 'Scheduled'),
      makeSubject('S-004'),
      { ...makeSubject('S-005', { covariates: refractured }), finalScanReason: 'Symptoms' },
      { ...out('S-006', 'Incomplete data'), finalScanReason: 'Other' },
      { ...noted('S-007', 'Other'), isTraining: true as const },
    ];
    expect(finalScanCounts(all)).toEqual({
      subjects: 4,
      reasons: [
        { text: 'Symptoms', count: 2 },
        { text: 'Scheduled', count: 1 },
      ],
      notNoted: 1,
    });
  });
});
