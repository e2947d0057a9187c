/**
 * Cells as the clipboard of spreadsheets has them: tabs between cells, lines between rows; a cell with a tab, a line break
 * or a quote stands in quotes. The last line break ends the last row and is no row of its own.
 */
export function readTabText(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '' && closes(plain, at)) isQuoted = true;
    else if (sign === '\t') end();
    else if (sign === '\n') {
      end();
      rows.push([]);
    } else cell += sign;
  }
  end();
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether a quote at a cell's start is closed at a cell's end: else it is a character like any other (5" or "x). */
function closes(text: string, from: number): boolean {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) === '"') at += 1;
    else return at + 1 === text.length || /[\t\n]/.test(text.charAt(at + 1));
  }
  return false;
}

/** Cells as text for the clipboard; `readTabText` gives them back. */
export function writeTabText(rows: readonly (readonly string[])[]): string {
  const lines = rows
    .map((row) =>
      row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n');
  return rows.length > 1 ? `${lines}\n` : lines;
}
