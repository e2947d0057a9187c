import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { projectId, subjectId } from '../../../../src/domain/ids';
import { parseIsoDate } from '../../../../src/domain/isoDate';
import { ageYearsAt } from '../../../../src/domain/study/ageYearsAt';
import type { Subject } from '../../../../src/domain/study/subject';
import { subjectsFromCatalogue } from '../../../../src/domain/study/subjectsFromCatalogue';
import { withFixedCovariate } from '../../../../src/domain/study/withFixedCovariate';
import { axialPlanes, type HeaderOptions, makeSeries } from '../catalogue/makeHeader';

const byHand = { fatSuppressed: 'by-hand', contrastEnhanced: 'by-hand' } as const;

const day = (text: string) => present(parseIsoDate(text), `date ${text}`);

function work(images: readonly CatalogueSlice[], existing: readonly Subject[] = []) {
  let next = 0;
  return subjectsFromCatalogue({
    catalogue: buildCatalogue(images),
    existing,
    projectId: projectId('project'),
    protocol: { preopWithinDays: 60, followUpAtLeastDays: 90, seriesRule: byHand },
    newSubjectId: () => {
      next += 1;
      return subjectId(`new-${next}`);
    },
  });
}

function study(date: string, options: HeaderOptions = {}): CatalogueSlice[] {
  return makeSeries(axialPlanes(8), { study: `${options.patientId ?? 'P-17'}.${date}`, date, ...options });
}

function subject(overrides: Partial<Subject> = {}): Subject {
  return {
    id: subjectId('known'),
    projectId: projectId('project'),
    code: 'S-001',
    patientKey: 'id:P-17|name:DOE JANE',
    covariates: {},
    scans: {},
    ...overrides,
  };
}

describe('new subjects', () => {
  it('codes follow the patient key and hold nothing of the name', () => {
    const { subjects, added } = work([
      ...study('2023-03-01', { patientId: 'B-2', patientName: 'Roe^Rita' }),
      ...study('2023-03-01', { patientId: 'A-1', patientName: 'Zed^Zoe' }),
    ]);
    expect(subjects.map(({ code, patientKey }) => [code, patientKey])).toEqual([
      ['S-001', 'id:A-1|name:ZED ZOE'],
      ['S-002', 'id:B-2|name:ROE RITA'],
    ]);
    expect(added).toEqual(['new-1', 'new-2']);
  });
  it('codes continue after the highest in use, also after S-999', () => {
    const other = subject({ id: subjectId('o'), code: 'S-041', patientKey: 'x' });
    const own = subject({ id: subjectId('p'), code: 'pilot 7', patientKey: 'y' });
    expect(work(study('2023-03-01'), [other, own]).subjects.at(-1)?.code).toBe('S-042');
    expect(work(study('2023-03-01'), [{ ...other, code: 'S-999' }]).subjects.at(-1)?.code).toBe('S-1000');
  });
  it('a patient without MR images is passed over, and said', () => {
    const { subjects, passedOver } = work(study('2023-03-01', { modality: 'CT' }));
    expect(subjects).toEqual([]);
    expect(passedOver).toEqual([{ patientKey: 'id:P-17|name:DOE JANE', why: 'no-mr-images' }]);
  });
  it('the same catalogue again changes nothing', () => {
    const images = [...study('2023-03-01', { sex: 'female' }), ...study('2024-03-01', { sex: 'female' })];
    const once = work(images).subjects;
    expect(work(images, once)).toMatchObject({ subjects: once, added: [] });
  });
});

describe('known subjects', () => {
  it('new imaging studies join by patient key', () => {
    const known = subject({ covariates: { surgeryDate: day('2023-03-15') } });
    const first = work(study('2023-03-01'), [known]).subjects;
    const second = work(study('2024-03-14'), first);
    expect(second.added).toEqual([]);
    expect(second.subjects[0]?.scans).toMatchObject({
      preop: { studyDate: '2023-03-01' },
      followUp: { studyDate: '2024-03-14' },
    });
  });
  it('subjects of which there are no images now stay as they are', () => {
    const away = subject({ patientKey: 'elsewhere' });
    expect(work(study('2023-03-01'), [away]).subjects[0]).toBe(away);
  });
  it('what was typed is not overwritten', () => {
    const typed = { sex: 'male', ageYears: 71, surgeryDate: day('2023-03-15') } as const;
    const images = study('2023-03-01', { sex: 'female', birthDate: '19500101' });
    expect(work(images, [subject({ covariates: typed })]).subjects[0]?.covariates).toEqual(typed);
  });
});

describe('sex and age from headers', () => {
  const covariatesAfter = (options: HeaderOptions, covariates: Subject['covariates'] = {}) => {
    const images = [...study('2023-03-01', options), ...study('2024-03-01', options)];
    return work(images, [subject({ covariates })]).subjects[0]?.covariates;
  };

  it('what a person made missing stays missing when further images come', () => {
    const who = { sex: 'female', birthDate: '19500302' } as const;
    const images = [...study('2023-03-01', who), ...study('2024-03-01', who)];
    const [filled] = work(images).subjects;
    const known = present(filled, 'a subject');
    expect(known.covariates).toMatchObject({ sex: 'female', ageYears: 72 });
    const emptied = withFixedCovariate(
      withFixedCovariate(known.covariates, 'sex', undefined),
      'ageYears',
      undefined,
    );
    const more = [...images, ...study('2025-03-01', who)];
    const [after] = work(more, [{ ...known, covariates: emptied }]).subjects;
    expect(after?.covariates.sex).toBeUndefined();
    expect(after?.covariates.ageYears).toBeUndefined();
    // A value that is given takes the note away.
    const given = withFixedCovariate(emptied, 'sex', 'male');
    expect(given.leftMissing).toEqual(['ageYears']);
  });
  it('age is that at surgery: born 2 March 1950, 73 on 15 March 2023', () => {
    const known = { surgeryDate: day('2023-03-15') };
    expect(covariatesAfter({ birthDate: '19500302', sex: 'female' }, known)).toEqual({
      ...known,
      sex: 'female',
      ageYears: 73,
    });
  });
  it('without a surgery date it is that at the pre-op scan: 72 on 1 March 2023', () => {
    expect(covariatesAfter({ birthDate: '19500302' })).toEqual({ ageYears: 72 });
  });
  it('without a birth date the age in the pre-op header is taken', () => {
    expect(covariatesAfter({ ageYears: 68 })).toEqual({ ageYears: 68 });
  });
  it('sex "other" fills nothing', () => {
    expect(covariatesAfter({ sex: 'other' })).toEqual({});
  });
});

describe('completed years', () => {
  it('the birthday itself completes the year, the day before does not', () => {
    expect(ageYearsAt(day('1950-03-15'), day('2023-03-15'))).toBe(73);
    expect(ageYearsAt(day('1950-03-15'), day('2023-03-14'))).toBe(72);
  });
  it('born on 29 February, a year is complete on 1 March', () => {
    expect(ageYearsAt(day('1952-02-29'), day('2023-02-28'))).toBe(70);
    expect(ageYearsAt(day('1952-02-29'), day('2023-03-01'))).toBe(71);
  });
  it('before birth and beyond 115 years there is no age', () => {
    expect(ageYearsAt(day('2023-03-15'), day('2023-03-14'))).toBeUndefined();
    expect(ageYearsAt(day('1900-01-01'), day('2023-03-14'))).toBeUndefined();
  });
});
