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

/** The same from rows with one value per column, which may be made one after another: none is kept. */
export function csvOfRows(
  columns: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  { hasByteOrderMark, isPrint = false }: CsvOptions,
): string {
  const write = cellWriter(isPrint ? formulaStartOfPrint : formulaStart);
  const lines = [lineOf(columns, write)];
  for (const row of rows) lines.push(lineOf(row, write));
  return `${hasByteOrderMark ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`;
}

/** Joined, not added up: a text that is added up is a tree of its parts, which many thousands of lines would have to be kept as. */
function lineOf(row: readonly CsvValue[], write: (text: string) => string): string {
  const places: (string | number | boolean | undefined)[] = new Array(row.length);
  for (let at = 0; at < row.length; at++) {
    const value = row[at];
    places[at] = typeof value === 'string' ? write(value) : value;
  }
  return places.join(',');
}

/** What a place is enclosed in quotes for: else it would end early, or lose what stands at its ends. */
const quoted = /[",\r\n\uFEFF]|^ | $/;
/** Texts that occur again and again are short: codes, names, reasons. */
const knownLength = 60;
const knownCount = 10_000;

function cellWriter(start: RegExp): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > knownLength) return cellText(text, start);
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = cellText(text, start);
    if (known.size < knownCount) known.set(text, made);
    return made;
  };
}

function cellText(text: string, start: RegExp): string {
  const inside = withoutFormulaInside(text);
  const isFormula = start.test(inside);
  if (!isFormula && !quoted.test(inside)) return inside;
  return `"${isFormula ? "'" : ''}${inside.replaceAll('"', '""')}"`;
}
