import type { TableExtras } from '../export/exportSettings';
import { emptyCell, type TableCell, type TableColumn } from '../tableModel';
import type { ExtraMaker } from './extraMaker';

/** A table with the groups and their test, and nothing more: as on screen. */
export const noExtras: ExtraMaker = {
  hasTotalColumn: false,
  hasMissingCounts: false,
  hasStandardisedDifferences: false,
  hasEffectSizes: false,
  hasShifts: false,
  hasAdjustedP: false,
  totalCells: () => [],
  lineCells: () => [],
  categoryCells: () => [],
  balanceOf: () => [],
  adjustedOf: () => () => undefined,
  adjusted: () => [],
  notes: () => [],
};

/** The columns of a table of groups with those that were asked for: the total before the groups, the others after P. */
export function withExtraColumns(
  columns: readonly TableColumn[],
  extras: TableExtras,
  total: number,
): readonly TableColumn[] {
  return [
    ...(extras.hasTotalColumn
      ? [{ id: 'total', label: 'Total', sublabel: `n = ${total}`, align: 'end' } as const]
      : []),
    ...columns,
    ...extraColumns(extras),
  ];
}

/** The columns after P, in their order. */
export function extraColumns(extras: TableExtras): readonly TableColumn[] {
  return [
    ...(extras.hasAdjustedP
      ? [{ id: 'p-holm', label: 'P', sublabel: 'Holm', align: 'end', isBounded: 'p' } as const]
      : []),
    ...(extras.hasStandardisedDifferences ? [{ id: 'smd', label: 'SMD', align: 'end' } as const] : []),
    ...(extras.hasEffectSizes
      ? [{ id: 'effect', label: 'Effect size', sublabel: '95 % CI', align: 'end' } as const]
      : []),
    ...(extras.hasShifts
      ? [{ id: 'shift', label: 'Shift', sublabel: '95 % CI', align: 'end' } as const]
      : []),
  ];
}

/** A count of all groups together; none where it was not asked for. */
export function totalOf(cell: () => TableCell, extras: TableExtras): readonly TableCell[] {
  return extras.hasTotalColumn ? [cell()] : [];
}

/** What follows P in a line without a comparison. */
export function noExtraCells(extras: TableExtras): readonly TableCell[] {
  return extraColumns(extras).map(() => emptyCell);
}
