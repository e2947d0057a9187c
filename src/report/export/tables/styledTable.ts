import {
  notApplicable,
  type TableCell,
  type TableColumn,
  type TableModel,
  type TableRow,
} from '../../tableModel';
import type { PrintStyle } from '../printStyle';
import { isNumberText, styledNumbers, styledWords } from './styledText';

/**
 * A table as a journal writes numbers: leading zero, minus, marks inside of intervals, and what stands where there is no number.
 * Only cells of nothing but numbers, and signs in the table's own words, are written anew; what people typed
 * (`TableModel.typed`) stays. The same style again changes nothing. Decimals are settings of the table itself, and P and alpha in
 * sentences are written by `PrintSettings.hasLeadingZeroInP`: see `exportTable`.
 */
export function styledTable(model: TableModel, style: PrintStyle): TableModel {
  const words = (text: string) => styledWords(text, style, model.typed ?? []);
  return {
    ...model,
    caption: words(model.caption),
    columns: model.columns.map((column) => ({
      ...column,
      label: words(column.label),
      ...(column.sublabel !== undefined && { sublabel: words(column.sublabel) }),
    })),
    rows: model.rows.map((row): TableRow => {
      const label = words(row.label);
      if (row.kind === 'heading') return { ...row, label };
      return {
        ...row,
        label,
        cells: row.cells.map((cell, at) => styledCell(cell, model.columns[at], style)),
      };
    }),
    footnotes: model.footnotes.map((note) => ({ ...note, text: words(note.text) })),
  };
}

function styledCell(cell: TableCell, column: TableColumn | undefined, style: PrintStyle): TableCell {
  if (cell.text === notApplicable) return { ...cell, text: style.noValue };
  if (!isNumberText(cell.text)) return cell;
  const isBounded = cell.isBounded ?? column?.isBounded;
  const styled = (text: string) => styledNumbers(text, style, isBounded);
  return {
    ...cell,
    text: styled(cell.text),
    ...(cell.main !== undefined && { main: styled(cell.main) }),
    ...(cell.detail !== undefined && { detail: styled(cell.detail) }),
  };
}
