import type { TableCell, TableModel } from '../../report/tableModel';

function cellText({ text, mark }: TableCell): string {
  return mark ? `${text} ${mark}` : text;
}

function headOf(model: TableModel): readonly string[] {
  return [
    model.labelHeading,
    ...model.columns.map(({ label, sublabel }) => (sublabel ? `${label} (${sublabel})` : label)),
  ];
}

function footnoteText({ mark, text }: TableModel['footnotes'][number]): string {
  return mark ? `${mark} ${text}` : text;
}

/** A table as lines with tabs between the cells, for a spreadsheet: title, heading, rows, footnotes. */
export function tableAsTabbedText(model: TableModel): string {
  const rows = model.rows.map((row) =>
    row.kind === 'heading' ? [row.label] : [row.label, ...row.cells.map(cellText)],
  );
  return [
    `${model.title}. ${model.caption}`,
    ...[headOf(model), ...rows].map((cells) => cells.join('\t')),
    ...model.footnotes.map(footnoteText),
  ].join('\n');
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

/** Puts a table on the clipboard in both forms. False where the browser refuses. */
export async function copyTable(model: TableModel): Promise<boolean> {
  const text = tableAsTabbedText(model);
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([tableAsHtml(model)], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
