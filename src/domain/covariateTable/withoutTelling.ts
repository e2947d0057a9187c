import type { CustomCovariate } from '../study/customCovariate';
import { covariateColumns } from './covariateColumn';
import { matchHeaders } from './matchHeaders';
import type { TextTable } from './textTable';

/** A table without the columns that tell the group, and the heads of those that were left out. */
export interface ToldTable {
  readonly table: TextTable;
  readonly leftOut: readonly string[];
}

/** Leaves out of a file what whoever opened it may not know: no cell of such a column goes any further. */
export function withoutTelling(
  table: TextTable,
  definitions: readonly CustomCovariate[],
  identity: 'kept' | 'removed',
): ToldTable {
  const columns = covariateColumns(definitions, true);
  const telling = new Set(columns.filter((one) => one.tellsGroup).map(({ key }) => key));
  const isKept = matchHeaders(table.headers, columns, identity).map(
    ({ target, note }) => note === undefined && !(target.kind === 'covariate' && telling.has(target.key)),
  );
  const only = (row: readonly string[]): readonly string[] => row.filter((_, at) => isKept[at]);
  return {
    table: { ...table, headers: only(table.headers), rows: table.rows.map(only) },
    leftOut: table.headers.filter((_, at) => !isKept[at]),
  };
}
