import { type CsvOptions, csvOfRows } from '../../csvText';
import { oneLine, reasonNotes } from '../../document/documentText';
import type { TableModel } from '../../tableModel';
import { headText, markedText, noteText } from './tableTexts';

/**
 * A printed table as CSV by RFC 4180: one line a row with as many places as the heading, letters of footnotes behind their
 * values, the notes below. Values are as printed; what is never rounded is in the data files.
 */
export function tableCsv(table: TableModel, options: CsvOptions): string {
  const { labelHeading, columns, rows, footnotes } = table;
  const filled = (texts: readonly string[]) => [
    ...texts.map(oneLine),
    ...Array.from({ length: Math.max(0, columns.length + 1 - texts.length) }, () => undefined),
  ];
  const lines = rows.map((row) =>
    row.kind === 'heading'
      ? filled([row.label])
      : filled([
          row.label,
          ...columns.map((_, index) => {
            const cell = row.cells[index];
            return cell ? markedText(cell) : '';
          }),
        ]),
  );
  const notes = [...footnotes.map(noteText), ...reasonNotes(table)].map((note) => filled([note]));
  const heads = [labelHeading, ...columns.map((one) => headText(one, ', '))].map(oneLine);
  return csvOfRows(heads, [...lines, ...notes], { ...options, isPrint: true });
}
