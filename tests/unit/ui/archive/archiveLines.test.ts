import { describe, expect, it } from 'vitest';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import { studyInstanceUid } from '../../../../src/domain/ids';
import { parseIsoDate } from '../../../../src/domain/isoDate';
import {
  filterCount,
  filteredLines,
  patientKeyOf,
  studyLines,
} from '../../../../src/ui/archive/archiveLines';

const study = (uid: string, part: Partial<ArchiveStudy> & { readonly date?: string } = {}): ArchiveStudy => {
  const { date, ...rest } = part;
  const studyDate = date === undefined ? undefined : parseIsoDate(date);
  return {
    studyInstanceUid: studyInstanceUid(uid),
    patientId: '1',
    patientName: 'Kim^Min-su',
    modalities: ['MR'],
    ...(studyDate && { studyDate }),
    ...rest,
  };
};
const nothingHere = () => false;
const uids = (lines: ReturnType<typeof studyLines>) => lines.map(({ study: one }) => one.studyInstanceUid);

describe('the archive’s list', () => {
  it('puts a patient’s studies together, by date, those without one last', () => {
    const lines = studyLines(
      [
        study('late', { date: '2020-05-02' }),
        study('lee', { patientId: '2', patientName: 'Lee^Jeong-ok', date: '2017-01-01' }),
        study('undated'),
        study('early', { date: '2019-05-02' }),
      ],
      nothingHere,
    );
    expect(uids(lines)).toEqual(['early', 'late', 'undated', 'lee']);
    expect(lines.map(({ isFirst }) => isFirst)).toEqual([true, false, false, true]);
  });

  it('orders two studies of a day by their time', () => {
    const lines = studyLines(
      [
        study('b', { date: '2019-05-02', studyTime: '143000' }),
        study('a', { date: '2019-05-02', studyTime: '090000.5' }),
      ],
      nothingHere,
    );
    expect(uids(lines)).toEqual(['a', 'b']);
  });

  it('counts MR studies of a patient and the days between the first and the last of them', () => {
    // 2 May 2019 to 2 May 2020 are 366 days: 29 February 2020 lies between.
    const lines = studyLines(
      [
        study('first', { date: '2019-05-02' }),
        study('second', { date: '2020-05-02' }),
        study('ct', { date: '2021-01-01', modalities: ['CT'] }),
      ],
      nothingHere,
    );
    expect(lines.map(({ scans, days }) => [scans, days])).toEqual([
      [2, 366],
      [2, 366],
      [2, 366],
    ]);
  });

  it('takes a study that does not say its modality for one that may be MR', () => {
    const [line] = studyLines([study('a', { modalities: [] })], nothingHere);
    expect(line).toMatchObject({ scans: 1, days: undefined });
  });

  it('keeps patients apart who share a name, or a number of different issuers', () => {
    const same = [study('a'), study('b', { patientId: '2' }), study('c', { patientIdIssuer: 'elsewhere' })];
    expect(new Set(same.map(patientKeyOf)).size).toBe(3);
    expect(studyLines(same, nothingHere).every(({ isFirst }) => isFirst)).toBe(true);
  });

  it('knows a patient without a number by name and birth, and makes no pair of nameless ones', () => {
    const birthDate = parseIsoDate('1940-01-02');
    const named = { patientId: ' ', ...(birthDate && { birthDate }) };
    expect(patientKeyOf(study('a', named))).toBe(patientKeyOf(study('b', named)));
    const nameless = { patientId: '', patientName: '' };
    const lines = studyLines([study('a', nameless), study('b', nameless)], nothingHere);
    expect(lines.map(({ scans }) => scans)).toEqual([1, 1]);
  });

  it('filters pairs and what the project lacks, and names the patient in the first line that stays', () => {
    const lines = studyLines(
      [
        study('a', { date: '2019-05-02' }),
        study('b', { date: '2020-05-02' }),
        study('c', { patientId: '2', patientName: 'Lee^Jeong-ok' }),
      ],
      (uid) => uid === 'a',
    );
    expect(uids(filteredLines(lines, 'pairs'))).toEqual(['a', 'b']);
    expect(filterCount(lines, 'new')).toBe(2);
    const fresh = filteredLines(lines, 'new');
    expect(uids(fresh)).toEqual(['b', 'c']);
    expect(fresh.map(({ isFirst }) => isFirst)).toEqual([true, true]);
    expect(fresh[0]?.scans).toBe(2);
  });
});
