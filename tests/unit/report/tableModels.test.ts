import { describe, expect, it } from 'vitest';
import type { StudyData } from '../../../src/analysis/studyResults';
import { studyResults } from '../../../src/analysis/studyResults';
import { targetKey } from '../../../src/domain/reading/roi';
import { agreementTableModel } from '../../../src/report/agreementTableModel';
import { correlationText } from '../../../src/report/correlationText';
import { decisionPathModel } from '../../../src/report/decisionPathModel';
import { notAnalysed } from '../../../src/report/flowText';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import type { TableModel } from '../../../src/report/tableModel';
import { tableOneModel } from '../../../src/report/tableOneModel';
import { tableTwoModel } from '../../../src/report/tableTwoModel';
import { makeStudy } from '../../support/fixtureStudy';
import {
  evenCells,
  makeMeasurement,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
  refractured,
} from '../../support/studyFixtures';

// Printed numbers: by hand and scipy 1.17 from the list in fixtureStudy.ts, rounded by hand.
function resultsOf(data: StudyData) {
  const results = studyResults(data);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const results = resultsOf(makeStudy());

function lines(model: TableModel): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    model.rows.flatMap((row) => (row.kind === 'line' ? [[row.id, row.cells.map((cell) => cell.text)]] : [])),
  );
}

const noteTexts = (model: TableModel) => model.footnotes.map((note) => note.text);

describe('Table 2 on screen', () => {
  const model = tableTwoModel(results, defaultPrintSettings);

  it('has the groups with n, refractured first, and the statistic by name', () => {
    expect(model.columns.map((column) => [column.label, column.sublabel])).toEqual([
      ['Refractured', 'n = 4'],
      ['Not refractured', 'n = 4'],
      ['', undefined],
      ['Statistic', undefined],
      ['P', undefined],
    ]);
  });

  it('groups the lines by quantity, named as in the study', () => {
    expect(model.rows.map((row) => row.label)).toEqual([
      'ROI-CSA, mm²',
      'Pre-op',
      'Follow-up',
      'Change, %',
      'ROI-SI, a.u.',
      'Pre-op',
      'Follow-up',
      'Change, %',
      'CSA/SI',
      'Pre-op',
      'Follow-up',
      'Change, %',
    ]);
  });

  it('prints values and tests rounded, with U+2212', () => {
    const table = lines(model);
    expect(table['fractured-level|mf-es|csaMm2|preop']).toEqual([
      '1300.00 ± 258.20',
      '1400.00 ± 258.20',
      't',
      '−0.548',
      '0.604',
    ]);
    expect(table['fractured-level|mf-es|csaMm2|changePercent']).toEqual([
      '−11.5 ± 1.3',
      '−0.3 ± 1.7',
      't',
      '−10.510',
      '< 0.001',
    ]);
  });

  it('prints median (Q1, Q3) and Z where ranks were compared', () => {
    // Without N2 and N3 the second group has two values: ranks. R: −10, −11, −12, −13, N: 0, −2; U = 0, Z = −4 / √(8 × 7 / 12).
    const study = makeStudy();
    const subjects = study.subjects.filter(({ code }) => code !== 'N2' && code !== 'N3');
    const table = lines(tableTwoModel(resultsOf({ ...study, subjects }), defaultPrintSettings));
    expect(table['fractured-level|mf-es|csaMm2|changePercent']).toEqual([
      '−11.5 (−12.8, −10.3)',
      '−1.0 (−2.0, 0.0)',
      'Z',
      '−1.852',
      '0.064',
    ]);
  });

  it('says that P of ranks is the asymptotic one, because an exact one exists too', () => {
    const study = makeStudy();
    const subjects = study.subjects.filter(({ code }) => code !== 'N2' && code !== 'N3');
    const [first] = tableTwoModel(resultsOf({ ...study, subjects }), defaultPrintSettings).footnotes;
    expect(first).toEqual({
      mark: 'a',
      text: 'Mann-Whitney U test, asymptotic P without continuity correction.',
    });
  });

  it('says under the table which test gave the P, who is in and who is not', () => {
    expect(model.footnotes[0]).toEqual({ mark: 'a', text: 'Student’s t test.' });
    expect(noteTexts(model).at(-1)).toBe(
      '8 of 12 subjects, the same in all lines. Not analysed: 2 incomplete, 1 of unknown group, 1 excluded. Protocol version 1. Pixel rule: centre, version 1.0.',
    );
  });

  it('says of which pixels CSA and SI are', () => {
    expect(
      noteTexts(model).some((text) =>
        text.includes(
          'CSA is the area inside the outline; SI, in arbitrary units, is the mean signal inside the outline minus exclusions, of displayed values (stored × slope + intercept, or by the file’s table).',
        ),
      ),
    ).toBe(true);
  });

  it('warns of subjects whose exclusions are not alike at both time points', () => {
    // R1, observer A, pre-op left: 300 of 1040 mm² excluded, so 75 of a mean of 1000: 7.5 points more than later.
    const study = makeStudy();
    const readings = study.readings.map((reading, index) => {
      if (index !== 0) return reading;
      const target = makeTarget('preop', 'left');
      const entry = makeRoiEntry(target, makeMeasurement({ grossMm2: 1040, netMm2: 740, mean: 415 }));
      return { ...reading, entries: { ...reading.entries, [targetKey(target)]: entry } };
    });
    const notes = noteTexts(tableTwoModel(resultsOf({ ...study, readings }), defaultPrintSettings));
    expect(notes.filter((text) => text.includes('5 percentage points'))).toEqual([
      'The excluded share of the outline differs by more than 5 percentage points between the time points: R1.',
    ]);
    expect(noteTexts(model).some((text) => text.includes('5 percentage points'))).toBe(false);
  });

  it('has one cell per column in every line', () => {
    for (const row of model.rows) {
      if (row.kind === 'line') expect(row.cells).toHaveLength(model.columns.length);
    }
  });
});

