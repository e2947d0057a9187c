import { meansColumns, type TypedGroup } from './meansCalculation';
import { numbersPasted } from './numbersPasted';

/** The most groups, rows and columns that the calculator takes. */
export const mostGroups = 12;
export const mostCounts = 8;

/** An empty line of the calculator of means. */
export const emptyGroup: TypedGroup = { name: '', n: '', mean: '', sd: '' };

/**
 * Typed groups with a pasted block from one field on, lines downwards and numbers to the right; lines are added as they
 * are needed. Undefined where the text is a single number, which is no block: the field takes it as it is.
 */
export function meansWithPasted(
  typed: readonly TypedGroup[],
  { row, column }: { readonly row: number; readonly column: (typeof meansColumns)[number] },
  text: string,
): readonly TypedGroup[] | undefined {
  const lines = numbersPasted(text, { shares: 'keep' });
  if (lines.flat().length < 2) return undefined;
  const from = meansColumns.indexOf(column);
  const size = Math.min(mostGroups, Math.max(typed.length, row + lines.length));
  return Array.from({ length: size }, (_, at) => {
    const before = typed[at] ?? emptyGroup;
    const numbers = lines[at - row] ?? [];
    const filled = meansColumns.slice(from).flatMap((name, index) => {
      const number = numbers[index];
      return number === undefined ? [] : [[name, number] as const];
    });
    return { ...before, ...Object.fromEntries(filled) };
  });
}

/** The same for a table of counts; rows and columns are added as they are needed, percentages in brackets fall away. */
export function countsWithPasted(
  typed: readonly (readonly string[])[],
  { row, column }: { readonly row: number; readonly column: number },
  text: string,
): readonly (readonly string[])[] | undefined {
  const lines = numbersPasted(text, { shares: 'leave-out' });
  const hasShares = /[(%]/.test(text);
  if (lines.flat().length < 2 && !hasShares) return undefined;
  const rows = Math.min(mostCounts, Math.max(typed.length, row + lines.length));
  const widest = Math.max(0, ...lines.map((line) => line.length));
  const columns = Math.min(mostCounts, Math.max(typed[0]?.length ?? 0, column + widest));
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_cell, c) => {
      const isBefore = r < row || c < column;
      return (isBefore ? undefined : lines[r - row]?.[c - column]) ?? typed[r]?.[c] ?? '';
    }),
  );
}
