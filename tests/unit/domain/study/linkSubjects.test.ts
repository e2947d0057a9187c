import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { projectId, subjectId } from '../../../../src/domain/ids';
import {
  covariateConflicts,
  linkedSubject,
  unlinkedSubject,
} from '../../../../src/domain/study/linkSubjects';
import { linkSuggestions } from '../../../../src/domain/study/linkSuggestions';
import { patientOf } from '../../../../src/domain/study/patientOf';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import type { Subject } from '../../../../src/domain/study/subject';
import { subjectsFromCatalogue } from '../../../../src/domain/study/subjectsFromCatalogue';
import { day } from '../../../support/studyFixtures';
import { axialPlanes, type HeaderOptions, makeSeries } from '../catalogue/makeHeader';

const atUtc = '2026-11-23T12:00:00Z';
const preop = study('2023-03-01', { patientId: 'P-17', patientName: 'Doe^Jane' });
const followUp = study('2023-12-01', { patientId: 'X-9', patientName: 'Pseudo^Nym' });

function study(date: string, options: HeaderOptions): CatalogueSlice[] {
  return makeSeries(axialPlanes(8), { study: `${options.patientId}.${date}`, date, ...options });
}

function work(images: readonly CatalogueSlice[], existing: readonly Subject[] = []) {
  let next = 0;
  const catalogue = buildCatalogue(images);
  const made = subjectsFromCatalogue({
    catalogue,
    existing,
    projectId: projectId('project'),
    protocol: defaultProtocol('Link'),
    newSubjectId: () => {
      next += 1;
      return subjectId(`new-${existing.length}-${next}`);
    },
  });
  return { ...made, catalogue };
}

function two(): readonly [Subject, Subject] {
  const [a, b] = work([...preop, ...followUp]).subjects;
  return [present(a, 'S-001'), present(b, 'S-002')];
}

describe('linking', () => {
  it('the kept subject has the imaging studies of both, oldest first', () => {
    const [kept, other] = two();
    const { catalogue } = work([...preop, ...followUp]);
    const linked = linkedSubject(kept, other, {}, atUtc);
    expect(patientOf(kept, catalogue)?.studies.map(({ date }) => date)).toEqual(['2023-03-01']);
    expect(patientOf(linked, catalogue)?.studies.map(({ date }) => date)).toEqual([
      '2023-03-01',
      '2023-12-01',
    ]);
  });
  it('reading the folders again pairs across both and does not bring the other subject back', () => {
    const [kept, other] = two();
    const linked = linkedSubject(kept, other, {}, atUtc);
    const again = work([...followUp, ...preop], [linked]);
    expect(again.subjects).toHaveLength(1);
    expect(again.added).toEqual([]);
    // 2023-03-01 to 2023-12-01 is 275 days, and there is no surgery date: both are assumed.
    expect(again.subjects[0]?.scans).toMatchObject({
      preop: { studyDate: '2023-03-01', reason: { kind: 'assumed-earliest' } },
      followUp: { studyDate: '2023-12-01', reason: { kind: 'assumed-latest' } },
    });
  });
  it('the code of a linked subject is not given to a new one', () => {
    const [kept, other] = two();
    const linked = linkedSubject(kept, other, {}, atUtc);
    const { subjects } = work(
      [...preop, ...followUp, ...study('2023-05-05', { patientId: 'Z-3', patientName: 'Roe^Rita' })],
      [linked],
    );
    expect(subjects.map(({ code }) => code)).toEqual(['S-001', 'S-003']);
  });
  it('covariates that only the other one has come along; of two that differ the named one holds', () => {
    const [a, b] = two();
    const kept = { ...a, covariates: { sex: 'female', ageYears: 70 } as const };
    const other = { ...b, covariates: { ageYears: 71, bmdTScore: -3.1 } };
    expect(covariateConflicts(kept.covariates, other.covariates)).toEqual([
      { field: 'ageYears', kept: 70, other: 71 },
    ]);
    expect(linkedSubject(kept, other, {}, atUtc).covariates).toEqual({
      sex: 'female',
      ageYears: 70,
      bmdTScore: -3.1,
    });
    expect(linkedSubject(kept, other, { ageYears: 'other' }, atUtc).covariates.ageYears).toBe(71);
  });
  it('of one imaging study in both, each series counts once', () => {
    const half = (patientName: string, series: string) =>
      makeSeries(axialPlanes(4), { study: 'same', date: '2023-03-01', patientName, series });
    const images = [...half('Doe^Jane', 's1'), ...half('Pseudo^Nym', 's2')];
    const { subjects, catalogue } = work(images);
    const [a, b] = subjects;
    const linked = linkedSubject(present(a, 'first'), present(b, 'second'), {}, atUtc);
    const [one, ...more] = patientOf(linked, catalogue)?.studies ?? [];
    expect(more).toEqual([]);
    expect(one?.series.map(({ seriesInstanceUid }) => seriesInstanceUid)).toEqual(['s1', 's2']);
  });
});

