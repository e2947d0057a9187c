import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import type { CustomCovariate, CustomValues } from '../../../src/domain/study/customCovariate';
import { dictionaryCsv } from '../../../src/report/csvDictionary';
import { subjectColumns } from '../../../src/report/subjectColumns';
import { subjectCsv } from '../../../src/report/subjectCsv';
import { makeStudy } from '../../support/fixtureStudy';
import { day } from '../../support/studyFixtures';

const definitions: readonly CustomCovariate[] = [
  { id: 'c', name: 'Bone cement', kind: 'number', unit: 'mL' },
  {
    id: 's',
    name: '=Smoking',
    kind: 'category',
    categories: [
      { id: 'n', name: 'Never' },
      { id: 'x', name: '=HYPERLINK("http://x")' },
    ],
  },
  { id: 'd', name: 'DXA', kind: 'date' },
  { id: 'c2', name: 'Bone-cement', kind: 'number', unit: 'mL' },
];
const custom: CustomValues = {
  c: { kind: 'number', number: -0.1 },
  s: { kind: 'category', categoryId: 'x' },
  d: { kind: 'date', date: day('2020-01-31') },
};

function textOf(hasDates: boolean): string {
  const study = makeStudy();
  const results = studyResults({
    ...study,
    project: { ...study.project, customCovariates: definitions },
    subjects: study.subjects.map((one) =>
      one.code === 'R1' ? { ...one, covariates: { ...one.covariates, custom } } : one,
    ),
  });
  if (!results.ok) throw new Error(results.error.kind);
  return subjectCsv(results.value, { hasByteOrderMark: false, hasDates });
}

function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function rowOf(text: string, code: string) {
  return rowsOf(text).find((row) => row['subject'] === code);
}

describe('covariates that the user added, in the subject file', () => {
  it('stand after the fixed columns, with the unit in the name, and no two have one name', () => {
    const [heads = []] = Papa.parse<string[]>(textOf(true), { preview: 1 }).data;
    expect(heads.slice(subjectColumns.length)).toEqual([
      'cov_bone_cement_ml',
      'cov_smoking',
      'cov_dxa_date',
      'cov_dxa_days_from_surgery',
      'cov_bone_cement_ml_2',
    ]);
  });

  it('are written unrounded; text that a spreadsheet would run has no power, and missing is empty', () => {
    // The fixtures' surgery is on 10 January 2020, 21 days before.
    expect(rowOf(textOf(true), 'R1')).toMatchObject({
      cov_bone_cement_ml: '-0.1',
      cov_smoking: '\'=HYPERLINK("http://x")',
      cov_dxa_date: '2020-01-31',
      cov_dxa_days_from_surgery: '21',
      cov_bone_cement_ml_2: '',
    });
    expect(rowOf(textOf(true), 'R2')).toMatchObject({
      cov_bone_cement_ml: '',
      cov_smoking: '',
      cov_dxa_date: '',
    });
  });

  it('lose their calendar dates where the file leaves dates out', () => {
    expect(textOf(false)).not.toContain('2020-01-31');
    expect(rowOf(textOf(false), 'R1')).toMatchObject({ cov_dxa_date: '', cov_dxa_days_from_surgery: '21' });
  });

  it('are described in the dictionary, in the order of the file', () => {
    const dictionary = rowsOf(dictionaryCsv({ hasByteOrderMark: false }, definitions)).filter(
      (row) => row['file'] === 'subjects',
    );
    const [heads = []] = Papa.parse<string[]>(textOf(true), { preview: 1 }).data;
    expect(dictionary.map((row) => row['column'])).toEqual(heads);
    expect(dictionary.find((row) => row['column'] === 'cov_bone_cement_ml')).toMatchObject({
      unit: 'mL',
      meaning: 'Added by the study: Bone cement.',
    });
    expect(dictionary.find((row) => row['column'] === 'cov_smoking')?.['meaning']).toContain(
      'One of: Never, ',
    );
  });
});
