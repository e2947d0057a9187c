import { settledRoiCounter } from '../../../analysis/settledRois';
import { structuresOf } from '../../../analysis/structure';
import type { CsvValue } from '../../csvText';
import { subjectFileColumns, subjectRecords } from '../../subjectRecords';
import { type DataTable, dataTableOf } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavesDates, leavingTable } from './leavingTable';
import { subjectMoreColumns } from './subjectMoreColumns';

/**
 * Everything of the subjects, unrounded: one row per subject, and per muscle and site where there are several. What may identify
 * them is left out unless the settings say otherwise; see `leavingTable`.
 */
export function subjectTable(facts: ExportFacts, settings: ExportSettings): DataTable {
  const { results, originals, project } = facts;
  const columns = [...subjectFileColumns(results), ...subjectMoreColumns.map((one) => one.column)];
  const { standings } = results.flow;
  const perSubject = structuresOf(results.protocol).length;
  const rows = subjectRecords(
    results,
    { hasDates: leavesDates(settings, project) },
    { results: originals, settledRois: settledRoiCounter(facts) },
  ).map((record, row): Readonly<Record<string, CsvValue>> => {
    const subject = standings[Math.floor(row / perSubject)]?.subject;
    const more = subjectMoreColumns.map(({ column, cellOf }) => [column.name, subject && cellOf(subject)]);
    return {
      ...record,
      // The reason of an exclusion is a free text; it has a column of its own.
      ...(record.standing === 'excluded' && !settings.hasNotes && { why: undefined }),
      ...Object.fromEntries(more),
    };
  });
  return leavingTable(dataTableOf('subjects', columns, rows), settings, project);
}
