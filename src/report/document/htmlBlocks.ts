import { answerText } from '../checklists/checklist';
import type { TableCell, TableModel, TableRow } from '../tableModel';
import type { DocumentBlock } from './documentModel';
import { checklistHeads, plainText, reasonNotes } from './documentText';
import { unbroken } from './unbroken';

/** A text inside an element or a quoted attribute; intervals and P values in it stay in one line. */
export function escapedHtml(text: string): string {
  return unbroken(plainText(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A piece of a document as HTML. */
export function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escapedHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapedHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableBlockHtml(block.table);
    case 'checklist':
      return checklistHtml(block.checklist);
  }
}

/** Columns of a table that fits on A4 without smaller letters. */
const mostNarrow = 7;

/** A table as HTML under its title and over its notes; `documentStyle` is its style. */
export function tableBlockHtml(table: TableModel): string {
  const heads = table.columns.map(
    ({ label, sublabel, align }) =>
      `<th scope="col" class="${align}">${escapedHtml(label)}${sublabel === undefined ? '' : `<span class="sub">${escapedHtml(sublabel)}</span>`}</th>`,
  );
  const notes = [
    ...table.footnotes.map(
      ({ mark, text }) =>
        `${mark === undefined ? '' : `<sup>${escapedHtml(mark)}</sup> `}${escapedHtml(text)}`,
    ),
    ...reasonNotes(table).map(escapedHtml),
  ];
  return [
    `<div class="${table.columns.length > mostNarrow ? 'table wide' : 'table'}" data-table="${escapedHtml(table.id)}">`,
    `<table>\n<caption><strong>${escapedHtml(table.title)}.</strong> ${escapedHtml(table.caption)}</caption>`,
    `<thead><tr><th scope="col">${escapedHtml(table.labelHeading)}</th>${heads.join('')}</tr></thead>`,
    `<tbody>\n${table.rows.map((row) => rowHtml(row, table)).join('\n')}\n</tbody>\n</table>`,
    ...notes.map((note) => `<p class="note">${note}</p>`),
    '</div>',
  ].join('\n');
}

function rowHtml(row: TableRow, { columns }: TableModel): string {
  if (row.kind === 'heading') {
    return `<tr class="heading"><th scope="rowgroup" colspan="${columns.length + 1}">${escapedHtml(row.label)}</th></tr>`;
  }
  const cells = columns.map(({ align }, index) => `<td class="${align}">${cellHtml(row.cells[index])}</td>`);
  const indent = row.indent === 1 ? ' class="indented"' : '';
  return `<tr data-row="${escapedHtml(row.id)}"><th scope="row"${indent}>${escapedHtml(row.label)}</th>${cells.join('')}</tr>`;
}

function cellHtml(cell: TableCell | undefined): string {
  if (!cell) return '';
  return `${escapedHtml(cell.text)}${cell.mark === undefined ? '' : `<sup>${escapedHtml(cell.mark)}</sup>`}`;
}

function checklistHtml({
  id,
  title,
  source,
  items,
}: Extract<DocumentBlock, { kind: 'checklist' }>['checklist']): string {
  const { number, topic, asks, answer } = checklistHeads;
  const heads = [number, topic, asks, answer].map((head) => `<th scope="col">${escapedHtml(head)}</th>`);
  const lines = items.map(
    (item) =>
      `<tr data-row="${escapedHtml(item.number)}"><th scope="row">${escapedHtml(item.number)}</th><td>${escapedHtml(item.topic)}</td><td>${escapedHtml(item.asks)}</td><td${item.answer.kind === 'author' ? ' class="author"' : ''}>${escapedHtml(answerText(item.answer))}</td></tr>`,
  );
  return [
    `<div class="table checklist" data-table="${escapedHtml(id)}">`,
    `<table>\n<caption><strong>${escapedHtml(title)}.</strong> ${escapedHtml(source)}</caption>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`,
    '</div>',
  ].join('\n');
}
