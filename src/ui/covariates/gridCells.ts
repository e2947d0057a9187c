import { cellText, type DateForm } from '../../domain/covariateTable/cellText';
import { cellValueOf } from '../../domain/covariateTable/cellValue';
import type { ColumnKey, CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import type { InvalidCell } from '../../domain/covariateTable/readEdits';
import type { SubjectId } from '../../domain/ids';
import { vertebralLevels } from '../../domain/level';
import type { Subject } from '../../domain/study/subject';

/** A place in the grid, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where the keys are, and the other corner of what is chosen. */
export interface GridSelection {
  readonly active: CellPlace;
  readonly anchor: CellPlace;
}

/** A rectangle of cells, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Texts that are no values of their cells, by subject and column. */
export type InvalidCells = ReadonlyMap<string, InvalidCell>;

/** A cell's name in `InvalidCells`. */
export function invalidKey(subjectId: SubjectId, key: ColumnKey): string {
  return `${subjectId}|${key}`;
}

/** What is chosen. */
export function rangeOf({ active, anchor }: GridSelection): CellRange {
  return {
    firstRow: Math.min(active.row, anchor.row),
    lastRow: Math.max(active.row, anchor.row),
    firstColumn: Math.min(active.column, anchor.column),
    lastColumn: Math.max(active.column, anchor.column),
  };
}

/** Whether a cell is among the chosen ones. */
export function isInside(range: CellRange, { row, column }: CellPlace): boolean {
  return (
    row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn
  );
}

/** A key that moves, and how far a page is. */
export interface Move {
  readonly key: string;
  readonly isFar: boolean;
  readonly pageRows: number;
}

/** The place that a key leads to; undefined for a key that does not move. */
export function movedPlace(
  { row, column }: CellPlace,
  { key, isFar, pageRows }: Move,
  size: { readonly rows: number; readonly columns: number },
): CellPlace | undefined {
  const [lastRow, lastColumn] = [Math.max(0, size.rows - 1), Math.max(0, size.columns - 1)];
  const at = (toRow: number, toColumn: number): CellPlace => ({
    row: Math.min(lastRow, Math.max(0, toRow)),
    column: Math.min(lastColumn, Math.max(0, toColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(isFar ? lastRow : row + 1, column);
    case 'ArrowUp':
      return at(isFar ? 0 : row - 1, column);
    case 'ArrowRight':
      return at(row, isFar ? lastColumn : column + 1);
    case 'ArrowLeft':
      return at(row, isFar ? 0 : column - 1);
    case 'PageDown':
      return at(row + pageRows, column);
    case 'PageUp':
      return at(row - pageRows, column);
    case 'Home':
      return at(isFar ? 0 : row, 0);
    case 'End':
      return at(isFar ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}

/** The text of a cell in a field and on the clipboard: what was typed where it is no value, else the value. */
export function fieldText(
  subject: Subject,
  column: CovariateColumn,
  dates: DateForm,
  invalid: InvalidCells,
): string {
  const typed = invalid.get(invalidKey(subject.id, column.key));
  return typed ? typed.text : cellText(cellValueOf(subject.covariates, column), column, dates);
}

/** Answers that a cell offers while it is typed into. */
export function offeredAnswers(column: CovariateColumn): readonly string[] {
  switch (column.kind) {
    case 'sex':
      return ['female', 'male'];
    case 'yes-no':
      return ['no', 'yes'];
    case 'level':
    case 'levels':
      return vertebralLevels;
    case 'category':
      return column.categories.map(({ name }) => name);
    default:
      return [];
  }
}

/** How wide a column is, px. */
export function columnWidthPx(column: CovariateColumn): number {
  switch (column.kind) {
    case 'sex':
    case 'level':
      return 76;
    case 'yes-no':
      return 92;
    case 'number':
      return column.custom ? 120 : 92;
    case 'date':
      return 120;
    case 'dates':
      return 132;
    case 'levels':
      return 132;
    case 'category':
      return 132;
  }
}
