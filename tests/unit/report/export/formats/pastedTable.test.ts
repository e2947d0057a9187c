import { describe, expect, it } from 'vitest';
import { tableAsHtml, tableAsTabbedText } from '../../../../../src/report/export/formats/pastedTable';
import { emptyCell, spreadCell, type TableModel, textCell } from '../../../../../src/report/tableModel';

const model: TableModel = {
  id: 'table-2',
  title: 'Table 2',
  caption: 'Measurements by group',
  labelHeading: '',
  columns: [
    { id: 'refractured', label: 'Refractured', sublabel: 'n = 33', align: 'end' },
    { id: 'statistic-name', label: '', align: 'start' },
    { id: 'p', label: 'P', align: 'end' },
  ],
  rows: [
    { kind: 'heading', id: 'h', label: 'ROI-CSA, mm²' },
    {
      kind: 'line',
      id: 'a',
      label: 'Change, %',
      indent: 1,
      cells: [spreadCell('−9.9', '(−11.6, −7.0)'), { text: 'Z', mark: 'a' }, textCell('< 0.001')],
    },
    { kind: 'line', id: 'b', label: 'Age & sex', indent: 0, cells: [emptyCell, emptyCell, emptyCell] },
  ],
  footnotes: [{ mark: 'a', text: 'Mann-Whitney U test.' }, { text: '92 of 92 subjects.' }],
};

describe('A copied table', () => {
  it('has one line a row and one tab between two cells, so that a spreadsheet takes it', () => {
    expect(tableAsTabbedText(model).split('\n')).toEqual([
      'Table 2. Measurements by group',
      '\tRefractured (n = 33)\t\tP',
      'ROI-CSA, mm²',
      'Change, %\t−9.9 (−11.6, −7.0)\tZ a\t< 0.001',
      'Age & sex\t\t\t',
      'a Mann-Whitney U test.',
      '92 of 92 subjects.',
    ]);
  });

  it('escapes what HTML would read as markup', () => {
    const html = tableAsHtml(model);
    expect(html).toContain('<td align="right">&lt; 0.001</td>');
    expect(html).toContain('Age &amp; sex');
  });

  it('carries no style of its own', () => {
    expect(tableAsHtml(model)).not.toContain('style');
  });

  it('has as many cells in every line as the heading', () => {
    const html = tableAsHtml(model);
    const heads = html.match(/<thead>.*<\/thead>/)?.[0].match(/<th /g)?.length;
    const lines = [...html.matchAll(/<tr>((?:<td.*?<\/td>)+)<\/tr>/g)];
    expect(heads).toBe(4);
    expect(lines.map(([, cells]) => cells?.match(/<td /g)?.length)).toEqual([4, 4]);
  });
});
