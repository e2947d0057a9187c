import { answerText } from '../checklists/checklist';
import type { TableCell, TableModel, TableRow } from '../tableModel';
import type { DocumentBlock, DocumentModel } from './documentModel';
import { documentStyle } from './documentStyle';
import { checklistHeads, plainText, reasonNotes } from './documentText';

/**
 * A document as one HTML file that needs nothing else: no script, nothing to load (its own policy forbids both), white
 * paper, set for A4. Every text of the document is escaped; every element is closed, so that it reads as XML as well.
 */
export function documentHtml({ title, meta, sections }: DocumentModel): string {
  const contents = sections
    .map(({ id, heading }) => `<li><a href="#${escaped(id)}">${escaped(heading)}</a></li>`)
    .join('');
  const parts = sections.map(
    ({ id, heading, blocks }) =>
      `<section id="${escaped(id)}">\n<h2>${escaped(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`,
  );
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${escaped(title)}</title>`,
    `<style>${documentStyle}</style>`,
    '</head>',
    '<body>',
    `<header>\n<h1>${escaped(title)}</h1>\n${meta.map((line) => `<p class="meta">${escaped(line)}</p>`).join('\n')}\n</header>`,
    `<nav aria-label="Contents">\n<ol>${contents}</ol>\n</nav>`,
    `<main>\n${parts.join('\n')}\n</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** A text inside an element or a quoted attribute. */
function escaped(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block.table);
    case 'checklist':
      return checklistHtml(block.checklist);
  }
}

/** Columns of a table that fits on A4 without smaller letters. */
const mostNarrow = 7;

function tableHtml(table: TableModel): string {
  const heads = table.columns.map(
    ({ label, sublabel, align }) =>
      `<th scope="col" class="${align}">${escaped(label)}${sublabel === undefined ? '' : `<span class="sub">${escaped(sublabel)}</span>`}</th>`,
  );
  const notes = [
    ...table.footnotes.map(
      ({ mark, text }) => `${mark === undefined ? '' : `<sup>${escaped(mark)}</sup> `}${escaped(text)}`,
    ),
    ...reasonNotes(table).map(escaped),
  ];
  return [
    `<div class="${table.columns.length > mostNarrow ? 'table wide' : 'table'}" data-table="${escaped(table.id)}">`,
    `<table>\n<caption><strong>${escaped(table.title)}.</strong> ${escaped(table.caption)}</caption>`,
    `<thead><tr><th scope="col">${escaped(table.labelHeading)}</th>${heads.join('')}</tr></thead>`,
    `<tbody>\n${table.rows.map((row) => rowHtml(row, table)).join('\n')}\n</tbody>\n</table>`,
    ...notes.map((note) => `<p class="note">${note}</p>`),
    '</div>',
  ].join('\n');
}

function rowHtml(row: TableRow, { columns }: TableModel): string {
  if (row.kind === 'heading') {
    return `<tr class="heading"><th scope="rowgroup" colspan="${columns.length + 1}">${escaped(row.label)}</th></tr>`;
  }
  const cells = columns.map(({ align }, index) => `<td class="${align}">${cellHtml(row.cells[index])}</td>`);
  const indent = row.indent === 1 ? ' class="indented"' : '';
  return `<tr data-row="${escaped(row.id)}"><th scope="row"${indent}>${escaped(row.label)}</th>${cells.join('')}</tr>`;
}

function cellHtml(cell: TableCell | undefined): string {
  if (!cell) return '';
  return `${escaped(cell.text)}${cell.mark === undefined ? '' : `<sup>${escaped(cell.mark)}</sup>`}`;
}

function checklistHtml({
  id,
  title,
  source,
  items,
}: Extract<DocumentBlock, { kind: 'checklist' }>['checklist']): string {
  const { number, topic, asks, answer } = checklistHeads;
  const heads = [number, topic, asks, answer].map((head) => `<th scope="col">${escaped(head)}</th>`);
  const lines = items.map(
    (item) =>
      `<tr data-row="${escaped(item.number)}"><th scope="row">${escaped(item.number)}</th><td>${escaped(item.topic)}</td><td>${escaped(item.asks)}</td><td${item.answer.kind === 'author' ? ' class="author"' : ''}>${escaped(answerText(item.answer))}</td></tr>`,
  );
  return [
    `<div class="table checklist" data-table="${escaped(id)}">`,
    `<table>\n<caption><strong>${escaped(title)}.</strong> ${escaped(source)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`,
    '</div>',
  ].join('\n');
}
