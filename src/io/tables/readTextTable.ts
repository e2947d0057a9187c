import Papa from 'papaparse';
import { err, ok, type Result } from '../../base/result';
import {
  type TableCells,
  type TableChoice,
  type TableDelimiter,
  type TableProblem,
  tableDelimiters,
  tableLimits,
} from '../../domain/covariateTable/tableFile';
import { decodeAs, decodeText } from './textEncoding';

/** How many lines are looked at to find the delimiter. */
const lookedAt = 50;

/** Reads a text file of cells: comma, semicolon, tab or bar; quotes, also around line breaks; "sep=;" as Excel writes it. */
export function readTextTable(bytes: Uint8Array, choice: TableChoice): Result<TableCells, TableProblem> {
  const decoded = choice.encoding
    ? { text: decodeAs(bytes, choice.encoding), encoding: choice.encoding, isSure: true }
    : decodeText(bytes);
  const cells = readCells(decoded.text, choice.delimiter);
  if (!cells.ok) return cells;
  const { encoding, isSure } = decoded;
  return ok({ kind: 'text', ...cells.value, encoding, isSure });
}

/** The same of a text that is here already, such as one that was pasted. */
export function readCells(
  given: string,
  chosen?: TableDelimiter,
): Result<
  { readonly cells: readonly (readonly string[])[]; readonly delimiter: TableDelimiter },
  TableProblem
> {
  const whole = given.replace(/^\uFEFF/, '').replaceAll('\0', '');
  const stated = /^sep=([,;|\t])\r?\n/i.exec(whole);
  const text = stated ? whole.slice(stated[0].length) : whole;
  if (text.trim() === '') return err({ kind: 'empty' });
  const delimiter = chosen ?? tableDelimiters.find((one) => one === stated?.[1]) ?? delimiterOf(text);
  const parsed = Papa.parse<string[]>(text, { delimiter, preview: tableLimits.rows + 1 });
  const open = parsed.errors.find(({ code }) => code === 'MissingQuotes');
  if (open) return err({ kind: 'open-quote', row: (open.row ?? 0) + 1 });
  if (parsed.data.length > tableLimits.rows) return err({ kind: 'too-many-rows', atMost: tableLimits.rows });
  if (parsed.data.some((row) => row.length > tableLimits.columns)) {
    return err({ kind: 'too-many-columns', atMost: tableLimits.columns });
  }
  return ok({ cells: parsed.data, delimiter });
}

/**
 * The delimiter that divides the first lines into the same number of cells, most often and into most cells. A decimal
 * comma divides lines unevenly; a semicolon in the same file evenly.
 */
function delimiterOf(text: string): TableDelimiter {
  let best: { readonly delimiter: TableDelimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of tableDelimiters) {
    const lines = Papa.parse<string[]>(text, { delimiter, preview: lookedAt, skipEmptyLines: true }).data;
    // Titles above the names and notes below the table are no measure of its width.
    const width = usualWidth(lines);
    if (width < 2) continue;
    const even = lines.filter((line) => line.length === width).length / lines.length;
    const score = even * even * Math.log(width + 1) * (even === 1 ? 2 : 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The number of cells that most lines have; of those that are as frequent, the greatest. */
function usualWidth(lines: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of lines) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].sort(([a, rows], [b, others]) => others - rows || b - a);
  return most?.[0] ?? 0;
}
