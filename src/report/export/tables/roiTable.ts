import { roiColumns } from '../../roiColumns';
import { roiRecords } from '../../roiRecords';
import { type DataTable, dataTableOf } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavesDates, leavingTable } from './leavingTable';

/**
 * Every ROI of every observer and round with all its measurements, unrounded, and every reason why there is none: one row each.
 * What may identify subjects is left out unless the settings say otherwise; see `leavingTable`.
 */
export function roiTable(facts: ExportFacts, settings: ExportSettings): DataTable {
  // Not the facts themselves: a copy of all of them would compute what is made only when it is asked for.
  const { person, project, subjects, readings, headers } = facts;
  const input = { person, project, subjects, readings, headers };
  const records = roiRecords(input, { hasDates: leavesDates(settings, project) });
  return leavingTable(dataTableOf('rois', roiColumns, records), settings, project);
}
