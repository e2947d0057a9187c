import type { BalanceLine } from '../../analysis/baselineBalance';
import type { ComparedLine } from '../../analysis/comparedLine';
import type { StudyResults } from '../../analysis/studyResults';
import type { TableTwoRow } from '../../analysis/tableTwo';
import type { TableExtras } from '../export/exportSettings';
import type { PrintSettings } from '../printSettings';
import type { FootnoteMarks, TableCell } from '../tableModel';
import type { ExtraNotesInput } from './extraNotes';

/**
 * What a table has beside the groups and their test, with what makes it. It is handed in, because effect sizes need much of
 * statistics that a table on a screen does without: `noExtras` there, `madeExtras` for what leaves.
 */
export interface ExtraMaker extends TableExtras {
  /** The total of a line of numbers, before the groups. */
  readonly totalCells: (own: ExtraLine) => readonly TableCell[];
  /** What follows P in a line of numbers, as `extraColumns`. */
  readonly lineCells: (own: ExtraLine, context: ExtraContext) => readonly TableCell[];
  /** The same in the line of a category: its test has neither an effect size nor a shift. */
  readonly categoryCells: (own: AdjustedLine | undefined, context: ExtraContext) => readonly TableCell[];
  /** Standardised differences and P by Holm's method of the lines of Table 1; nothing where no extra needs them. */
  readonly balanceOf: (results: StudyResults) => readonly AdjustedLine[];
  /** P of every line of Table 2 adjusted by Holm's method over all of them. */
  readonly adjustedOf: (all: readonly TableTwoRow[]) => (row: TableTwoRow) => number | undefined;
  /** The same of P in their order. */
  readonly adjusted: (ps: readonly (number | undefined)[]) => readonly (number | undefined)[];
  /** What must be said of the extras of a table, one line each. */
  readonly notes: (input: ExtraNotesInput) => readonly string[];
}

/** What all lines of a table share. */
export interface ExtraContext {
  readonly extras: ExtraMaker;
  readonly settings: PrintSettings;
  readonly marks: FootnoteMarks;
  readonly alpha: number;
}

/** A line that compares the groups, with what its extras are made of. */
export interface ExtraLine {
  readonly line: ComparedLine;
  /** The values of each group; asked for only where they are needed. */
  readonly lists: () => readonly (readonly number[])[];
  /** Decimals of the values. */
  readonly decimals: number;
  /** P by Holm over the lines of the table; undefined where the line has none. */
  readonly adjustedP: number | undefined;
}

/** A line of Table 1 with its P by Holm’s method. */
export type AdjustedLine = BalanceLine & { readonly adjustedP: number | undefined };