describe('Table 1 on screen', () => {
  const model = tableOneModel(results, defaultPrintSettings);
  const table = lines(model);

  it('prints counts with shares of those known, and Fisher without a statistic', () => {
    expect(table['sex']).toEqual(['', '', '–', '–', '0.486']);
    expect(table['sex|male']).toEqual(['1 (25.0)', '3 (75.0)', '', '', '']);
    // N3 has a level outside the regions, N4 none: shares are of three.
    expect(table['region|T11-L2']).toEqual(['2 (50.0)', '2 (66.7)', '', '', '']);
    expect(table['region|outside']).toEqual(['0', '1', '', '', '']);
  });

  it('counts missing values in a line of their own', () => {
    expect(table['ageYears|missing']).toEqual(['1', '0', '', '', '']);
    expect(table['bmdTScore']).toEqual(['–', '–', '–', '–', '–']);
    expect(table['bmdTScore|missing']).toEqual(['4', '4', '', '', '']);
    expect(table['bmiKgPerM2|missing']).toBeUndefined();
  });

  it('never leaves a place without a number and without a reason', () => {
    const row = model.rows.find((r) => r.id === 'followUpDays');
    if (row?.kind !== 'line') throw new Error('line expected');
    expect(row.cells.map((cell) => cell.text)).toEqual([
      '241.00 (241.00, 241.00)',
      '241.00 (241.00, 241.00)',
      '–',
      '–',
      '–',
    ]);
    expect(row.cells.at(-1)?.note).toBe('No variation to test.');
  });

  it('does not claim the same subjects in all lines where values are missing', () => {
    const notes = noteTexts(model);
    expect(notes.at(-1)).toBe(
      '8 of 12 subjects; in each line those with the value. Not analysed: 2 incomplete, 1 of unknown group, 1 excluded. Protocol version 1.',
    );
    const known = makeStudy().subjects.filter(({ code }) => code === 'R2' || code === 'N1');
    const subjects = known.map((subject) => ({
      ...subject,
      covariates: {
        ...subject.covariates,
        bmdTScore: -3.5,
        ageYears: 70,
        bmiKgPerM2: 22,
        sex: 'male' as const,
      },
    }));
    const full = noteTexts(tableOneModel(resultsOf({ ...makeStudy(), subjects }), defaultPrintSettings));
    expect(full.at(-1)).toBe('2 of 2 subjects, the same in all lines. Protocol version 1.');
  });

  it('says that levels outside the regions are listed and not tested', () => {
    expect(noteTexts(model)).toContain('Level: other levels are counted, not tested.');
  });

  it('says which variables went to ranks for lack of values, and nothing of those that nobody has', () => {
    // R1 and R2 keep their age, so two refractured subjects have one; nobody has a T-score.
    const study = makeStudy();
    const subjects = study.subjects.map((subject) => {
      const { ageYears: _age, ...covariates } = subject.covariates;
      return subject.code === 'R3' ? { ...subject, covariates } : subject;
    });
    const two = tableOneModel(resultsOf({ ...study, subjects }), defaultPrintSettings);
    expect(noteTexts(two)).toContain('Fewer than three values in a group, so ranks: Age, years.');
    expect(noteTexts(model).some((text) => text.startsWith('Fewer than three'))).toBe(false);
  });
});

