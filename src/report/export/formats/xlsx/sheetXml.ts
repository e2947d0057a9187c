import { assert } from '../../../../base/assert';
import type { SharedStrings } from './sharedStrings';
import type { StyleBook } from './styleBook';
import type { SheetRow, SheetValue, WorkbookSheet } from './workbook';

/** What a sheet can hold (Excel since 2007). */
const most = { rows: 1_048_576, columns: 16_384 } as const;

/** A sheet's part, in pieces of one line each. */
export function* sheetXml(
  sheet: WorkbookSheet,
  strings: SharedStrings,
  styles: StyleBook,
): Generator<string> {
  const { rows, widths, frozen, isLandscape, hasNumbersAsText, hasFilter } = sheet;
  const columns = rows.reduce((sum, { values }) => Math.max(sum, values.length), 0);
  assert(rows.length <= most.rows && columns <= most.columns, 'a sheet cannot hold so many lines');
  const letters = Array.from({ length: columns }, (_, index) => columnLetters(index));
  const last = `${letters.at(-1) ?? 'A'}${Math.max(rows.length, 1)}`;
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  if (isLandscape) yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  yield `<dimension ref="A1:${last}"/>${viewXml(frozen)}<sheetFormatPr defaultRowHeight="15"/>`;
  if (widths.length > 0) {
    yield `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;
  }
  yield '<sheetData>';
  for (const [index, row] of rows.entries()) yield rowXml(row, index + 1, letters, strings, styles);
  yield '</sheetData>';
  if (hasFilter && rows.length > 0) {
    yield `<autoFilter ref="A${frozen.rows}:${letters.at(-1) ?? 'A'}${Math.max(rows.length, 1)}"/>`;
  }
  const whole = rows.flatMap(({ isWhole }, index) => (isWhole && columns > 1 ? [index + 1] : []));
  if (whole.length > 0) {
    const end = letters.at(-1) ?? 'A';
    yield `<mergeCells count="${whole.length}">${whole.map((at) => `<mergeCell ref="A${at}:${end}${at}"/>`).join('')}</mergeCells>`;
  }
  yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  if (isLandscape) yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  if (hasNumbersAsText) {
    yield `<ignoredErrors><ignoredError sqref="A1:${last}" numberStoredAsText="1"/></ignoredErrors>`;
  }
  yield '</worksheet>';
}

/** "A", "Z", "AA". */
export function columnLetters(index: number): string {
  const own = String.fromCharCode(65 + (index % 26));
  return index < 26 ? own : columnLetters(Math.floor(index / 26) - 1) + own;
}

function viewXml({ rows, columns }: WorkbookSheet['frozen']): string {
  if (rows === 0 && columns === 0) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<sheetViews><sheetView showGridLines="1" workbookViewId="0"><pane${split} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function rowXml(
  { values, style, heightPt }: SheetRow,
  number: number,
  letters: readonly string[],
  strings: SharedStrings,
  styles: StyleBook,
): string {
  const styleAt = (index: number) => {
    const own = style && ('at' in style ? style.at(index) : style);
    return own === undefined ? 0 : styles.numberOf(own);
  };
  let cells = '';
  for (const [index, value] of values.entries()) {
    cells += cellXml(value, `${letters[index] ?? ''}${number}`, styleAt(index), strings);
  }
  const height = heightPt === undefined ? '' : ` ht="${heightPt}" customHeight="1"`;
  return `<row r="${number}"${height}>${cells}</row>`;
}

function cellXml(value: SheetValue, place: string, styleNumber: number, strings: SharedStrings): string {
  const at = styleNumber === 0 ? `<c r="${place}"` : `<c r="${place}" s="${styleNumber}"`;
  if (value === undefined || value === '') return styleNumber === 0 ? '' : `${at}/>`;
  if (typeof value === 'number' && Number.isFinite(value)) return `${at}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  // A spreadsheet has no place for what is no number; a data file in text has "NaN" too.
  const text = typeof value === 'number' ? String(value) : value;
  return `${at} t="s"><v>${strings.numberOf(text)}</v></c>`;
}
