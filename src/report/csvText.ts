import Papa from 'papaparse';

/** What one place of a data file holds; undefined is an empty place. */
export type CsvValue = string | number | boolean | undefined;

/** How a data file is written. */
export interface CsvOptions {
  /** A byte order mark at the start, by which spreadsheets recognise UTF-8. */
  readonly hasByteOrderMark: boolean;
}

/** What a spreadsheet would run as a formula; by its first character, whatever lines follow. East Asian ones take wide signs. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
/** Where a spreadsheet that divides columns at semicolons or tabs, as in half of Europe, would see the start of one. */
const formulaInside = /([;\t]\s*)(?=[=+\-@＝＋－＠])/g;

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
  { hasByteOrderMark }: CsvOptions,
): string {
  const body = Papa.unparse(
    [[...columns], ...rows.map((row) => columns.map((column) => powerless(row[column])))],
    // papaparse's own pattern stops at a line break and so lets "=a\nb" through.
    { newline: '\r\n', delimiter: ',', escapeFormulae: formulaStart },
  );
  return `${hasByteOrderMark ? '\uFEFF' : ''}${body}\r\n`;
}

function powerless(value: CsvValue): CsvValue {
  return typeof value === 'string' ? value.replace(formulaInside, "$1'") : value;
}
