import type { TableModel } from '../../tableModel';
import { docxFile } from './docx/docxFile';
import { docxTable } from './docx/docxTable';
import { tableLayout } from './docx/tableLayout';

/** Tables as a Word file of real tables, each on a page of its own, across where it is wide. `title` is the file's property. */
export async function tablesDocx(
  tables: readonly TableModel[],
  { title = tables.map((one) => one.title).join(', ') }: { readonly title?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return docxFile(
    title,
    tables.map((table) => {
      const layout = tableLayout(table);
      return { page: layout.page, children: docxTable(table, layout) };
    }),
  );
}
