import { type Structure, structureKey } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import type { Side } from '../domain/side';
import { errorPartsModel } from './errorPartsModel';
import type { PrintSettings } from './printSettings';
import type { TableCell } from './tableModel';

/** One part of the observers' error in a line of text: its numbers, as the table of the parts prints them. */
export interface ErrorPartsLine {
  readonly part: 'persistent' | 'visit';
  readonly values: readonly { readonly name: string; readonly cell: TableCell }[];
}

/**
 * Both parts of the observers' error about CSA and SI of one structure and side, in percent of the value. Empty where the study
 * has none (`errorPartsModel`).
 */
export function errorPartsLines(
  results: StudyResults,
  structure: Structure,
  side: Side,
  settings: PrintSettings,
): readonly ErrorPartsLine[] {
  const model = errorPartsModel(results, { settings });
  if (!model) return [];
  return (['persistent', 'visit'] as const).map((part): ErrorPartsLine => {
    const at = model.columns.findIndex(({ id }) => id === part);
    const values = (['csaMm2', 'si'] as const).flatMap((quantity) => {
      const row = model.rows.find(({ id }) => id === `${structureKey(structure)}|${side}|${quantity}`);
      const cell = row?.kind === 'line' ? row.cells[at] : undefined;
      return cell ? [{ name: quantity === 'csaMm2' ? 'CSA' : 'SI', cell }] : [];
    });
    return { part, values };
  });
}
