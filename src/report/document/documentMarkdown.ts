import { answerText } from '../checklists/checklist';
import { tableMarkdown } from '../export/formats/tableMarkdown';
import type { DocumentBlock, DocumentModel } from './documentModel';
import { checklistHeads } from './documentText';
import { escapedMarkdown, markdownGrid } from './markdownText';

/**
 * A document as Markdown with tables (GitHub's). Every text of the document is escaped, so that none of it is taken as a mark,
 * a link or HTML; a table's place is one line.
 */
export function documentMarkdown({ title, meta, sections }: DocumentModel): string {
  const parts = [
    `# ${escapedMarkdown(title)}`,
    ...(meta.length > 0 ? [meta.map(escapedMarkdown).join('  \n')] : []),
    ...sections.flatMap(({ heading, blocks }) => [
      `## ${escapedMarkdown(heading)}`,
      ...blocks.map(blockMarkdown),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockMarkdown(block: DocumentBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return escapedMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${escapedMarkdown(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block.table).trimEnd();
    case 'checklist': {
      const { title, source, items } = block.checklist;
      const { number, topic, asks, answer } = checklistHeads;
      return [
        `**${escapedMarkdown(title)}.** ${escapedMarkdown(source)}`,
        markdownGrid(
          [number, topic, asks, answer],
          ['start', 'start', 'start', 'start'],
          items.map((item) => [item.number, item.topic, item.asks, answerText(item.answer)]),
        ),
      ].join('\n\n');
    }
  }
}
