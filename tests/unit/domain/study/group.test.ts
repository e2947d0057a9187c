import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { projectId, seriesInstanceUid, studyInstanceUid, subjectId } from '../../../../src/domain/ids';
import { parseIsoDate } from '../../../../src/domain/isoDate';
import { groupOf } from '../../../../src/domain/study/group';
import { refractureTypes } from '../../../../src/domain/study/refractureTypes';
import type { Covariates, Subject } from '../../../../src/domain/study/subject';

// Expected groups and types are read off the rules, section Group.
const day = (text: string) => present(parseIsoDate(text), `date ${text}`);

function subject(covariates: Covariates, finalScan?: string): Subject {
  return {
    id: subjectId('s'),
    projectId: projectId('p'),
    code: 'S-001',
    patientKey: 'k',
    covariates,
    scans: finalScan
      ? {
          followUp: {
            studyInstanceUid: studyInstanceUid('1'),
            axialSeriesUid: seriesInstanceUid('2'),
            studyDate: day(finalScan),
            reason: { kind: 'chosen-by-user' },
          },
        }
      : {},
  };
}

function refractured(on: readonly string[], levels: readonly string[] = ['L2'], treated = 'L1'): Covariates {
  const events = on.map((date) => ({ date: day(date), levels }));
  return { level: treated, surgeryDate: day('2023-03-15'), refracture: { kind: 'confirmed', events } };
}

describe('group', () => {
  const groupFor = (covariates: Covariates, finalScan = '2024-03-14') =>
    groupOf(subject(covariates, finalScan));

  it('a refracture the day after surgery and one on the day of the final scan count', () => {
    expect(groupFor(refractured(['2023-03-16']))).toEqual({ kind: 'known', group: 'refractured' });
    expect(groupFor(refractured(['2024-03-14']))).toEqual({ kind: 'known', group: 'refractured' });
  });
  it('one on the day of surgery or after the final scan does not: the group is unknown', () => {
    expect(groupFor(refractured(['2023-03-15', '2024-03-15']))).toEqual({
      kind: 'unknown',
      why: 'outside-interval',
    });
  });
  it('one of several inside the interval is enough', () => {
    expect(groupFor(refractured(['2023-03-01', '2023-08-01']))).toEqual({
      kind: 'known',
      group: 'refractured',
    });
  });
  it('without a final scan it is unknown', () => {
    expect(groupOf(subject(refractured(['2023-08-01'])))).toEqual({
      kind: 'unknown',
      why: 'outside-interval',
    });
  });
  it('a final scan read as showing none is not refractured', () => {
    expect(groupFor({ refracture: { kind: 'none-on-final-scan' } })).toEqual({
      kind: 'known',
      group: 'not-refractured',
    });
  });
  it('nothing recorded, no refracture date and no surgery date are unknown, with the reason', () => {
    expect(groupFor({})).toEqual({ kind: 'unknown', why: 'not-recorded' });
    const undated = { kind: 'confirmed', events: [{ levels: ['L2'] }] } as const;
    expect(groupFor({ surgeryDate: day('2023-03-15'), refracture: undated })).toEqual({
      kind: 'unknown',
      why: 'no-refracture-date',
    });
    expect(groupFor({ refracture: undated })).toEqual({ kind: 'unknown', why: 'no-surgery-date' });
  });
});

describe('refracture type', () => {
  const typesFor = (treated: string, ...levels: string[]) =>
    refractureTypes(subject(refractured(['2023-08-01'], levels, treated), '2024-03-14'));

  it('the same level is augmented, the next adjacent, any other non-adjacent', () => {
    expect(typesFor('L1', 'L1')).toEqual(['augmented']);
    expect(typesFor('L1', 'L2')).toEqual(['adjacent']);
    expect(typesFor('L2', 'L4')).toEqual(['non-adjacent']);
  });
  it('T12 borders on L1 and L5 on S1, though T13 and L6 exist', () => {
    expect(typesFor('T12', 'L1')).toEqual(['adjacent']);
    expect(typesFor('L1', 'T12')).toEqual(['adjacent']);
    expect(typesFor('L5', 'S1')).toEqual(['adjacent']);
    expect(typesFor('T13', 'T12')).toEqual(['adjacent']);
  });
  it('several levels give several types, in one order', () => {
    expect(typesFor('L1', 'L4', 'T12', 'L1')).toEqual(['augmented', 'adjacent', 'non-adjacent']);
  });
  it('refractures outside the interval have no type', () => {
    expect(refractureTypes(subject(refractured(['2024-08-01'], ['L2']), '2024-03-14'))).toEqual([]);
  });
});
