import { describe, expect, it } from 'vitest';
import { keyRows } from '../../../../src/app/kits/keyFile';
import { pseudonymUid } from '../../../../src/io/dicom/pseudonymUid';
import { makeProject, makeProtocol, makeSubject } from '../../../support/studyFixtures';

const subject = makeSubject('S-001');
const patient = {
  key: subject.patientKey,
  id: '4711',
  name: 'Kim^Minsu',
  studies: [],
  problems: [],
};
const catalogue = { patients: [patient], problems: [] };

describe('the key file', () => {
  it('tells who is behind each code, with the UIDs that kits have', () => {
    const rows = keyRows({ project: makeProject(), subjects: [subject], catalogue }, 'secret', pseudonymUid);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      subject_code: 'S-001',
      time_point: 'pre-op',
      masked_name: undefined,
      patient_id: '4711',
      patient_name: 'Kim^Minsu',
      study_date: '2020-01-01',
      study_uid: '1.2.S-001.preop',
      study_uid_in_kits: pseudonymUid('secret', '1.2.S-001.preop'),
    });
    expect(rows[1]?.time_point).toBe('follow-up');
  });

  it('names masked scans, whose UIDs are mapped apart from each other', () => {
    const blinding = { group: true, timePoint: true, cropsToPosterior: false };
    const project = { ...makeProject({ protocol: makeProtocol({ blinding }) }), secretText: 'secret' };
    const rows = keyRows({ project, subjects: [subject], catalogue }, 'secret', pseudonymUid);
    const names = rows.map((row) => row.masked_name);
    expect(names.every((name) => /^Scan [2-9A-Z]{7}$/.test(name ?? ''))).toBe(true);
    expect(new Set(names).size).toBe(2);
    expect(rows[0]?.study_uid_in_kits).not.toBe(pseudonymUid('secret', '1.2.S-001.preop'));
  });
});
