import type { CsvColumn } from '../../report/csvColumn';
import type { DataTable } from '../../report/export/dataTable';
import type { FigureModel } from '../../report/figures/figureModel';

/** The data behind a figure as a table of a file. */
export function dataTableOfFigure({ id, data }: Pick<FigureModel, 'id' | 'data'>): DataTable {
  return { name: id, columns: data.columns satisfies readonly CsvColumn[], rows: data.rows };
}
