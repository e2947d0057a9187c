import { notApplicable, type TableCell, type TableModel, type TableRow } from '../tableModel';
import type { How } from './how';

/** Finds how the number in a line and column came about; undefined where there is none. */
export type HowOf = (rowId: string, columnId: string) => How | undefined;

/** A table whose numbers can be asked: cells that hold one carry how it came about. */
export function withHow(model: TableModel, howOf: HowOf): TableModel {
  const rows = model.rows.map((row): TableRow => {
    if (row.kind === 'heading') return row;
    const cells = row.cells.map((cell, index): TableCell => {
      const column = model.columns[index];
      if (!column || !/\d/.test(cell.text) || cell.text === notApplicable) return cell;
      const how = howOf(row.id, column.id);
      return how ? { ...cell, how } : cell;
    });
    return { ...row, cells };
  });
  return { ...model, rows };
}
