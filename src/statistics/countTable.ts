import { err, ok, type Result } from '../base/result';
import type { StatisticsError } from './statisticsError';

/** A table of counts with its margins, none of them empty. */
export interface CountTable {
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly n: number;
}

/** Checks a table: at least 2 × 2, rectangular, whole non-negative counts, no empty row or column. */
export function countTable(cells: readonly (readonly number[])[]): Result<CountTable, StatisticsError> {
  const columns = cells[0]?.length ?? 0;
  const isTable =
    cells.length >= 2 &&
    columns >= 2 &&
    cells.every(
      (row) => row.length === columns && row.every((count) => Number.isSafeInteger(count) && count >= 0),
    );
  if (!isTable) return err({ kind: 'not-a-count-table' });
  const rowTotals = cells.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnTotals = Array.from({ length: columns }, (_, column) =>
    cells.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  if (rowTotals.includes(0) || columnTotals.includes(0)) return err({ kind: 'empty-margin' });
  return ok({ cells, rowTotals, columnTotals, n: rowTotals.reduce((sum, total) => sum + total, 0) });
}
