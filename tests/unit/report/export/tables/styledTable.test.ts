import { describe, expect, it } from 'vitest';
import { dataTableCsv } from '../../../../../src/report/export/dataTable';
import { defaultExportSettings } from '../../../../../src/report/export/exportSettings';
import { type PrintStyle, plainPrintStyle } from '../../../../../src/report/export/printStyle';
import { exportTable, exportTables } from '../../../../../src/report/export/tables/exportTables';
import { printStyleName, printStyles } from '../../../../../src/report/export/tables/printStyles';
import { styledTable } from '../../../../../src/report/export/tables/styledTable';
import { styledNumbers, styledWords } from '../../../../../src/report/export/tables/styledText';
import { subjectTable } from '../../../../../src/report/export/tables/subjectTable';
import type { TableModel } from '../../../../../src/report/tableModel';
import { exportFactsOfData } from '../../../../support/exportContent';
import { makeStudy } from '../../../../support/fixtureStudy';
import { makePanelStudy } from '../../../../support/panelStudy';

const plain: PrintStyle = plainPrintStyle;
const styleOf = (changed: Partial<PrintStyle>): PrintStyle => ({ ...plain, ...changed });

describe('a number in a style', () => {
  it.each([
    ['0.032', 'p', { hasLeadingZero: false }, '.032'],
    ['< 0.001', 'p', { hasLeadingZero: false }, '< .001'],
    ['1.000', 'p', { hasLeadingZero: false }, '1.000'],
    ['−0.340 (−0.510, 0.128)', 'other', { hasLeadingZero: false }, '−.340 (−.510, .128)'],
    ['0.95 ± 0.02', undefined, { hasLeadingZero: false }, '0.95 ± 0.02'],
    ['10.05', 'p', { hasLeadingZero: false }, '10.05'],
    ['0.032', 'p', { hasLeadingZero: true, hasLeadingZeroInP: false }, '.032'],
    ['0.998', 'other', { hasLeadingZero: true, hasLeadingZeroInP: false }, '0.998'],
    ['−7.5 (−12.6, −1.9)', undefined, { minus: '-' }, '-7.5 (-12.6, -1.9)'],
    ['−7.5 (−12.6, −1.9)', undefined, { minus: '–' }, '–7.5 (–12.6, –1.9)'],
    ['+20.00 (1.00, 2.00)', undefined, { rangeMark: ' to ' }, '+20.00 (1.00 to 2.00)'],
    ['1.00 (1.00, 2.00)', undefined, { rangeMark: '–' }, '1.00 (1.00–2.00)'],
    ['1.00 (−1.00, 2.00)', undefined, { rangeMark: '–' }, '1.00 (−1.00 to 2.00)'],
    ['2.00 (−∞, ∞)', undefined, { minus: '-' }, '2.00 (-∞, ∞)'],
    ['33 (45.8)', undefined, { rangeMark: ' to ' }, '33 (45.8)'],
    ['0.998 (–, 1.000)', 'other', { noValue: 'NA' }, '0.998 (NA, 1.000)'],
  ] as const)('%j is written %j', (text, isBounded, changed, written) => {
    expect(styledNumbers(text, styleOf(changed), isBounded)).toBe(written);
  });
});

describe('words in a style', () => {
  it('have the minus of numbers and the mark of quartiles, and nothing else of theirs changes', () => {
    const style = styleOf({ minus: '-', rangeMark: ' to ' });
    const text = 'Median (Q1, Q3), below −2.5; 100 × (follow-up − pre-op); T5–T10; 12, 14 of (12, 14); 0.05';
    expect(styledWords(text, style, [])).toBe(
      'Median (Q1 to Q3), below -2.5; 100 × (follow-up − pre-op); T5–T10; 12, 14 of (12, 14); 0.05',
    );
  });

  it('never touch what people typed', () => {
    const style = styleOf({ minus: '-', rangeMark: ' to ', hasLeadingZero: false });
    expect(styledWords('HU −5, below −5; A (Q1, Q3)', style, ['HU −5', 'A (Q1, Q3)'])).toBe(
      'HU −5, below -5; A (Q1, Q3)',
    );
  });
});

/** All texts of a table with numbers in them, by where they stand. */
function cellTexts(model: TableModel, columnId: string): readonly string[] {
  const at = model.columns.findIndex(({ id }) => id === columnId);
  return model.rows.flatMap((row) => (row.kind === 'line' ? [row.cells[at]?.text ?? ''] : []));
}

const facts = exportFactsOfData(makePanelStudy());
const inStyle = (style: PrintStyle) => exportTables(facts, { ...defaultExportSettings, style });

