import { neutralText } from '../../spreadsheetText';
import type { DataTable } from '../dataTable';
import type { SheetRow, SheetValue, WorkbookSheet } from './xlsx/workbook';
import { writeWorkbook } from './xlsx/writeWorkbook';

const headStyle = { isBold: true, lines: 'heading' } as const;
const leastWidth = 8;
const mostWidth = 40;
/** Lines that are looked at for a column's width. */
const seenRows = 200;

/**
 * Data tables as one workbook, a sheet each: numbers and booleans as such in full precision, text as text and never a formula
 * (an apostrophe stands where the CSV has one), the heading in place while the lines scroll.
 */
export async function dataXlsx(tables: readonly DataTable[]): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook(tables.map(dataSheet));
}

function dataSheet({ name, columns, rows }: DataTable): WorkbookSheet {
  const widths = columns.map(({ name: head }, index) => {
    const longest = rows
      .slice(0, seenRows)
      .reduce((most, row) => Math.max(most, String(row[index] ?? '').length), head.length);
    return Math.min(mostWidth, Math.max(leastWidth, longest + 2));
  });
  const lines = rows.map((values): SheetRow => ({ values: values.map(dataValue) }));
  return {
    name,
    widths,
    frozen: { rows: 1, columns: 1 },
    repeatedRows: [0, 0],
    hasFilter: true,
    rows: [{ values: columns.map(({ name: head }) => neutralText(head)), style: headStyle }, ...lines],
  };
}

function dataValue(value: SheetValue): SheetValue {
  return typeof value === 'string' ? neutralText(value) : value;
}
