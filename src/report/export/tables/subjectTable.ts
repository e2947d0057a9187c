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
  const { standings } = results.flow;
  const perSubject = structuresOf(results.protocol).length;
  const records = subjectRecords(
    results,
    { hasDates: leavesDates(settings, project) },
    { results: originals, settledRois: settledRoiCounter(facts) },
  );
  const saved = dataTableOf('subjects', subjectFileColumns(results), records);
  const whyAt = saved.columns.findIndex(({ name }) => name === 'why');
  const rows = saved.rows.map((row, at): readonly CsvValue[] => {
    const standing = standings[Math.floor(at / perSubject)];
    const more = subjectMoreColumns.map(({ cellOf }) => standing && cellOf(standing.subject));
    // The reason of an exclusion is a free text; it has a column of its own.
    const isTyped = standing?.kind === 'excluded' && !settings.hasNotes;
    return [...(isTyped ? row.with(whyAt, undefined) : row), ...more];
  });
  const columns = [...saved.columns, ...subjectMoreColumns.map(({ column }) => column)];
  return leavingTable({ name: saved.name, columns, rows }, settings, project);
}
