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

/** The same with rows that are made while somebody goes through them; none is kept. */
export type DataRows = Omit<DataTable, 'rows'> & { readonly rows: Iterable<readonly CsvValue[]> };

/** A data table as CSV; see `csvOfRows` for what the format is. */
export function dataTableCsv({ columns, rows }: DataRows, options: CsvOptions): string {
  return csvOfRows(
    columns.map(({ name }) => name),
    rows,
    options,
  );
}

/** All rows at once, for what needs them more than once. */
export function collectedTable(table: DataRows): DataTable {
  return { ...table, rows: [...table.rows] };
}

/** A data table made of records, in the order of its columns. */
export function dataTableOf<Name extends string>(
  name: string,
  columns: readonly CsvColumn<Name>[],
  records: Iterable<Readonly<Record<Name, CsvValue>>>,
): DataTable {
  return collectedTable(dataRowsOf(name, columns, records));
}

/** The same, a row at a time. */
export function dataRowsOf<Name extends string>(
  name: string,
  columns: readonly CsvColumn<Name>[],
  records: Iterable<Readonly<Record<Name, CsvValue>>>,
): DataRows {
  const names = columns.map((column) => column.name);
  return { name, columns, rows: again(() => mapped(records, (record) => names.map((one) => record[one]))) };
}

/** Rows that can be gone through again: they are made anew. */
export function again<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}

/** Each of many as something else, one at a time. */
export function* mapped<T, Made>(all: Iterable<T>, make: (one: T, at: number) => Made): Generator<Made> {
  let at = 0;
  for (const one of all) yield make(one, at++);
}
