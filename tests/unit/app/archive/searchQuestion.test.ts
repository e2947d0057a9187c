import { describe, expect, it } from 'vitest';
import { emptyQuestion, isNarrowed, queryOf } from '../../../../src/app/archive/searchQuestion';
import type { ArchiveQuestion } from '../../../../src/state/archiveSearchState';

/* What is expected is DICOM's matching, PS3.4 C.2.2.2: single value, wild card (`*`, `?`) and range matching. */

const query = (part: Partial<ArchiveQuestion>) => {
  const made = queryOf({ ...emptyQuestion, modality: 'any', ...part });
  return made.ok ? made.value : made.error;
};

describe('a question of the archive', () => {
  it('asks for MR studies and nothing else where nothing was typed', () => {
    expect(queryOf(emptyQuestion)).toEqual({ ok: true, value: { modality: 'MR' } });
    expect(query({})).toEqual({});
  });

  it('finds a name by any part of it, and parts apart by anything', () => {
    expect(query({ patientName: 'kim' })).toEqual({ patientName: '*kim*' });
    expect(query({ patientName: ' Kim, Minsu ' })).toEqual({ patientName: '*Kim*Minsu*' });
    expect(query({ patientName: 'Kim^Minsu' })).toEqual({ patientName: '*Kim*Minsu*' });
    expect(query({ patientName: '김' })).toEqual({ patientName: '*김*' });
  });

  it('leaves wildcards where somebody typed them', () => {
    expect(query({ patientName: 'KIM*' })).toEqual({ patientName: 'KIM*' });
    expect(query({ description: 'L-spine ?' })).toEqual({ description: 'L-spine*?' });
  });

  it('asks numbers whole, as typed', () => {
    expect(query({ patientId: ' 00123 ', accessionNumber: 'A7*' })).toEqual({
      patientId: '00123',
      accessionNumber: 'A7*',
    });
  });

  it('makes a range of dates, open at the end that was left empty', () => {
    expect(query({ from: '2021-08-04', to: '20211231' })).toEqual({ studyDates: '20210804-20211231' });
    expect(query({ from: '2021-08-04' })).toEqual({ studyDates: '20210804-' });
    expect(query({ to: '2021.12.31' })).toEqual({ studyDates: '-20211231' });
    expect(query({ from: '2021-08-04', to: '2021-08-04' })).toEqual({ studyDates: '20210804-20210804' });
  });

  it('asks nothing with what is no date, or ends before it begins', () => {
    expect(query({ from: 'yesterday' })).toEqual({ kind: 'not-a-date', field: 'from' });
    expect(query({ from: '2021-08-04', to: '2021-02-30' })).toEqual({ kind: 'not-a-date', field: 'to' });
    expect(query({ from: '2021-08-05', to: '2021-08-04' })).toEqual({ kind: 'ends-before-it-begins' });
  });

  it('is narrowed by any field but the modality', () => {
    expect(isNarrowed({ ...emptyQuestion, modality: 'any', patientName: ' ' })).toBe(false);
    expect(isNarrowed({ ...emptyQuestion, accessionNumber: '7' })).toBe(true);
  });
});
