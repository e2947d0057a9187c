import { roiColumns } from '../../roiColumns';
import { eachRoiRecord } from '../../roiRecords';
import { again, collectedTable, type DataRows, type DataTable, dataRowsOf } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavesDates, leavingRows } from './leavingTable';

/**
 * Every ROI of every observer and round with all its measurements, unrounded, and every reason why there is none: one row each.
 * What may identify subjects is left out unless the settings say otherwise; see `leavingTable`.
 */
export function roiTable(facts: ExportFacts, settings: ExportSettings): DataTable {
  return collectedTable(roiRows(facts, settings));
}

/** The same, a row at a time. */
export function roiRows(facts: ExportFacts, settings: ExportSettings): DataRows {
  // Not the facts themselves: a copy of all of them would compute what is made only when it is asked for.
  const { person, project, subjects, readings, headers } = facts;
  const input = { person, project, subjects, readings, headers };
  const options = { hasDates: leavesDates(settings, project) };
  const records = again(() => eachRoiRecord(input, options));
  return leavingRows(dataRowsOf('rois', roiColumns, records), settings, project);
}
