import { answerText } from '../checklists/checklist';
import type { TableModel } from '../tableModel';
import type { DocumentBlock, DocumentModel } from './documentModel';
import { checklistHeads, oneLine, reasonNotes } from './documentText';

/**
 * A document as Markdown with tables (GitHub's). Every text of the document is escaped, so that none of it is taken as a mark,
 * a link or HTML; a table's place is one line.
 */
export function documentMarkdown({ title, meta, sections }: DocumentModel): string {
  const parts = [
    `# ${escaped(title)}`,
    ...(meta.length > 0 ? [meta.map(escaped).join('  \n')] : []),
    ...sections.flatMap(({ heading, blocks }) => [`## ${escaped(heading)}`, ...blocks.map(blockMarkdown)]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/**
 * A text in one line without anything that Markdown would read: all its marks, the signs that make a list or heading at the
 * beginning of a line, and what turns into a link by itself. Backslash before ASCII punctuation is that sign (CommonMark 2.4).
 */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~&@$^]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function blockMarkdown(block: DocumentBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block.table);
    case 'checklist': {
      const { title, source, items } = block.checklist;
      const { number, topic, asks, answer } = checklistHeads;
      return [
        `**${escaped(title)}.** ${escaped(source)}`,
        grid(
          [number, topic, asks, answer],
          ['start', 'start', 'start', 'start'],
          items.map((item) => [item.number, item.topic, item.asks, answerText(item.answer)]),
        ),
      ].join('\n\n');
    }
  }
}

function tableMarkdown(table: TableModel): string {
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
  return [
    `**${escaped(table.title)}.** ${escaped(table.caption)}`,
    grid(heads, ['start', ...table.columns.map(({ align }) => align)], rows),
    ...notes.map(escaped),
  ].join('\n\n');
}

function grid(
  heads: readonly string[],
  aligns: readonly ('start' | 'end')[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = `| ${aligns.map((align) => (align === 'end' ? '--:' : ':--')).join(' | ')} |`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}
