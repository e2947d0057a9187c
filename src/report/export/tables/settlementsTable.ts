import { settlementColumns } from '../../settlementColumns';
import { settlementRecords } from '../../settlementsCsv';
import { type DataTable, dataTableOf } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavingTable } from './leavingTable';

/**
 * Every decision about a disagreement, replaced ones too: one row each. What may identify subjects is left out unless the
 * settings say otherwise; see `leavingTable`.
 */
export function settlementsTable(facts: ExportFacts, settings: ExportSettings): DataTable {
  const table = dataTableOf('settlements', settlementColumns, settlementRecords(facts));
  return leavingTable(table, settings, facts.project);
}
