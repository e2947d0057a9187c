import { baselineBalance } from '../../analysis/baselineBalance';
import { holmAdjusted } from '../../analysis/holmAdjusted';
import type { TableExtras } from '../export/exportSettings';
import { adjustedOf } from './adjustedOf';
import { categoryExtraCells, lineExtraCells, totalCells } from './extraCells';
import type { ExtraMaker } from './extraMaker';
import { extraNotes } from './extraNotes';

/** The extras that were asked for, with what makes them. */
export function madeExtras(extras: TableExtras): ExtraMaker {
  return {
    ...extras,
    totalCells: (own) => totalCells(own, extras),
    lineCells: lineExtraCells,
    categoryCells: categoryExtraCells,
    balanceOf: ({ tableOne, flow }) => {
      if (!extras.hasStandardisedDifferences && !extras.hasAdjustedP) return [];
      const lines = baselineBalance(tableOne, flow.groups);
      const adjusted = holmAdjusted(lines.map(({ p }) => p));
      return lines.map((line, at) => ({ ...line, adjustedP: adjusted[at] }));
    },
    adjustedOf,
    adjusted: holmAdjusted,
    notes: (input) => extraNotes(extras, input),
  };
}
