import { type FileRow, type TableHead, tableHead } from './tableHead';

/** A table as a file or the clipboard has it. */
export interface TextTable {
  readonly headers: readonly string[];
  /** Each as long as `headers`. */
  readonly rows: readonly (readonly string[])[];
  /** Row number in the file of each row, from 1, as a spreadsheet counts them. */
  readonly rowNumbers: readonly number[];
  /** Where the names of the columns were found; absent for a table that was made otherwise. */
  readonly head?: Pick<TableHead, 'nameRows' | 'unitRow' | 'above'>;
}

/**
 * Rows of cells as a table: without empty rows and columns, every row as long as the heads. Titles above the names of
 * the columns are left out; `namesRow` is the row of the names as a person chose it.
 */
export function textTable(cells: readonly (readonly string[])[], namesRow?: number): TextTable {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const isUsed = new Array<boolean>(width).fill(false);
  const filled: FileRow[] = [];
  for (const [at, row] of cells.entries()) {
    let isEmpty = true;
    const trimmed = row.map((cell, column) => {
      const text = unarmed(cell.trim());
      if (text !== '') {
        isEmpty = false;
        isUsed[column] = true;
      }
      return text;
    });
    if (!isEmpty) filled.push({ cells: trimmed, number: at + 1 });
  }
  const used = isUsed.flatMap((is, at) => (is ? [at] : []));
  const rows = filled.map(
    ({ cells: row, number }): FileRow => ({ cells: used.map((at) => row[at] ?? ''), number }),
  );
  const { headers, nameRows, unitRow, above, next } = tableHead(rows, namesRow);
  const below = rows.slice(next);
  return {
    headers,
    rows: below.map((row) => row.cells),
    rowNumbers: below.map(({ number }) => number),
    head: { nameRows, above, ...(unitRow !== undefined && { unitRow }) },
  };
}

/** Without the apostrophe by which our own and other files keep spreadsheets from running a text as a formula. */
function unarmed(cell: string): string {
  return cell.startsWith("'") && /^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
