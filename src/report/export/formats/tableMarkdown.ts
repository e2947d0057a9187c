import { reasonNotes } from '../../document/documentText';
import { escapedMarkdown, markdownGrid } from '../../document/markdownText';
import type { TableModel } from '../../tableModel';

/** A table as Markdown (GitHub's): title, lines, notes; letters of footnotes in square brackets, because Markdown raises none. */
export function tableMarkdown(table: TableModel): string {
  const rows = table.rows.map((row): readonly string[] =>
    row.kind === 'heading'
      ? [row.label, ...table.columns.map(() => '')]
      : [
          row.label,
          ...table.columns.map((_, index) => {
            const cell = row.cells[index];
            return cell ? `${cell.text}${cell.mark === undefined ? '' : ` [${cell.mark}]`}` : '';
          }),
        ],
  );
  const heads = [
    table.labelHeading,
    ...table.columns.map(({ label, sublabel }) => [label, sublabel ?? ''].join(' ')),
  ];
  const notes = [
    ...table.footnotes.map(({ mark, text }) => `${mark === undefined ? '' : `[${mark}] `}${text}`),
    ...reasonNotes(table),
  ];
  const parts = [
    `**${escapedMarkdown(table.title)}.** ${escapedMarkdown(table.caption)}`,
    markdownGrid(heads, ['start', ...table.columns.map(({ align }) => align)], rows),
    ...notes.map(escapedMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}
