import type { How } from './how/how';

/** A column of a journal table. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** Second line of the heading, for example "n = 33". */
  readonly sublabel?: string;
  readonly align: 'start' | 'end';
  /** How the number in the heading came about, where that can be asked. */
  readonly how?: How;
  /** A group's column carries the group's mark, by its place among them. */
  readonly isGroup?: true;
  /** Its numbers are P, which is between 0 and 1, or cannot exceed 1 in magnitude as r and ICC: journals may leave their zero out. */
  readonly isBounded?: 'p' | 'other';
}

/** What stands in one place of a table, ready to show. */
export interface TableCell {
  /** The whole text; empty where nothing belongs. */
  readonly text: string;
  /** The text in two parts, where a screen sets the second more quietly: centre and spread. */
  readonly main?: string;
  readonly detail?: string;
  /** As in a column, where it is not so of the whole column. */
  readonly isBounded?: 'p' | 'other';
  /** Letter of the footnote that names the test. */
  readonly mark?: string;
  /** Why there is no number here, in words. */
  readonly note?: string;
  /** How the number came about, where that can be asked. */
  readonly how?: How;
}

/** A line of a table. A heading opens a group of lines and has no cells. */
export type TableRow =
  | {
      readonly kind: 'heading';
      readonly id: string;
      readonly label: string;
      /** How the counts in it came about, where it has any. */
      readonly how?: How;
    }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly label: string;
      readonly indent: 0 | 1;
      /** One per column. */
      readonly cells: readonly TableCell[];
    };

/** What a journal prints under a table. */
export interface TableFootnote {
  readonly mark?: string;
  readonly text: string;
}

/** A table as the reader sees it, on screen and in documents: all texts are final. */
export interface TableModel {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** Heading of the column of row labels, often empty. */
  readonly labelHeading: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly footnotes: readonly TableFootnote[];
  /** Texts in it that people typed, such as names of covariates: a journal's way of writing numbers is not for them. */
  readonly typed?: readonly string[];
}

/** Not applicable, by the visual language. */
export const notApplicable = '–';

/** A place where nothing belongs. */
export const emptyCell: TableCell = { text: '' };

/** A cell with a text. */
export function textCell(text: string): TableCell {
  return { text };
}

/** A cell without a number, and why. */
export function reasonCell(note: string): TableCell {
  return { text: notApplicable, note };
}

/** A centre with its spread: "74.27 ± 8.10", "−10.1 (−11.8, −7.5)". */
export function spreadCell(main: string, detail: string): TableCell {
  return { text: `${main} ${detail}`, main, detail };
}

/** Gives footnote letters in the order in which notes are first needed. */
export class FootnoteMarks {
  private readonly markByText = new Map<string, string>();

  markOf(text: string): string {
    const known = this.markByText.get(text);
    if (known !== undefined) return known;
    const mark = String.fromCharCode('a'.charCodeAt(0) + this.markByText.size);
    this.markByText.set(text, mark);
    return mark;
  }

  footnotes(): readonly TableFootnote[] {
    return [...this.markByText].map(([text, mark]) => ({ mark, text }));
  }
}
