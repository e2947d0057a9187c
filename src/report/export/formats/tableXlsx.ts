import { oneLine, plainText, reasonNotes } from '../../document/documentText';
import { formulaStartOfPrint, neutralText } from '../../spreadsheetText';
import type { TableCell, TableModel, TableRow } from '../../tableModel';
import { noteText } from './tableTexts';
import type { CellStyle, SheetRow, SheetValue, WorkbookSheet } from './xlsx/workbook';
import { writeWorkbook } from './xlsx/writeWorkbook';

/** A table as a workbook of one sheet: title, heading, lines, notes; texts as they are printed, test letters raised. */
export async function tableXlsx(table: TableModel): Promise<Uint8Array<ArrayBuffer>> {
  return tablesXlsx([table]);
}

/** Tables as one workbook, a sheet each. */
export async function tablesXlsx(tables: readonly TableModel[]): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook(tables.map(tableSheet));
}

const linePt = 15;
const leastWidth = 9;
const mostWidth = 44;

const titleStyle: CellStyle = { isBold: true };
const noteStyle: CellStyle = { isQuiet: true, align: 'start', wraps: true };

function tableSheet(table: TableModel): WorkbookSheet {
  const { title, caption, labelHeading, columns, rows, footnotes } = table;
  const heads = columns.map(({ label, sublabel }) =>
    [label, sublabel ?? ''].map(printed).filter(Boolean).join('\n'),
  );
  const headLines = Math.max(...heads.map((text) => text.split('\n').length), 1);
  const lines = rows.map((row, index) => bodyRow(row, table, index === rows.length - 1));
  const notes = [...footnotes.map(noteText), ...reasonNotes(table)];
  const widths = [labelHeading, ...heads].map((head, index) => columnWidth(head, index, rows));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    name: title,
    widths,
    frozen: { rows: 2, columns: 1 },
    repeatedRows: [0, 1],
    isLandscape: true,
    hasNumbersAsText: true,
    rows: [
      { values: [printed(`${title}. ${caption}`)], style: titleStyle },
      {
        values: [printed(labelHeading), ...heads],
        style: [headStyle('start'), ...columns.map(({ align }) => headStyle(align))],
        heightPt: linePt * headLines + 3,
      },
      ...lines,
      ...notes.map(
        (note): SheetRow => ({
          values: [printed(note)],
          style: noteStyle,
          heightPt: linePt * Math.ceil((note.length + 1) / whole),
          isWhole: true,
        }),
      ),
    ],
  };
}

function headStyle(align: 'start' | 'end'): CellStyle {
  return { isBold: true, align, wraps: true, lines: 'heading' };
}

function bodyRow(row: TableRow, { columns }: TableModel, isLast: boolean): SheetRow {
  const lines = isLast ? ({ lines: 'last' } as const) : {};
  if (row.kind === 'heading') {
    const style: CellStyle = { isBold: true, ...lines };
    // The rule runs the whole width.
    return { values: [printed(row.label), ...columns.map(() => undefined)], style };
  }
  return {
    values: [printed(row.label), ...columns.map((_, index) => cellValue(row.cells[index]))],
    style: [
      { align: 'start', ...(row.indent === 1 && { indent: 1 }), ...lines },
      ...columns.map(({ align }) => ({ align, ...lines })),
    ],
  };
}

function cellValue(cell: TableCell | undefined): SheetValue {
  if (!cell) return undefined;
  const text = printed(cell.text);
  return cell.mark === undefined ? text : { text, mark: plainText(cell.mark) };
}

function printed(text: string): string {
  return neutralText(oneLine(text), formulaStartOfPrint);
}

function columnWidth(head: string, index: number, rows: readonly TableRow[]): number {
  const inHead = Math.max(...head.split('\n').map(({ length }) => length));
  const longest = rows.reduce((most, row) => {
    if (row.kind === 'heading') return most;
    return Math.max(most, index === 0 ? row.label.length + 2 : (row.cells[index - 1]?.text.length ?? 0));
  }, inHead);
  return Math.min(mostWidth, Math.max(leastWidth, longest + 2));
}
