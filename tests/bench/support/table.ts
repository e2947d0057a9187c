/** What was measured beside what it shall be. */
export type Row = readonly [what: string, measured: string, target: string, verdict: string];

/** In words; nothing where nothing can be said. */
export function verdict(isReached: boolean | undefined): string {
  return isReached === undefined ? '' : isReached ? 'reached' : 'not reached';
}

/** Rows in columns, under a title. */
export function table(title: string, rows: readonly Row[]): string {
  const heads: Row = ['', 'measured', 'target', ''];
  const widths = [0, 1, 2].map((at) => Math.max(...[heads, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: Row): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [title, line(heads), ...rows.map(line)].join('\n');
}