describe('taking a link back', () => {
  it('what was changed since the link stays as it was changed', () => {
    const [a, b] = two();
    const other = { ...b, covariates: { bmdTScore: -3.1, bmiKgPerM2: 24 } };
    const linked = linkedSubject(a, other, {}, atUtc);
    const edited = {
      ...linked,
      covariates: { ...linked.covariates, bmdTScore: -2.8, surgeryDate: day('2023-03-10') },
    };
    const split = unlinkedSubject(edited, other.patientKey, () => false);
    expect(split?.kept.covariates).toEqual({
      ...a.covariates,
      bmdTScore: -2.8,
      surgeryDate: '2023-03-10',
    });
    expect(split?.other.covariates).toEqual(other.covariates);
  });
  it('a link that is not there cannot be taken back', () => {
    expect(unlinkedSubject(two()[0], 'id:nobody', () => false)).toBeUndefined();
  });
});

describe('suggestions', () => {
  const suggest = (images: readonly CatalogueSlice[]) => {
    const { subjects, catalogue } = work(images);
    return linkSuggestions(subjects, catalogue);
  };
  const person = { birthDate: '1950-04-01', sex: 'female' } as const;

  it('the same hospital number under another name is one, and says both names may be two hospitals', () => {
    const found = suggest([
      ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane' }),
      ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita' }),
    ]);
    expect(found).toMatchObject([{ reasons: [{ kind: 'same-hospital-number', id: '4711' }], doubts: [] }]);
  });
  it('other birth dates make it doubtful', () => {
    const found = suggest([
      ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane', birthDate: '1950-04-01' }),
      ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita', birthDate: '1961-09-30' }),
    ]);
    expect(found[0]?.doubts).toEqual([{ kind: 'other-birth-date', values: ['1950-04-01', '1961-09-30'] }]);
  });
  it('one imaging study in two patients is one', () => {
    const half = (patientName: string) =>
      makeSeries(axialPlanes(4), { study: 'same', date: '2023-03-01', patientName, patientId: patientName });
    expect(suggest([...half('Doe^Jane'), ...half('Pseudo^Nym')])).toMatchObject([
      { reasons: [{ kind: 'one-study-in-both', date: '2023-03-01' }] },
    ]);
  });
  it('the same birth date and sex is one where the one was examined after the other, not where both overlap', () => {
    const a = (date: string) => study(date, { patientId: 'A-1', patientName: 'Doe^Jane', ...person });
    const b = (date: string) => study(date, { patientId: 'B-2', patientName: 'Pseudo^Nym', ...person });
    expect(suggest([...a('2023-03-01'), ...b('2023-12-01')])).toMatchObject([
      { reasons: [{ kind: 'same-birth-date-and-sex', birthDate: '1950-04-01', isNameSame: false }] },
    ]);
    expect(suggest([...a('2023-03-01'), ...a('2024-03-01'), ...b('2023-12-01')])).toEqual([]);
    expect(suggest([...a('2023-03-01'), ...b('2023-03-01')])).toEqual([]);
  });
  describe('what anonymisers write is no sign', () => {
    const one = (options: HeaderOptions) => study('2023-03-01', { patientId: 'A-1', ...options });
    const other = (options: HeaderOptions) => study('2023-12-01', { patientId: 'B-2', ...options });
    const names = { a: { patientName: 'Doe^Jane' }, b: { patientName: 'Pseudo^Nym' } };

    it.each(['1950-01-01', '1950-07-01'])('a birth date of %s stands for a year', (birthDate) => {
      const same = { birthDate, sex: 'female' } as const;
      expect(suggest([...one({ ...names.a, ...same }), ...other({ ...names.b, ...same })])).toEqual([]);
    });
    it('an unknown sex is not the same sex, and contradicts none', () => {
      const born = { birthDate: '1950-04-01' };
      const unknown = { ...born, sex: 'other' } as const;
      expect(suggest([...one({ ...names.a, ...unknown }), ...other({ ...names.b, ...unknown })])).toEqual([]);
      expect(suggest([...one({ ...names.a, ...born }), ...other({ ...names.b, ...born })])).toEqual([]);
      const number = { patientId: '4711' };
      expect(
        suggest([
          ...one({ ...names.a, ...number, ...born, sex: 'female' }),
          ...other({ ...names.b, ...number, ...unknown }),
        ]),
      ).toMatchObject([{ doubts: [] }]);
    });
    it('names counted on by one anonymiser are two people to it', () => {
      expect(
        suggest([
          ...one({ patientName: 'Study^Case-012', ...person }),
          ...other({ patientName: 'Study^Case-013', ...person }),
        ]),
      ).toEqual([]);
      // The same number twice, or a number beside a name, says nothing of the kind.
      expect(
        suggest([...one({ patientName: 'Case 12', ...person }), ...other({ ...names.a, ...person })]),
      ).toHaveLength(1);
    });
    it.each(['Anonymous', 'ANON^^', 'Unknown', 'no name', 'Patient^Test'])(
      'two of the name %s have no name in common',
      (patientName) => {
        const found = suggest([...one({ patientName, ...person }), ...other({ patientName, ...person })]);
        expect(found).toMatchObject([{ reasons: [{ isNameSame: false }] }]);
      },
    );
    it.each(['0', '000000', 'ANON', 'unknown'])('a hospital number of %s is none', (patientId) => {
      expect(suggest([...one({ ...names.a, patientId }), ...other({ ...names.b, patientId })])).toEqual([]);
    });
  });
  it('a birth date and sex say nothing of two who have both scans each; one number for both still does', () => {
    const both = (dates: readonly string[], options: HeaderOptions) =>
      dates.flatMap((date) => study(date, { ...person, ...options }));
    const early = ['2020-03-01', '2020-12-01'];
    const late = ['2022-03-01', '2022-12-01'];
    const names = { a: { patientName: 'Doe^Jane' }, b: { patientName: 'Roe^Rita' } };
    expect(
      suggest([
        ...both(early, { ...names.a, patientId: 'A-1' }),
        ...both(late, { ...names.b, patientId: 'B-2' }),
      ]),
    ).toEqual([]);
    expect(
      suggest([
        ...both(early, { ...names.a, patientId: '4711' }),
        ...both(late, { ...names.b, patientId: '4711' }),
      ]),
    ).toMatchObject([{ reasons: [{ kind: 'same-hospital-number' }, { kind: 'same-birth-date-and-sex' }] }]);
  });
  it('two of whom somebody said that they are two people are not suggested again, also not after a link', () => {
    const images = [
      ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane' }),
      ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita' }),
      ...study('2024-02-01', { patientId: '99', patientName: 'Poe^Paul' }),
    ];
    const { subjects, catalogue } = work(images);
    const [a, b, c] = subjects;
    const [jane, rita, paul] = [present(a, 'a'), present(b, 'b'), present(c, 'c')];
    const said = { ...jane, otherPeople: [rita.id] };
    expect(linkSuggestions([said, rita, paul], catalogue)).toEqual([]);
    expect(linkSuggestions([jane, { ...rita, otherPeople: [jane.id] }, paul], catalogue)).toEqual([]);
    expect(linkSuggestions([said, linkedSubject(paul, rita, {}, atUtc)], catalogue)).toEqual([]);
    expect(linkSuggestions([jane, rita, paul], catalogue)).toHaveLength(1);
  });
  it('subjects that are linked already are not suggested again', () => {
    const images = [
      ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane' }),
      ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita' }),
    ];
    const { subjects, catalogue } = work(images);
    const [a, b] = subjects;
    const linked = linkedSubject(present(a, 'first'), present(b, 'second'), {}, atUtc);
    expect(linkSuggestions([linked], catalogue)).toEqual([]);
  });
  it('nothing is joined by itself: three hospitals with one number make three subjects', () => {
    const images = ['Doe^Jane', 'Roe^Rita', 'Poe^Paul'].flatMap((patientName) =>
      study('2023-03-01', { patientId: '1', patientName, study: patientName }),
    );
    const { subjects } = work(images);
    expect(subjects.map(({ code }) => code)).toEqual(['S-001', 'S-002', 'S-003']);
    expect(subjects.every(({ scans }) => Object.keys(scans).length === 0)).toBe(true);
    expect(suggest(images)).toHaveLength(3);
  });
});