describe('agreement on screen', () => {
  it('stands n and the offset beside both forms of the ICC', () => {
    const model = agreementTableModel(results, { settings: defaultPrintSettings, phases: ['preop'] });
    if (!model.ok) throw new Error(model.error.kind);
    expect(model.value.columns.map((column) => column.label)).toEqual([
      'n',
      'k',
      'ICC(2,k)',
      'ICC(2,1)',
      'Offset B − A',
      'Lower limit of agreement',
      'Upper limit of agreement',
      'SEM',
      'CV, %',
      'RC',
      'MDC95',
      'Same slice',
    ]);
    const labels = model.value.rows.map((row) => row.label);
    expect(labels.slice(0, 4)).toEqual(['Pre-op', 'Right CSA, mm²', 'Left CSA, mm²', 'ROI-CSA, mm²']);
    const left = lines(model.value)['fractured-level|mf-es|left|csaMm2|preop'];
    expect(left?.[0]).toBe('10');
    // B is 20 mm² above A everywhere: no spread, so limits at the offset; SEM √(20² / 2), MDC √2 × 1.96 × SEM. So is the
    // within-subject SD, of which R 4.2: 1.959964 * sqrt(2) * sqrt(200) * sqrt(10 / qchisq(c(.975, .025), 10)).
    expect(left?.[1]).toBe('2');
    expect(left?.[4]).toBe('+20.00 (20.00, 20.00)');
    expect(left?.[5]).toBe('20.00 (20.00, 20.00)');
    expect(left?.[6]).toBe('20.00 (20.00, 20.00)');
    expect(left?.[7]).toBe('14.14');
    expect(left?.[9]).toBe('39.20 (27.39, 68.79)');
    expect(left?.[10]).toBe('39.20');
    expect(left?.[11]).toBe('10');
    expect(noteTexts(model.value)).toContain(
      'All observers outlined on the same slices: agreement of the outlines.',
    );
    expect(noteTexts(model.value)).toContain(
      'SEM is that of one observer’s value and holds the offset between the observers.',
    );
  });

  it('labels the MDC of a change as between observers', () => {
    const model = agreementTableModel(results, { settings: defaultPrintSettings, phases: ['changePercent'] });
    expect(
      model.ok && noteTexts(model.value).some((text) => text.includes('variation of scanning not included')),
    ).toBe(true);
  });
});

describe('agreement of observers who differ more than their subjects', () => {
  const ratings = (pairs: readonly (readonly [number, number])[]) => {
    const subjects = pairs.map((_, index) => makeSubject(`S${index}`));
    const readings = subjects.flatMap((subject, index) =>
      ['A', 'B'].map((observer, k) =>
        makeReading(subject, observer, evenCells([pairs[index]?.[k] ?? 0, 400], [900, 500])),
      ),
    );
    const model = agreementTableModel(resultsOf({ ...makeStudy(), subjects, readings }), {
      settings: defaultPrintSettings,
      phases: ['preop'],
    });
    if (!model.ok) throw new Error(model.error.kind);
    const row = model.value.rows.find(({ id }) => id === 'fractured-level|mf-es|mean|csaMm2|preop');
    if (row?.kind !== 'line') throw new Error('line expected');
    return row.cells;
  };

  it('has no ICC above 1, and says why it has none', () => {
    // MSR = MSC = 0: the formula of ICC(2,k) would give +3, by hand.
    expect(
      ratings([
        [1000, 1200],
        [1200, 1000],
        [1100, 1100],
      ])[2],
    ).toEqual({
      text: '–',
      note: 'The observers differ more than the subjects do.',
    });
  });

  it('has no limit above the ICC where the lower one does not exist', () => {
    // numpy and scipy 1.17: ICC(2,k) 0.2286, upper limit 0.9578; the stepped-up lower one would be 7.46.
    expect(
      ratings([
        [1000, 1200],
        [1200, 1100],
        [1100, 1400],
        [1500, 1300],
      ])[2]?.text,
    ).toBe('0.229 (−∞, 0.958)');
  });
});

