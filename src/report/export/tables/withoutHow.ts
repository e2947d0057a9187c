import type { TableCell, TableModel, TableRow } from '../../tableModel';

/** A table without how its numbers came about: that is for screens, holds every value, and functions, which cannot cross from a worker. */
export function withoutHow(model: TableModel): TableModel {
  const plainCell = ({ how: _how, ...cell }: TableCell): TableCell => cell;
  return {
    ...model,
    columns: model.columns.map(({ how: _how, ...column }) => column),
    rows: model.rows.map((row): TableRow => {
      if (row.kind === 'line') return { ...row, cells: row.cells.map(plainCell) };
      const { how: _how, ...heading } = row;
      return heading;
    }),
  };
}
