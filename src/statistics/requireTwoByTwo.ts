import { err, ok, type Result } from '../base/result';
import type { CountTable } from './countTable';
import type { StatisticsError } from './statisticsError';

/** The cells a, b, c, d of a 2 × 2 table, row by row; an error for any other shape. */
export function requireTwoByTwo(
  table: CountTable,
): Result<readonly [number, number, number, number], StatisticsError> {
  if (table.rowTotals.length !== 2 || table.columnTotals.length !== 2)
    return err({ kind: 'not-a-count-table' });
  const [a = 0, b = 0, c = 0, d = 0] = table.cells.flat();
  return ok([a, b, c, d]);
}
