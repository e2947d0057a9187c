import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { oneLine, plainText } from '../../../../../src/report/document/documentText';
import { unbroken } from '../../../../../src/report/document/unbroken';
import { tableCsv } from '../../../../../src/report/export/formats/tableCsv';
import { tableHtml } from '../../../../../src/report/export/formats/tableHtml';
import { tableMarkdown } from '../../../../../src/report/export/formats/tableMarkdown';
import { neutralText } from '../../../../../src/report/spreadsheetText';
import { hostileTexts, tableOfText } from '../../../../support/hostileTable';
import { elementsOf, parseMarkup, textOf } from '../../../../support/parseMarkup';

describe('A table as CSV', () => {
  it('has as many places in every line as the heading, notes below, by RFC 4180', () => {
    expect(tableCsv(tableOfText('Text'), { hasByteOrderMark: false })).toBe(
      [
        'Text,"Text, Text",Text',
        'Text,,',
        'Text,Text a,–',
        'Text,Text,Text',
        'a Text,,',
        'Text,,',
        '– Text (Text): Text,,',
        '',
      ].join('\r\n'),
    );
  });

  it('begins with a byte order mark where it is asked for', () => {
    expect(tableCsv(tableOfText('Text'), { hasByteOrderMark: true }).charCodeAt(0)).toBe(0xfeff);
  });

  it.each(hostileTexts)('holds %j as neutral text', (text) => {
    const { data, errors } = Papa.parse<string[]>(
      tableCsv(tableOfText(text), { hasByteOrderMark: false }).trimEnd(),
    );
    expect(errors).toEqual([]);
    expect(data.map(({ length }) => length)).toEqual(Array(data.length).fill(3));
    expect(data[3]).toEqual(Array(3).fill(neutralText(oneLine(text))));
  });

  it.each(['-10.1', '-10.1 (-11.8, -7.5)', '-.032', '-0.5 to 2.1', '-', '-2.1%'])(
    'leaves the printed number %s as it is',
    (text) => {
      const { data } = Papa.parse<string[]>(
        tableCsv(tableOfText(text), { hasByteOrderMark: false }).trimEnd(),
      );
      expect(data[3]).toEqual(Array(3).fill(text));
    },
  );

  it.each(['-2+3', '-1-2', '-A1', '=1', '+1', '-1 (A1)', '-(1)', '-1*2', '-1e5'])(
    'takes %s for a formula, which is no printed number',
    (text) => {
      const { data } = Papa.parse<string[]>(
        tableCsv(tableOfText(text), { hasByteOrderMark: false }).trimEnd(),
      );
      expect(data[3]).toEqual(Array(3).fill(`'${text}`));
    },
  );
});

describe('A table as HTML', () => {
  it.each(hostileTexts)('holds %j as text in every place', (text) => {
    const nodes = parseMarkup(tableHtml(tableOfText(text)));
    for (const name of ['script', 'img', 'a', 'b']) expect(elementsOf(nodes, name)).toEqual([]);
    const own = unbroken(plainText(text));
    const cells = elementsOf(nodes, 'tr').map(({ children }) => children.map((one) => textOf([one])));
    expect(cells).toEqual([[own, `${own}${own}`, own], [own], [own, `${own}a`, '–'], [own, own, own]]);
  });

  it('loads nothing and runs nothing by its own policy', () => {
    expect(tableHtml(tableOfText('x'))).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });
});

describe('A table as Markdown', () => {
  it('is title, lines and notes', () => {
    expect(tableMarkdown(tableOfText('Text'))).toBe(
      [
        '**Text.** Text',
        '',
        '| Text | Text Text | Text |',
        '| :-- | :-- | --: |',
        '| Text |  |  |',
        '| Text | Text \\[a\\] | – |',
        '| Text | Text | Text |',
        '',
        '\\[a\\] Text',
        '',
        'Text',
        '',
        '– Text (Text): Text',
        '',
      ].join('\n'),
    );
  });

  it.each(hostileTexts)('keeps %j in its place of three', (text) => {
    const lines = tableMarkdown(tableOfText(text))
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(4);
  });
});

describe('Intervals and P values', () => {
  it.each([
    ['fell by −9.9 (−11.6, −7.0) mm²', 'fell by −9.9 (−11.6,_−7.0) mm²'],
    ['r = 0.910 (0.850 to 0.950)', 'r_=_0.910 (0.850_to_0.950)'],
    ['(P < 0.001) and P = .03', '(P_<_0.001) and P_=_.03'],
    ['74.3 ± 8.1', '74.3_±_8.1'],
    ['95 % interval, 12 mm² of it', '95_% interval, 12_mm² of it'],
    ['in words (Austin, Stat Med 2009; 28)', 'in words (Austin, Stat Med 2009; 28)'],
  ])('of %j do not break', (text, expected) => {
    expect(unbroken(text).replaceAll('\u00a0', '_')).toBe(expected);
  });
});
