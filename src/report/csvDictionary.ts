import type { CustomCovariate } from '../domain/study/customCovariate';
import { agreementCaseColumns } from './agreementCaseColumns';
import type { CsvColumn } from './csvColumn';
import type { CsvOptions } from './csvText';
import { csvText } from './csvText';
import { customColumns } from './customColumns';
import { roiColumns } from './roiColumns';
import { settlementColumns } from './settlementColumns';
import { subjectColumns } from './subjectColumns';

/** The data dictionary as a file of its own: file, column, unit, meaning; with the covariates that the user added. */
export function dictionaryCsv(
  options: CsvOptions,
  customCovariates: readonly CustomCovariate[] = [],
): string {
  const added = customColumns(customCovariates).map(({ column }) => column);
  const rowsOf = (file: string, columns: readonly CsvColumn[]) =>
    columns.map(({ name, unit, meaning }) => ({ file, column: name, unit, meaning }));
  return csvText(
    ['file', 'column', 'unit', 'meaning'],
    [
      ...rowsOf('rois', roiColumns),
      ...rowsOf('subjects', [...subjectColumns, ...added]),
      ...rowsOf('cases', agreementCaseColumns),
      ...rowsOf('settlements', settlementColumns),
    ],
    options,
  );
}
