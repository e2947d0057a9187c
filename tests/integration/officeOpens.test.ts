import { describe, expect, it } from 'vitest';
import { agreementTableModel } from '../../src/report/agreementTableModel';
import { oneLine, reasonNotes } from '../../src/report/document/documentText';
import { dataXlsx } from '../../src/report/export/formats/dataXlsx';
import { tablesDocx } from '../../src/report/export/formats/tablesDocx';
import { tablesXlsx } from '../../src/report/export/formats/tableXlsx';
import { printSettingsOf } from '../../src/report/printSettingsOf';
import { formulaStartOfPrint, neutralText } from '../../src/report/spreadsheetText';
import type { TableModel } from '../../src/report/tableModel';
import { tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoModel } from '../../src/report/tableTwoModel';
import { exportFactsOf } from '../support/exportFacts';
import { hostileTexts, tableOfText } from '../support/hostileTable';
import { openDocumentTables } from '../support/openDocument';
import { makePanelStudy } from '../support/panelStudy';
import { isInstalled, throughLibreOffice } from '../support/programs';

const { results } = exportFactsOf(makePanelStudy());
const settings = printSettingsOf(results);
const agreement = agreementTableModel(results, { settings, phases: ['preop', 'followUp', 'changePercent'] });
if (!agreement.ok) throw new Error('the study has two observers');

/** The study's tables as they are printed, and one with all that some format could take amiss. */
const tables: readonly TableModel[] = [
  tableOneModel(results, settings),
  tableTwoModel(results, settings),
  agreement.value,
  ...hostileTexts.map(tableOfText),
];

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

/** The lines of a table, place by place, as a word processor has to show them. */
function inWord({ labelHeading, columns, rows }: TableModel): readonly (readonly string[])[] {
  const own = (text: string) => spaced(oneLine(text));
  const heads = columns.map(({ label, sublabel }) =>
    [label, ...(sublabel === undefined ? [] : [sublabel])].map(own).join('\n'),
  );
  const lines = rows.map((row) =>
    row.kind === 'heading'
      ? [own(row.label)]
      : [own(row.label), ...row.cells.map(({ text, mark }) => `${own(text)}${mark ?? ''}`)],
  );
  return [[own(labelHeading), ...heads], ...lines];
}

const hasOffice = await isInstalled('soffice');

describe.skipIf(!hasOffice)(`LibreOffice${hasOffice ? '' : ' (not installed: not run)'}`, () => {
  it('shows every place of a Word file’s tables as the table has it', async () => {
    const opened = [
      ...openDocumentTables(
        await throughLibreOffice('tables.docx', await tablesDocx(tables), 'fodt'),
      ).values(),
    ];
    expect(opened).toHaveLength(tables.length);
    for (const [index, table] of tables.entries()) {
      const shown = opened[index]?.map((row) => row.map((cell) => spaced(String(cell ?? ''))));
      expect(shown?.map(withoutEnd)).toEqual(inWord(table).map(withoutEnd));
    }
  });

  it('shows every place of a workbook’s tables as the table has it, none as a formula', async () => {
    const opened = [
      ...openDocumentTables(
        await throughLibreOffice('tables.xlsx', await tablesXlsx(tables), 'fods'),
      ).values(),
    ];
    expect(opened).toHaveLength(tables.length);
    for (const [index, table] of tables.entries()) {
      const own = (text: string) => neutralText(oneLine(text), formulaStartOfPrint);
      const lines = table.rows.map((row) =>
        row.kind === 'heading'
          ? [own(row.label)]
          : [own(row.label), ...row.cells.map(({ text, mark }) => `${own(text)}${mark ?? ''}`)],
      );
      const shown = opened[index]?.map((row) => row.map((cell) => String(cell ?? '')));
      expect(shown?.slice(2, 2 + lines.length).map(withoutEnd)).toEqual(lines.map(withoutEnd));
      expect(shown?.slice(2 + lines.length)).toHaveLength(table.footnotes.length + reasonNotes(table).length);
    }
  });

  it('reads the numbers, booleans and texts of a data workbook as they are', async () => {
    const numbers = [
      0.1,
      -1234.5678901234567,
      1 / 3,
      1e-7,
      5e-324,
      1.7976931348623157e308,
      123456789012345680,
    ];
    const rows = [
      ...numbers.map((number) => [number, number > 0, 'text']),
      ...hostileTexts.map((text) => [1, false, text]),
      [undefined, undefined, 'last'],
    ];
    const columns = ['number', 'flag', 'text'].map((name) => ({ name, unit: '', meaning: '' }));
    const bytes = await dataXlsx([{ name: 'data', columns, rows }]);
    const sheet = openDocumentTables(await throughLibreOffice('data.xlsx', bytes, 'fods')).get('data') ?? [];
    expect(sheet[0]).toEqual(['number', 'flag', 'text']);
    // LibreOffice saves 15 digits, and truth as 1 or 0; the last bit is tested with the workbook itself.
    expect(
      sheet
        .slice(1, 1 + numbers.length)
        .map(([x, flag, text]) => [Number(x).toPrecision(15), Number(flag), text]),
    ).toEqual(numbers.map((number) => [number.toPrecision(15), Number(number > 0), 'text']));
    expect(sheet.at(-1)).toEqual([null, null, 'last']);
    expect(sheet).toHaveLength(1 + rows.length);
    for (const [index, text] of hostileTexts.entries()) {
      const shown = String(sheet[1 + numbers.length + index]?.[2] ?? '');
      // LibreOffice takes some controls out; what it shows begins no formula and has every letter.
      expect(shown.replace(/[^\p{L}\p{N}=+\-@']/gu, '')).toBe(
        neutralText(text).replace(/[^\p{L}\p{N}=+\-@']/gu, ''),
      );
    }
  });
});

function withoutEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
