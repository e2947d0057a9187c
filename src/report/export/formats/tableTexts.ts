import type { TableCell, TableColumn, TableFootnote } from '../../tableModel';

/** A column's heading with its second line, for formats in which one place is one text. */
export function headText({ label, sublabel }: TableColumn, between: string): string {
  return [label, sublabel ?? ''].filter((part) => part !== '').join(between);
}

/** A place with its letter behind it, where letters cannot be raised. */
export function markedText({ text, mark }: TableCell): string {
  return mark === undefined ? text : `${text} ${mark}`;
}

/** A footnote with its letter, where letters cannot be raised. */
export function noteText({ mark, text }: TableFootnote): string {
  return mark === undefined ? text : `${mark} ${text}`;
}
