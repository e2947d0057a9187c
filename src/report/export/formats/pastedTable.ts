import { oneLine, plainText } from '../../document/documentText';
import { formulaStartOfPrint, neutralText } from '../../spreadsheetText';
import type { TableModel } from '../../tableModel';
import { markedText, noteText } from './tableTexts';

function headOf(model: TableModel): readonly string[] {
  return [
    model.labelHeading,
    ...model.columns.map(({ label, sublabel }) => (sublabel ? `${label} (${sublabel})` : label)),
  ];
}

/**
 * A table as lines with tabs between the cells, for a spreadsheet: title, heading, rows, footnotes. A spreadsheet runs what is
 * pasted as it runs what is typed, so texts are neutral here too.
 */
export function tableAsTabbedText(model: TableModel): string {
  const rows = model.rows.map((row) =>
    row.kind === 'heading' ? [row.label] : [row.label, ...row.cells.map(markedText)],
  );
  const lines = [
    [`${model.title}. ${model.caption}`],
    headOf(model),
    ...rows,
    ...model.footnotes.map((note) => [noteText(note)]),
  ];
  return lines
    .map((cells) => cells.map((cell) => neutralText(oneLine(cell), formulaStartOfPrint)).join('\t'))
    .join('\n');
}

/** A table as HTML for a document: structure only, so that the document's own style holds. */
export function tableAsHtml(model: TableModel): string {
  const cell = (text: string, align: 'left' | 'right', mark?: string): string =>
    `<td align="${align}">${escaped(text)}${mark ? `<sup>${escaped(mark)}</sup>` : ''}</td>`;
  const rows = model.rows.map((row) => {
    if (row.kind === 'heading') {
      return `<tr><th align="left" colspan="${model.columns.length + 1}">${escaped(row.label)}</th></tr>`;
    }
    const indent = row.indent === 1 ? '&nbsp;&nbsp;&nbsp;' : '';
    const cells = row.cells.map(({ text, mark }, index) =>
      cell(text, model.columns[index]?.align === 'start' ? 'left' : 'right', mark),
    );
    return `<tr><td align="left">${indent}${escaped(row.label)}</td>${cells.join('')}</tr>`;
  });
  const head = headOf(model).map((text, index) => {
    const align = index === 0 || model.columns[index - 1]?.align === 'start' ? 'left' : 'right';
    return `<th align="${align}">${escaped(text)}</th>`;
  });
  const notes = model.footnotes.map(({ mark, text }) =>
    mark ? `<p><sup>${escaped(mark)}</sup> ${escaped(text)}</p>` : `<p>${escaped(text)}</p>`,
  );
  return [
    `<p><b>${escaped(model.title)}.</b> ${escaped(model.caption)}</p>`,
    `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
    ...notes,
  ].join('');
}

function escaped(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
