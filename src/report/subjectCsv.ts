import type { StudyResults } from '../analysis/studyResults';
import { csvText } from './csvText';
import type { DataFileOptions } from './roiCsv';
import { type OriginalValues, subjectFileColumns, subjectRecords } from './subjectRecords';

/** The subject file as CSV; see `subjectRecords`. */
export function subjectCsv(
  results: StudyResults,
  options: DataFileOptions,
  originals?: OriginalValues,
): string {
  return csvText(
    subjectFileColumns(results).map(({ name }) => name),
    subjectRecords(results, options, originals),
    options,
  );
}