describe('a table in a style', () => {
  it('is the screen’s where the style is the study’s', () => {
    const { tableTwo } = inStyle(plain);
    expect(cellTexts(tableTwo, 'p').slice(0, 3)).toEqual(['0.142', '0.002', '0.006']);
    expect(tableTwo.rows.some((row) => row.kind === 'line' && row.cells.some(({ how }) => how))).toBe(false);
  });

  it('of APA 7 has no zero before the point of P, r, ICC and AUC, and keeps it elsewhere', () => {
    const apa = printStyles.find(({ id }) => id === 'apa-7')?.style ?? plain;
    const { tableTwo, agreement, further } = inStyle(apa);
    expect(cellTexts(tableTwo, 'p').slice(0, 3)).toEqual(['.142', '.002', '.006']);
    expect(cellTexts(tableTwo, 'statistic')[0]).toBe('−1.50');
    expect(agreement && cellTexts(agreement, 'icc-k')[6]).toMatch(/^1\.00 \(\.99, 1\.00\)$/);
    expect(agreement && cellTexts(agreement, 'sem')[6]).toBe('0.02');
    const correlation = further.find(({ id }) => id === 'correlation');
    expect(correlation && cellTexts(correlation, 'r')[0]).toBe('−.07 (−.39, .27)');
    const { text } = tableTwo.footnotes.find((note) => note.text.startsWith('Test chosen')) ?? { text: '' };
    expect(text).toContain('in each group at .05;');
    expect(
      further
        .flatMap(({ footnotes }) => footnotes)
        .some((note) => /([=<]|interval;|Below) 0\.\d/.test(note.text)),
    ).toBe(
      // A statistic that can exceed 1 keeps its zero; here there is none below 1.
      false,
    );
  });

  it('of AMA has no zero before the point of P alone, and "to" inside of intervals', () => {
    const ama = printStyles.find(({ id }) => id === 'ama')?.style ?? plain;
    const { tableTwo, agreement } = inStyle(ama);
    expect(cellTexts(tableTwo, 'p')[0]).toBe('.142');
    expect(agreement && cellTexts(agreement, 'icc-k')[0]).toBe('0.998 (0.324 to 1.000)');
  });

  it('prints P in footnotes with the digits and zero of P in cells', () => {
    const { further } = inStyle(styleOf({ hasLeadingZero: false, decimals: { p: 4 } }));
    const ancova = further.find(({ id }) => id === 'ancova');
    // R: anova(lm(r1 ~ g + r0 + factor(region) + days, x), lm(r1 ~ g * r0 + factor(region) + days, x)), P = 0.04535
    expect(ancova?.footnotes.map(({ text }) => text).join(' ')).toMatch(/P = \.045[34]\./);
    expect(ancova && cellTexts(ancova, 'p').every((text) => /^(< )?\.\d{4}$/.test(text))).toBe(true);
  });

  it('has decimals as set, and the study’s where a count makes no sense', () => {
    const style = styleOf({ decimals: { csaMm2: 0, change: 2, si: -1, share: Number.NaN } });
    const { tableTwo } = inStyle(style);
    // R: mean and sd of the refractured: 1356.75, 149.595; 1226.667, 137.961; -9.316, 7.207.
    expect(cellTexts(tableTwo, 'refractured').slice(0, 4)).toEqual([
      ...['1357 ± 150', '1227 ± 138', '−9.32 ± 7.21', '466.08 ± 69.70'],
    ]);
  });

  it('writes no value as set', () => {
    const one = exportTable(
      facts,
      { ...defaultExportSettings, style: styleOf({ noValue: 'NA' }) },
      'table-1',
    );
    expect(cellTexts(one, 'p').slice(0, 1)).toEqual(['NA']);
    const none = exportTable(facts, { ...defaultExportSettings, style: styleOf({ noValue: '' }) }, 'table-1');
    expect(cellTexts(none, 'p').slice(0, 1)).toEqual(['']);
  });

  it('changes no more when styled again', () => {
    const styles = [
      ...printStyles.map(({ style }) => style),
      styleOf({ hasLeadingZero: false, minus: '–', rangeMark: '–', noValue: '-' }),
      styleOf({ minus: '-', rangeMark: ' to ', noValue: 'NA' }),
    ];
    for (const style of styles) {
      const { tableOne, tableTwo, further } = inStyle(style);
      for (const table of [tableOne, tableTwo, ...further]) expect(styledTable(table, style)).toEqual(table);
    }
  });

  it('leaves names of covariates, categories and groups as they were typed', () => {
    const study = makeStudy();
    const name = 'HU −5 (Q1, Q3) T1-2';
    const project = {
      ...study.project,
      customCovariates: [
        { kind: 'category', id: 'c', name, categories: [{ id: 'x', name: '−1 to −2, P = 0.03' }] },
      ],
    } as const;
    const table = exportTable(
      exportFactsOfData({ ...study, project }),
      { ...defaultExportSettings, style: styleOf({ minus: '-', rangeMark: ' to ', hasLeadingZero: false }) },
      'table-1',
    );
    const labels = table.rows.map(({ label }) => label);
    expect(labels).toContain(`${name}, n (%)`);
    expect(labels).toContain('−1 to −2, P = 0.03');
    expect(labels).toContain('T5–T10');
  });

  it('is no matter of the data', () => {
    const texts = printStyles.map(({ style }) =>
      dataTableCsv(subjectTable(facts, { ...defaultExportSettings, style }), { hasByteOrderMark: false }),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it('knows the name of a style, and of one that was changed none', () => {
    expect(printStyles.map(({ id, style }) => printStyleName(style)?.id === id)).toEqual([
      ...[true, true, true, true],
    ]);
    expect(printStyleName(styleOf({ minus: '-' }))).toBeUndefined();
  });
});
