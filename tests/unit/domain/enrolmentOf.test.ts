import { describe, expect, it } from 'vitest';
import { enrolmentOf } from '../../../src/domain/study/enrolmentOf';
import { makeSubject } from '../../support/studyFixtures';

const atUtc = '2026-11-23T12:00:00Z';

describe('enrolment', () => {
  const both = makeSubject('S-001');
  const { followUp: _followUp, ...half } = both.scans;
  const one = { ...both, scans: half };

  it('is included by itself with both scans, else screened', () => {
    expect(enrolmentOf(both)).toBe('included');
    expect(enrolmentOf(one)).toBe('screened');
  });

  it('is what a person set', () => {
    expect(enrolmentOf({ ...both, enrolment: { state: 'screened', atUtc } })).toBe('screened');
    expect(enrolmentOf({ ...one, enrolment: { state: 'included', atUtc } })).toBe('included');
  });

  it('is excluded whatever else was set', () => {
    const exclusion = { reason: 'Kümmell disease', atUtc };
    expect(enrolmentOf({ ...both, exclusion, enrolment: { state: 'included', atUtc } })).toBe('excluded');
  });
});
