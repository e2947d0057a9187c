import { agreementCaseColumns } from '../../agreementCaseColumns';
import { type CsvColumn, column } from '../../csvColumn';
import { roiColumns } from '../../roiColumns';
import { settlementColumns } from '../../settlementColumns';
import { subjectFileColumns } from '../../subjectRecords';
import type { DataTable } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavingTable } from './leavingTable';
import { subjectMoreColumns } from './subjectMoreColumns';

const dictionaryColumns: readonly CsvColumn[] = [
  column('file', '', 'Name of the file, without its ending.'),
  column('column', '', 'Name of the column.'),
  column('unit', '', 'Unit of its numbers; empty where they have none.'),
  column('meaning', '', 'What stands in it.'),
];

/** What every column of the data files means, its unit, and what of it was left out under these settings. */
export function dictionaryTable({ results, project }: ExportFacts, settings: ExportSettings): DataTable {
  const files: readonly (readonly [string, readonly CsvColumn[]])[] = [
    ['subjects', [...subjectFileColumns(results), ...subjectMoreColumns.map((one) => one.column)]],
    ['rois', roiColumns],
    ['cases', agreementCaseColumns],
    ['settlements', settlementColumns],
  ];
  return {
    name: 'dictionary',
    columns: dictionaryColumns,
    rows: files.flatMap(([name, columns]) =>
      leavingTable({ name, columns, rows: [] }, settings, project).columns.map((one) => [
        name,
        one.name,
        one.unit,
        one.meaning,
      ]),
    ),
  };
}
