import type { CsvColumn } from '../csvColumn';
import { type CsvOptions, type CsvValue, csvOfRows } from '../csvText';

/** A table of data, unrounded: what files for statistics programs and spreadsheets are written from. */
export interface DataTable {
  /** Also the beginning of its files' names: "subjects". */
  readonly name: string;
  readonly columns: readonly CsvColumn[];
  /** One value per column; undefined is an empty place. */
  readonly rows: readonly (readonly CsvValue[])[];
}

/** A data table as CSV; see `csvOfRows` for what the format is. */
export function dataTableCsv({ columns, rows }: DataTable, options: CsvOptions): string {
  return csvOfRows(
    columns.map(({ name }) => name),
    rows,
    options,
  );
}

/** A data table made of records, in the order of its columns. */
export function dataTableOf<Name extends string>(
  name: string,
  columns: readonly CsvColumn<Name>[],
  records: readonly Readonly<Record<Name, CsvValue>>[],
): DataTable {
  return { name, columns, rows: records.map((record) => columns.map((column) => record[column.name])) };
}
