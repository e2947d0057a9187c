import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CsvValue } from '../../src/report/csvText';
import { type DataTable, dataTableCsv } from '../../src/report/export/dataTable';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { casesTable } from '../../src/report/export/tables/casesTable';
import { dictionaryTable } from '../../src/report/export/tables/dictionaryTable';
import { exportTables } from '../../src/report/export/tables/exportTables';
import { printStyles } from '../../src/report/export/tables/printStyles';
import { roiTable } from '../../src/report/export/tables/roiTable';
import { settlementsTable } from '../../src/report/export/tables/settlementsTable';
import { subjectTable } from '../../src/report/export/tables/subjectTable';
import { exportFactsOfData } from '../support/exportContent';
import { type Told, tellingStudy } from '../support/tellingStudy';

/** What somebody may type to do harm, or without a thought. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...[
      '=1+1',
      '+cmd',
      '-1',
      '@SUM(A1)',
      '\tx',
      '\rx',
      '\nx',
      '=a\nb',
      'a;=1+1',
      'a\t=1',
      "'=1",
      '＝1',
      '"q",r',
    ],
    ...[
      '<script>alert(1)</script>',
      '$\\frac{1}{0}$',
      '100 %',
      '\u202Eabc',
      ' x ',
      '−5 HU (1, 2)',
      '0.05',
      '﻿x',
    ],
  ),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
const anyTold: fc.Arbitrary<Told> = fc.record({
  title: hostile,
  code: hostile,
  note: hostile,
  exclusionReason: hostile,
  finalScanReason: hostile,
  cannotNote: hostile,
  settlementReason: hostile,
  covariateName: hostile,
  unit: hostile,
  category: hostile,
  muscle: hostile,
});
const settings = {
  ...defaultExportSettings,
  hasDates: true,
  hasAgesOver89: true,
  hasImageUids: true,
  hasNotes: true,
};

/** What a spreadsheet would run: at the start, or where it divides columns at semicolons and tabs. */
const runs = /^[=+\-@\t\r\n＝＋－＠]|[;\t]\s*[=+\-@＝＋－＠]/;

/** The text without the apostrophes that take its power. */
function powerful(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '').replace(/([;\t]\s*)'(?=[=+\-@＝＋－＠])/g, '$1');
}

function expectSafe(table: DataTable): void {
  const text = dataTableCsv(table, { hasByteOrderMark: false });
  const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.slice(0, -1);
  expect(parsed).toHaveLength(table.rows.length + 1);
  const written = [table.columns.map(({ name }) => name), ...table.rows];
  const wrong = written.flatMap((values, at) => {
    const cells = parsed[at] ?? [];
    if (cells.length !== values.length) return [['cells', cells.length, values.length]];
    return values.flatMap((value, place) => {
      const cell = cells[place] ?? 'absent';
      return isRight(cell, value) ? [] : [[cell, value]];
    });
  });
  expect(wrong).toEqual([]);
}

function isRight(cell: string, value: CsvValue): boolean {
  if (typeof value === 'number') return Object.is(Number(cell), value);
  if (typeof value !== 'string') return cell === (value === undefined ? '' : String(value));
  return !runs.test(cell) && (cell === value || powerful(cell) === powerful(value));
}

describe('whatever people type', () => {
  it('becomes no formula in any data file, and reads back as it was, numbers to the last digit', () => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const facts = exportFactsOfData(tellingStudy(told));
        for (const make of [subjectTable, roiTable, casesTable, settlementsTable, dictionaryTable]) {
          expectSafe(make(facts, settings));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stands in the tables as it was typed, in every style', () => {
    fc.assert(
      fc.property(anyTold, fc.constantFrom(...printStyles), (told, { style }) => {
        const facts = exportFactsOfData(tellingStudy(told));
        const plain = exportTables(facts, defaultExportSettings).tableOne;
        const styled = exportTables(facts, { ...settings, style: { ...style, minus: '-' } }).tableOne;
        expect(styled.rows.map(({ label }) => label)).toEqual(plain.rows.map(({ label }) => label));
      }),
      { numRuns: 25 },
    );
  });
});
