import type { TableModel } from '../../report/tableModel';

/** The R code of a line of a model: of its P, else of its first number; counts come last. None where nothing was computed. */
export function lineCode(model: TableModel, rowId: string | undefined): string | undefined {
  const row = model.rows.find(({ id }) => id === rowId);
  if (row?.kind !== 'line') return undefined;
  const asked = model.columns.flatMap(({ id }, index) => {
    const how = row.cells[index]?.how;
    return how ? [{ id, how }] : [];
  });
  const chosen = asked.find(({ id }) => id === 'p') ?? asked.find(({ id }) => id !== 'n');
  return chosen?.how.rCall;
}
