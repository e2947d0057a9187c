import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import { tableMarkdown } from '../../report/export/formats/tableMarkdown';
import { exportTable, exportTableList } from '../../report/export/tables/exportTables';
import type { TableModel } from '../../report/tableModel';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';

const formats: readonly ExportFormat[] = ['docx', 'xlsx', 'csv', 'html', 'md', 'tex'];

/** Tables as a journal prints them. */
export function tableItems(facts: ExportFacts, settings: ExportSettings): readonly ItemMaker[] {
  return exportTableList(facts).map(({ id, name, detail, isMain, whyNot }) => {
    const table = once(() => exportTable(facts, settings, id));
    const item: ExportItem = {
      id,
      group: 'tables',
      name,
      detail,
      formats,
      defaultFormats: isMain && whyNot === undefined ? ['docx', 'csv'] : [],
      ...(whyNot !== undefined && { whyNot }),
    };
    return {
      item,
      preview: () => ({ kind: 'table', table: table() }),
      write: async (format) => [
        fileOf(`tables/${id}`, format, await tableContent(table(), format, settings)),
      ],
    };
  });
}

/** One table in a format. Word documents and workbooks are large parts of the program; they load when the first is written. */
async function tableContent(
  table: TableModel,
  format: ExportFormat,
  { csv }: ExportSettings,
): Promise<string | Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'docx':
      return (await import('../../report/export/formats/tablesDocx')).tablesDocx([table]);
    case 'xlsx':
      return (await import('../../report/export/formats/tableXlsx')).tableXlsx(table);
    case 'csv':
      return (await import('../../report/export/formats/tableCsv')).tableCsv(table, csv);
    case 'html':
      return (await import('../../report/export/formats/tableHtml')).tableHtml(table);
    case 'md':
      return tableMarkdown(table);
    case 'tex':
      return (await import('../../report/export/formats/tableLatex')).tableLatex(table);
    default:
      throw new Error(`A table is not written as ${format}.`);
  }
}
