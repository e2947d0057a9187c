import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import type { SliceHeader } from '../../../src/domain/image/sliceHeader';
import type { CsvColumn } from '../../../src/report/csvColumn';
import { dictionaryCsv } from '../../../src/report/csvDictionary';
import { csvText } from '../../../src/report/csvText';
import { roiColumns } from '../../../src/report/roiColumns';
import { roiCsv } from '../../../src/report/roiCsv';
import { subjectColumns } from '../../../src/report/subjectColumns';
import { subjectCsv } from '../../../src/report/subjectCsv';
import { makeStudy } from '../../support/fixtureStudy';
import { makeProject } from '../../support/studyFixtures';

const plain = { hasByteOrderMark: false };
const options = { hasByteOrderMark: false, hasDates: true };
const noHeaders: ReadonlyMap<string, SliceHeader> = new Map();

function parse(text: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function roiText(overrides = {}) {
  const text = roiCsv({ ...makeStudy(), headers: noHeaders, ...overrides }, options);
  if (!text.ok) throw new Error(text.error.kind);
  return text.value;
}

describe('csvText', () => {
  it('follows RFC 4180: CRLF after every line, quotes doubled, commas and line breaks quoted', () => {
    expect(csvText(['a', 'b'], [{ a: 'x,"y"', b: 'p\r\nq' }], plain)).toBe('a,b\r\n"x,""y""","p\r\nq"\r\n');
  });

  it('writes numbers as the shortest decimal that reads back', () => {
    const rows = [0.1 + 0.2, 1 / 3, 1e-7, 5e-324, 123456789.12345679, -0.5, 1e21].map((a) => ({ a }));
    const lines = csvText(['a'], rows, plain).split('\r\n').slice(1, -1);
    expect(lines).toEqual([
      '0.30000000000000004',
      '0.3333333333333333',
      '1e-7',
      '5e-324',
      '123456789.12345679',
      '-0.5',
      '1e+21',
    ]);
    expect(lines.map(Number)).toEqual(rows.map((row) => row.a));
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=a\nb'])('takes the power from text %j', (text) => {
    const [row] = Papa.parse<string[]>(csvText(['a'], [{ a: text }], plain)).data.slice(1);
    expect(row?.[0]).toBe(`'${text}`);
  });

  it.each([
    ['\nx', "'\nx"],
    ['＝1+1', "'＝1+1"],
    ['CD;=1+1;x', "CD;'=1+1;x"],
    ['CD; @SUM(1)', "CD; '@SUM(1)"],
    ['a\t=1+1', "a\t'=1+1"],
    ['a;b-c=d', 'a;b-c=d'],
  ])('takes the power from %j where columns are divided in other ways', (text, written) => {
    const [row] = Papa.parse<string[]>(csvText(['a', 'b'], [{ a: 1, b: text }], plain), {
      delimiter: ',',
    }).data.slice(1);
    expect(row?.[1]).toBe(written);
  });

  it('leaves negative numbers alone and absent values empty', () => {
    expect(csvText(['a', 'b'], [{ a: -1, b: undefined }], plain)).toBe('a,b\r\n-1,\r\n');
  });

  it('starts with a byte order mark where asked', () => {
    expect(csvText(['a'], [], { hasByteOrderMark: true })).toBe('\uFEFFa\r\n');
  });
});

describe('roiCsv', () => {
  it('marks the rows of a subject that was read for practice', () => {
    const subjects = makeStudy().subjects.map((one) =>
      one.code === 'R1' ? { ...one, isTraining: true as const } : one,
    );
    const marked = parse(roiText({ subjects })).filter((row) => row['is_training'] !== 'false');
    expect(marked).toHaveLength(8);
    expect(new Set(marked.map((row) => `${row['subject']} ${row['is_training']}`))).toEqual(
      new Set(['R1 true']),
    );
  });

  it('has one row per ROI or reason, of all subjects', () => {
    const rows = parse(roiText());
    expect(rows).toHaveLength(11 * 8 + 4);
    expect(rows.map((row) => row['subject']).filter((code, i, all) => code !== all[i - 1])).toEqual([
      'N1',
      'N2',
      'N3',
      'N4',
      'R1',
      'R2',
      'R3',
      'R4',
      'X1',
      'X2',
      'X3',
      'X4',
    ]);
  });

  it('writes values unrounded, with the vertices as JSON', () => {
    const row = parse(roiText()).find(
      (r) =>
        r['subject'] === 'R1' && r['observer'] === 'B' && r['time_point'] === 'preop' && r['side'] === 'left',
    );
    expect(row).toMatchObject({
      csa_gross_mm2: '1060',
      csa_net_mm2: '1060',
      si_mean_au: '425',
      pixel_count: '1000',
      row_spacing_mm: '0.5',
      column_spacing_mm: '0.75',
      pixel_rule: 'centre',
      study_date: '2020-01-01',
      days_from_surgery: '-9',
      cannot_measure_reason: '',
    });
    expect(JSON.parse(row?.['outline_px'] ?? '')).toEqual([
      [0.5, 0.25],
      [10, 0.25],
      [10, 10],
    ]);
  });

  it('gives the reason where nothing was measured, and no value', () => {
    const row = parse(roiText()).find((r) => r['cannot_measure_reason'] !== '');
    expect(row).toMatchObject({
      subject: 'X1',
      observer: 'B',
      cannot_measure_reason: 'cut-by-field-of-view',
      csa_gross_mm2: '',
      si_mean_au: '',
      pixel_count: '',
      outline_px: '',
    });
  });

  it('does not depend on the order of its input', () => {
    const { subjects, readings } = makeStudy();
    expect(roiText({ subjects: [...subjects].reverse(), readings: [...readings].reverse() })).toBe(roiText());
  });

  it('leaves calendar dates out where asked', () => {
    const text = roiCsv({ ...makeStudy(), headers: noHeaders }, { ...options, hasDates: false });
    expect(text.ok && text.value).not.toContain('2020-');
    expect(text.ok && parse(text.value)[0]).toMatchObject({ study_date: '', days_from_surgery: '-9' });
  });

  it('is denied before unblinding', () => {
    const { unblinding: _, ...project } = makeProject();
    const text = roiCsv({ ...makeStudy(), project, headers: noHeaders }, options);
    expect(!text.ok && text.error.kind).toBe('not-unblinded');
  });
});

describe('subjectCsv', () => {
  const results = studyResults(makeStudy());
  if (!results.ok) throw new Error(results.error.kind);
  const rows = parse(subjectCsv(results.value, options));
  const rowOf = (code: string) => rows.find((row) => row['subject'] === code);

  it('has one row per subject', () => {
    expect(rows).toHaveLength(12);
  });

  it('writes averages and changes unrounded', () => {
    expect(rowOf('R3')).toMatchObject({
      standing: 'analysed',
      group: 'refractured',
      roi_csa_preop_mm2: '1400',
      roi_csa_change_percent: '-12',
      csa_per_si_preop_mm2_per_au: String(1400 / 600),
      csa_preop_left_mm2: '1450',
      csa_preop_right_mm2: '1350',
      csa_asymmetry_preop_percent: String(10000 / 1400),
      follow_up_days: '241',
      scan_interval_days: '250',
      preop_days_from_surgery: '-9',
      region: 'L3-L5',
    });
  });

  it('gives an incomplete subject no value, and every reason', () => {
    expect(rowOf('X1')).toMatchObject({
      standing: 'incomplete',
      why: 'B, follow-up, left: cannot be measured: cut by the field of view',
      roi_csa_preop_mm2: '',
      csa_preop_left_mm2: '',
    });
    expect(rowOf('X2')?.['why']).toContain('B, pre-op, right: not read; B, pre-op, left: not read');
  });

  it('says why others are not analysed', () => {
    expect(rowOf('X3')).toMatchObject({
      standing: 'group-unknown',
      why: 'refracture without a date',
      group: '',
    });
    expect(rowOf('X4')).toMatchObject({ standing: 'excluded', why: 'another scanner' });
  });
});

describe('data dictionary', () => {
  it('describes every column of both files, in their order', () => {
    const dictionary = parse(dictionaryCsv(plain));
    const of = (file: string) => dictionary.filter((row) => row['file'] === file).map((row) => row['column']);
    const headOf = (text: string) => Papa.parse<string[]>(text, { preview: 1 }).data[0];
    const results = studyResults(makeStudy());
    if (!results.ok) throw new Error(results.error.kind);
    expect(of('rois')).toEqual(headOf(roiText()));
    expect(of('subjects')).toEqual(headOf(subjectCsv(results.value, options)));
    expect(dictionary.every((row) => (row['meaning'] ?? '').length > 4)).toBe(true);
  });

  it('has unique names that end in their unit', () => {
    const endings: Readonly<Record<string, RegExp>> = {
      'mm²': /_mm2$/,
      'a.u.': /_au$|^rescale_intercept$/,
      '%': /_percent$/,
      mm: /_mm$/,
      px: /_px$/,
      'mm²/a.u.': /_mm2_per_au$/,
      'kg/m²': /_kg_per_m2$/,
      years: /_years$/,
    };
    for (const columns of [roiColumns, subjectColumns]) {
      const list: readonly CsvColumn[] = columns;
      expect(new Set(list.map((c) => c.name)).size).toBe(list.length);
      for (const { name, unit } of list) expect(name).toMatch(endings[unit] ?? /./);
    }
  });
});
