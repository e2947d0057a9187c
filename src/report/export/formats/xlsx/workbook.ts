import type { CsvValue } from '../../../csvText';

/** How a place of a sheet looks. */
export interface CellStyle {
  readonly isBold?: true;
  readonly isQuiet?: true;
  readonly align?: 'start' | 'end';
  readonly indent?: 1;
  readonly wraps?: true;
  /** Lines of a journal table: thick above its heading, thin below it, thick below its last line. */
  readonly lines?: 'heading' | 'last';
}

/** A text with a raised letter behind it. */
export interface MarkedText {
  readonly text: string;
  readonly mark: string;
}

/** What one place of a sheet holds; undefined is an empty place. */
export type SheetValue = CsvValue | MarkedText;

/** A line of a sheet. */
export interface SheetRow {
  readonly values: readonly SheetValue[];
  /** One for all places, or one for each. */
  readonly style?: CellStyle | readonly CellStyle[];
  readonly heightPt?: number;
  /** Its first place reaches over the whole width of the sheet. */
  readonly isWhole?: true;
}

/** A sheet of a workbook. Texts are final and neutral: nothing here changes what they say. */
export interface WorkbookSheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** Lines and columns that stay when one scrolls. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Lines that printed pages repeat; 0-based, with the last one. */
  readonly repeatedRows?: readonly [first: number, last: number];
  /** Whether its heading can filter lines. */
  readonly hasFilter?: true;
  /** Whether it is printed across a wide page. */
  readonly isLandscape?: true;
  /** Whether numbers stand in it as texts, which is no mistake. */
  readonly hasNumbersAsText?: true;
  readonly rows: readonly SheetRow[];
}
