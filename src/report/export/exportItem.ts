import type { DocumentModel } from '../document/documentModel';
import type { FigureModel } from '../figures/figureModel';
import type { TableModel } from '../tableModel';

/** The lists of the Export screen. */
export type ExportGroup = 'tables' | 'figures' | 'words' | 'programs';

/** A file format of an item. */
export type ExportFormat =
  | 'docx'
  | 'xlsx'
  | 'csv'
  | 'html'
  | 'md'
  | 'tex'
  | 'svg'
  | 'png'
  | 'zip'
  | 'jsonl'
  | 'xml';

/** Something that can be exported. */
export interface ExportItem {
  /** Also the beginning of its files' names: "table-2". */
  readonly id: string;
  readonly group: ExportGroup;
  readonly name: string;
  /** What it holds, in a few words: "92 rows, data dictionary". */
  readonly detail: string;
  readonly formats: readonly ExportFormat[];
  /** Written unless a person chooses otherwise; none: the item is offered unchosen. */
  readonly defaultFormats: readonly ExportFormat[];
  /** Why it cannot be made now, in words for the screen. */
  readonly whyNot?: string;
}

/** An item as it is looked at before it is saved. */
export type ExportPreview =
  | { readonly kind: 'table'; readonly table: TableModel }
  | { readonly kind: 'document'; readonly document: DocumentModel }
  /** `svg`: self-contained, without scripts. */
  | { readonly kind: 'figure'; readonly figure: FigureModel; readonly svg: string }
  /** Several of a kind, such as image pairs. */
  | {
      readonly kind: 'figures';
      readonly figures: readonly { readonly figure: FigureModel; readonly svg: string }[];
    }
  /** Data and proof: the first lines of a text file, with how many there are. */
  | {
      readonly kind: 'text';
      readonly fileName: string;
      readonly lines: readonly string[];
      readonly lineCount: number;
    };