describe('decision path on screen', () => {
  const row = results.tableTwo[0];
  if (!row) throw new Error('row expected');
  const model = decisionPathModel(row, results, defaultPrintSettings);

  it('tells every step with its numbers', () => {
    expect(model.title).toBe('ROI-CSA, pre-op');
    // Shapiro-Wilk of four equidistant values: scipy 0.9929, 0.9719. Levene of equal spreads: F = 0, P = 1.
    expect(model.steps.map((step) => [step.title, step.text])).toEqual([
      ['Refractured', 'Shapiro-Wilk W = 0.993, P = 0.972: normal'],
      ['Not refractured', 'Shapiro-Wilk W = 0.993, P = 0.972: normal'],
      ['Both normal at 0.05', 'so mean ± SD and a t test'],
      ['Variances', 'Levene F = 0.000, P = 1.000: equal'],
      ['Student’s t test', 't = −0.548, P = 0.604'],
    ]);
  });

  it('counts subjects whose change is beyond the MDC, for changes only', () => {
    const change = results.tableTwo.find((r) => r.quantity === 'csaMm2' && r.phase === 'changePercent');
    if (!change) throw new Error('row expected');
    const size = decisionPathModel(change, results, defaultPrintSettings).size;
    const line = size.find((entry) => entry.name.startsWith('Beyond MDC95'));
    // Observers' changes differ by well below 1 point here; beyond it lie all R and N2, N3, N4.
    expect(line?.text).toBe('4 of 4, 3 of 4');
    expect(line?.name).toMatch(/ %, between observers$/);
    expect(model.size.some((entry) => entry.name.startsWith('Beyond'))).toBe(false);
  });

  it('shows the other tests and whether they agree', () => {
    expect(model.alternatives.map((line) => [line.name, line.statistic, line.isUsed])).toEqual([
      ['Student t', 't = −0.548', true],
      ['Welch t', 't = −0.548', false],
      // U by hand: pairs in which R is larger: 0 + 1 + 2 + 3; Z = (6 − 8) / √12.
      ['Mann-Whitney', 'Z = −0.577', false],
      ['Mann-Whitney, exact', 'U = 6', false],
    ]);
    expect(model.conclusion).toBe('Same conclusion under all 4.');
  });
});

describe('what stands above the correlation', () => {
  it('has r, P and n', () => {
    const [preop] = results.correlations;
    if (!preop) throw new Error('correlation expected');
    expect(correlationText(preop, results, defaultPrintSettings)).toMatchObject({
      title: 'ROI-CSA with ROI-SI, pre-op',
      // 1 − 12 / 504; scipy.stats.spearmanr P 3.3e-5.
      text: 'Spearman r = 0.976, P < 0.001, n = 8',
    });
  });
});

describe('who is not analysed', () => {
  it('is listed with every reason', () => {
    const list = notAnalysed(results.flow, results.protocol);
    expect(list.map((entry) => [entry.code, entry.standing, entry.why.length])).toEqual([
      ['X1', 'Incomplete', 1],
      ['X2', 'Incomplete', 4],
      ['X3', 'Group unknown', 1],
      ['X4', 'Excluded', 1],
    ]);
  });
});

describe('a study of hardly anyone', () => {
  it('shows tables without a number but with reasons', () => {
    const empty = resultsOf({ ...makeStudy(), subjects: [], readings: [] });
    const table = lines(tableTwoModel(empty, defaultPrintSettings));
    expect(Object.values(table).every((cells) => cells.every((text) => text === '–'))).toBe(true);
    expect(() => tableOneModel(empty, defaultPrintSettings)).not.toThrow();
    expect(() =>
      agreementTableModel(empty, { settings: defaultPrintSettings, phases: ['preop'] }),
    ).not.toThrow();
  });

  it('survives one subject per group', () => {
    const r = makeSubject('R', { covariates: refractured });
    const n = makeSubject('N');
    const readings = [r, n].flatMap((subject) =>
      ['A', 'B'].map((observer) => makeReading(subject, observer, evenCells([1000, 400], [900, 500]))),
    );
    const two = resultsOf({ ...makeStudy(), subjects: [r, n], readings });
    const table = lines(tableTwoModel(two, defaultPrintSettings));
    expect(table['fractured-level|mf-es|csaMm2|preop']?.slice(0, 2)).toEqual([
      '1000.00 (1000.00, 1000.00)',
      '1000.00 (1000.00, 1000.00)',
    ]);
    for (const row of two.tableTwo)
      expect(() => decisionPathModel(row, two, defaultPrintSettings)).not.toThrow();
    expect(() =>
      agreementTableModel(two, {
        settings: defaultPrintSettings,
        phases: ['preop', 'followUp', 'changePercent'],
      }),
    ).not.toThrow();
  });
});
