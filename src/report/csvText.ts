import Papa from 'papaparse';
import { formulaStart, formulaStartOfPrint, withoutFormulaInside } from './spreadsheetText';

/** What one place of a data file holds; undefined is an empty place. */
export type CsvValue = string | number | boolean | undefined;

/** How a data file is written. */
export interface CsvOptions {
  /** A byte order mark at the start, by which spreadsheets recognise UTF-8. */
  readonly hasByteOrderMark: boolean;
  /** Texts are those of a printed table, in which "-10.1 (-11.8, -7.5)" is numbers and not the start of a formula. */
  readonly isPrint?: boolean;
}

/**
 * A table as CSV by RFC 4180: comma, CRLF after every line, quotes where needed.
 *
 * Numbers are the shortest decimal that reads back as the same double, never rounded; an absent value is an
 * empty place. Text that a spreadsheet would run as a formula gets an apostrophe in front, also after a semicolon or
 * tab inside it; numbers, also negative ones, never do.
 */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, CsvValue>>[],
  options: CsvOptions,
): string {
  return csvOfRows(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
    options,
  );
}

/** The same from rows with one value per column. */
export function csvOfRows(
  columns: readonly string[],
  rows: readonly (readonly CsvValue[])[],
  { hasByteOrderMark, isPrint = false }: CsvOptions,
): string {
  const body = Papa.unparse(
    [columns.map(powerless), ...rows.map((row) => row.map(powerless))],
    // papaparse's own pattern stops at a line break and so lets "=a\nb" through.
    { newline: '\r\n', delimiter: ',', escapeFormulae: isPrint ? formulaStartOfPrint : formulaStart },
  );
  return `${hasByteOrderMark ? '\uFEFF' : ''}${body}\r\n`;
}

function powerless(value: CsvValue): CsvValue {
  return typeof value === 'string' ? withoutFormulaInside(value) : value;
}
