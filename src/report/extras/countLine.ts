import { emptyCell, type TableRow, textCell } from '../tableModel';
import { noExtraCells, totalOf } from './extraColumns';
import type { ExtraContext } from './extraMaker';

/** A line that counts subjects of each group: those without a value, for example. */
export function countLine(
  { id, label, counts }: { readonly id: string; readonly label: string; readonly counts: readonly number[] },
  context: Pick<ExtraContext, 'extras'>,
): Extract<TableRow, { readonly kind: 'line' }> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    kind: 'line',
    id,
    label,
    indent: 1,
    cells: [
      ...totalOf(() => textCell(String(total)), context.extras),
      ...counts.map((count) => textCell(String(count))),
      emptyCell,
      emptyCell,
      emptyCell,
      ...noExtraCells(context.extras),
    ],
  };
}
