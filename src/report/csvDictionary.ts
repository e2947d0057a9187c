import type { CsvColumn } from './csvColumn';
import type { CsvOptions } from './csvText';
import { csvText } from './csvText';
import { roiColumns } from './roiColumns';
import { subjectColumns } from './subjectColumns';

/** The data dictionary as a file of its own: file, column, unit, meaning. */
export function dictionaryCsv(options: CsvOptions): string {
  const rowsOf = (file: string, columns: readonly CsvColumn[]) =>
    columns.map(({ name, unit, meaning }) => ({ file, column: name, unit, meaning }));
  return csvText(
    ['file', 'column', 'unit', 'meaning'],
    [...rowsOf('rois', roiColumns), ...rowsOf('subjects', subjectColumns)],
    options,
  );
}
