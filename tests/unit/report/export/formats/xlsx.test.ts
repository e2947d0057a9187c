import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { CsvValue } from '../../../../../src/report/csvText';
import type { DataTable } from '../../../../../src/report/export/dataTable';
import { dataXlsx } from '../../../../../src/report/export/formats/dataXlsx';
import { tablesXlsx, tableXlsx } from '../../../../../src/report/export/formats/tableXlsx';
import { sheetNames } from '../../../../../src/report/export/formats/xlsx/sheetNames';
import { columnLetters } from '../../../../../src/report/export/formats/xlsx/sheetXml';
import { tableOfText } from '../../../../support/hostileTable';
import { officeParts, workbookSheets } from '../../../../support/officeFiles';

function dataOf(name: string, heads: readonly string[], rows: readonly (readonly CsvValue[])[]): DataTable {
  return { name, columns: heads.map((head) => ({ name: head, unit: '', meaning: '' })), rows };
}

async function onlySheet(bytes: Uint8Array) {
  const [sheet] = workbookSheets(bytes).values();
  return sheet ?? [];
}

describe('Data as a workbook', () => {
  it('holds every double as it is, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 }),
        async (numbers) => {
          const sheet = await onlySheet(
            await dataXlsx([
              dataOf(
                'd',
                ['x'],
                numbers.map((one) => [one]),
              ),
            ]),
          );
          // Zero has no sign in a spreadsheet.
          expect(sheet.slice(1)).toEqual(numbers.map((one) => [one === 0 ? 0 : one]));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is read by another library as numbers, booleans, texts and empty places', async () => {
    const bytes = await dataXlsx([
      dataOf(
        'subjects',
        ['code', 'csa_mm2', 'is_old', 'note'],
        [
          ['S-001', 1234.5678901234567, true, undefined],
          ['S-002', -0.1, false, 'line\nbreak <&>"'],
        ],
      ),
    ]);
    expect(await readXlsxFile(Buffer.from(bytes))).toEqual([
      {
        sheet: 'subjects',
        data: [
          ['code', 'csa_mm2', 'is_old', 'note'],
          ['S-001', 1234.5678901234567, true, null],
          ['S-002', -0.1, false, 'line\nbreak <&>"'],
        ],
      },
    ]);
  });

  it('neutralises text as the CSV does, and leaves negative numbers alone', async () => {
    const sheet = await onlySheet(
      await dataXlsx([
        dataOf(
          'd',
          ['=head', 'n'],
          [
            ['=1+1', -1],
            ['-2', -2],
            ['@x', 3],
            ['\tx', 4],
            ['a;=b', 5],
          ],
        ),
      ]),
    );
    expect(sheet).toEqual([
      ["'=head", 'n'],
      ["'=1+1", -1],
      ["'-2", -2],
      ["'@x", 3],
      ["'\tx", 4],
      ["a;'=b", 5],
    ]);
  });

  it('keeps names that an object has of itself, and text that looks like an escape', async () => {
    const texts = ['constructor', '__proto__', 'toString', '_x0041_', 'a_x000D_b', '_X0041_', '_x41_'];
    const sheet = await onlySheet(
      await dataXlsx([
        dataOf(
          'd',
          ['t'],
          texts.map((text) => [text]),
        ),
      ]),
    );
    expect(sheet.slice(1).flat()).toEqual(texts);
  });

  it('replaces what XML cannot hold, and cuts what a spreadsheet cannot hold', async () => {
    const sheet = await onlySheet(
      await dataXlsx([dataOf('d', ['t'], [['a\u0000b\uD800c\uFFFF'], ['x'.repeat(40_000)]])]),
    );
    expect(sheet[1]).toEqual(['a\uFFFDb\uFFFDc\uFFFD']);
    expect(sheet[2]).toEqual([`${'x'.repeat(32_766)}…`]);
  });

  it('writes what is no number as text', async () => {
    expect(await onlySheet(await dataXlsx([dataOf('d', ['x'], [[Number.NaN], [Infinity]])]))).toEqual([
      ['x'],
      ['NaN'],
      ['Infinity'],
    ]);
  });

  it('keeps its heading in place', async () => {
    const xml = officeParts(await dataXlsx([dataOf('d', ['a', 'b'], [[1, 2]])])).get(
      'xl/worksheets/sheet1.xml',
    );
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    );
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
  });

  it('is the same bytes each time', async () => {
    const tables = [dataOf('d', ['a'], [[1], ['x']]), dataOf('e', ['b'], [[true]])];
    expect(await dataXlsx(tables)).toEqual(await dataXlsx(tables));
  });

  it('of no line is a workbook too', async () => {
    expect(await onlySheet(await dataXlsx([dataOf('d', ['a', 'b'], [])]))).toEqual([['a', 'b']]);
  });
});

describe('Names of sheets', () => {
  it('are legal and one of a kind, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 12 }),
        (wanted) => {
          const names = sheetNames(wanted);
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
          for (const name of names) {
            expect(name.length).toBeGreaterThan(0);
            expect(name.length).toBeLessThanOrEqual(31);
            expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}\p{Surrogate}]|^'|'$/u);
            expect(name.toLowerCase()).not.toBe('history');
          }
        },
      ),
    );
  });

  it('say which is which where many are alike', () => {
    expect(sheetNames(['Table 2', 'table 2', 'a/b', '', `${'x'.repeat(40)}`, `${'x'.repeat(41)}`])).toEqual([
      'Table 2',
      'table 2 (2)',
      'a b',
      'Sheet 4',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
  });
});

describe('Letters of columns', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ])('of %i are %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});

describe('A table as a workbook', () => {
  it('holds the printed texts cell by cell, with title above and notes below', async () => {
    const sheet = await onlySheet(await tableXlsx(tableOfText('Text')));
    expect(sheet).toEqual([
      ['Text. Text'],
      ['Text', 'Text\nText', 'Text'],
      ['Text', null, null],
      ['Text', 'Texta', '–'],
      ['Text', 'Text', 'Text'],
      ['a Text'],
      ['Text'],
      ['– Text (Text): Text'],
    ]);
  });

  it('prints a negative number with a plain minus as it is: it is no formula', async () => {
    const sheet = await onlySheet(await tableXlsx(tableOfText('-10.1 (-11.8, -7.5)')));
    expect(sheet[4]).toEqual(Array(3).fill('-10.1 (-11.8, -7.5)'));
  });

  it('raises the letters of tests', async () => {
    const strings = officeParts(await tableXlsx(tableOfText('Text'))).get('xl/sharedStrings.xml');
    expect(strings).toMatch(/<vertAlign val="superscript"\/>.*?<t xml:space="preserve">a<\/t>/);
  });

  it('has a sheet for each table', async () => {
    const names = [...workbookSheets(await tablesXlsx([tableOfText('A'), tableOfText('B')])).keys()];
    expect(names).toEqual(['A', 'B']);
  });
});
