import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import { resultsAccess } from '../domain/study/blinding';
import { type CsvOptions, csvText } from './csvText';
import { roiColumns } from './roiColumns';
import { type RoiCsvInput, type RowOptions, roiRecords } from './roiRecords';

/** How a data file of the study is written. */
export type DataFileOptions = CsvOptions & RowOptions;

/**
 * The ROI file as CSV; see `roiRecords`. Shows observers to each other, so it is denied exactly where results are.
 */
export function roiCsv(input: RoiCsvInput, options: DataFileOptions): Result<string, ResultsDenied> {
  const access = resultsAccess(input);
  if (!access.ok) return access;
  return ok(
    csvText(
      roiColumns.map((column) => column.name),
      roiRecords(input, options),
      options,
    ),
  );
}
