import { describe, expect, it } from 'vitest';
import { enrolmentNotes } from '../../../src/report/enrolmentNotes';
import { makeProject, makeSubject, refractured } from '../../support/studyFixtures';

/* Counted by hand: five subjects, of whom one is excluded, one waits, one is for practice; two are studied. */
const exclusion = { reason: 'Neurogenic disease', atUtc: '2026-01-02T00:00:00Z' };
const subjects = [
  makeSubject('S-1', { covariates: refractured }),
  { ...makeSubject('S-2'), finalScanReason: 'Back pain' },
  { ...makeSubject('T-1'), isTraining: true as const },
  makeSubject('X-1', { exclusion }),
  { ...makeSubject('W-1'), scans: {} },
];
const unblinding = { atUtc: '2026-06-01T00:00:00Z', reason: 'done', unread: 3 };
const input = { project: makeProject({ unblinding }), subjects, progress: [], showsGroup: true };

describe('the methods text on enrolment', () => {
  it('counts who came in and who did not, with reasons, and names subjects for training', () => {
    const [text] = enrolmentNotes(input);
    expect(text).toContain('5 subjects were screened, 1 excluded (Neurogenic disease: 1) and 3 included.');
    expect(text).toContain('1 subject is not settled yet');
    expect(text).toContain('1 included subject was for training: read, never analysed');
    expect(text).toContain('Of 2 subjects readings are still to be signed.');
  });

  it('says why those without refracture had a final scan, and for how many it is not noted', () => {
    expect(enrolmentNotes(input)[1]).toBe(
      'Why 1 subject without refracture had a final scan: Back pain (1).',
    );
    const more = [...subjects, makeSubject('S-3'), makeSubject('S-4')];
    expect(enrolmentNotes({ ...input, subjects: more })[1]).toBe(
      'Why 3 subjects without refracture had a final scan: Back pain (1); not noted (2).',
    );
  });

  it('says how much was not read at the unblinding', () => {
    expect(enrolmentNotes(input).at(-1)).toContain(
      'unblinded on 2026-06-01, when 3 readings were not signed',
    );
  });

  it('tells nothing of groups, and no reason that might, to who may not know them', () => {
    const text = enrolmentNotes({ ...input, showsGroup: false }).join(' ');
    expect(text).not.toMatch(/refracture|Back pain|Neurogenic/);
  });
});
