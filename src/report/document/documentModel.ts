import type { Checklist } from '../checklists/checklist';
import type { TableModel } from '../tableModel';

/** A piece of a document. Texts are final and plain: writers escape them. */
export type DocumentBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: TableModel }
  | { readonly kind: 'checklist'; readonly checklist: Checklist };

/** A part of a document under its heading; the id is its anchor, one of its kind in a document. */
export interface DocumentSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly DocumentBlock[];
}

/** A document as its reader sees it, whatever the format of its file. */
export interface DocumentModel {
  readonly title: string;
  /** Lines under the title: of what project, when, by which software. */
  readonly meta: readonly string[];
  readonly sections: readonly DocumentSection[];
}

/** A paragraph. */
export function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}

/** A list, or nothing where there is nothing to list. */
export function list(items: readonly string[]): readonly DocumentBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** A table. */
export function tableBlock(table: TableModel): DocumentBlock {
  return { kind: 'table', table };
}
