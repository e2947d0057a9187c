/** A table as a file or the clipboard has it: the first row names the columns. */
export interface TextTable {
  readonly headers: readonly string[];
  /** Each as long as `headers`. */
  readonly rows: readonly (readonly string[])[];
  /** Row number in the file of each row, from 1, as a spreadsheet counts them. */
  readonly rowNumbers: readonly number[];
}

/** Rows of cells as a table: without empty rows and columns, every row as long as the heads. */
export function textTable(cells: readonly (readonly string[])[]): TextTable {
  const filled = cells
    .map((row, at) => ({ row: row.map((cell) => unarmed(cell.trim())), number: at + 1 }))
    .filter(({ row }) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map(({ row }) => row.findLastIndex((cell) => cell !== '') + 1));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) =>
    filled.some(({ row }) => (row[at] ?? '') !== ''),
  );
  const [head, ...rest] = filled.map(({ row, number }) => ({ row: used.map((at) => row[at] ?? ''), number }));
  return {
    headers: head?.row ?? [],
    rows: rest.map(({ row }) => row),
    rowNumbers: rest.map(({ number }) => number),
  };
}

/** Without the apostrophe by which our own and other files keep spreadsheets from running a text as a formula. */
function unarmed(cell: string): string {
  return /^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
