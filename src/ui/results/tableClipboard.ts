import { tableAsHtml, tableAsTabbedText } from '../../report/export/formats/pastedTable';
import type { TableModel } from '../../report/tableModel';

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
