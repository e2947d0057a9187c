import { cellText, type DateForm } from '../domain/covariateTable/cellText';
import { cellValueOf } from '../domain/covariateTable/cellValue';
import { type CovariateColumn, covariateColumns } from '../domain/covariateTable/covariateColumn';
import type { CustomCovariate } from '../domain/study/customCovariate';
import type { Subject } from '../domain/study/subject';
import { type CsvOptions, type CsvValue, csvText } from './csvText';
import { customColumns } from './customColumns';

const fixedNames: Readonly<Record<string, string>> = {
  sex: 'sex',
  ageYears: 'age_years',
  bmiKgPerM2: 'bmi_kg_per_m2',
  bmdTScore: 'bmd_t_score',
  level: 'level',
  surgeryDate: 'surgery_date',
  secondSurgeryDate: 'second_surgery_date',
  refracture: 'refracture',
  refractureDates: 'refracture_date',
  refractureLevels: 'refracture_levels',
};

/** What the table of covariates holds. */
export interface CovariatesCsvOptions {
  /** False leaves out what tells the group. */
  readonly seesTelling: boolean;
  readonly dates: DateForm;
  /** The subjects and columns without values. */
  readonly isTemplate: boolean;
}

/** The table of covariates as CSV, one line a subject; importing it again changes nothing. */
export function covariatesCsv(
  subjects: readonly Subject[],
  definitions: readonly CustomCovariate[],
  { seesTelling, dates, isTemplate }: CovariatesCsvOptions,
  options: CsvOptions,
): string {
  const columns = covariateColumns(definitions, seesTelling);
  const names = columnNames(columns, definitions);
  const rows = subjects.map(
    (subject): Record<string, CsvValue> => ({
      subject: subject.code,
      ...Object.fromEntries(
        columns.map((column) => [
          names.get(column.key) ?? column.key,
          isTemplate ? undefined : csvValue(subject, column, dates),
        ]),
      ),
    }),
  );
  return csvText(['subject', ...names.values()], rows, options);
}

function csvValue(subject: Subject, column: CovariateColumn, dates: DateForm): CsvValue {
  const value = cellValueOf(subject.covariates, column);
  if (value.kind === 'number') return value.number;
  const text = cellText(value, column, dates);
  return text === '' ? undefined : text;
}

function columnNames(
  columns: readonly CovariateColumn[],
  definitions: readonly CustomCovariate[],
): ReadonlyMap<string, string> {
  const own = new Map(
    definitions.map((definition, at) => [
      definition.id,
      customColumns(definitions.slice(0, at + 1)).at(-1)?.column.name,
    ]),
  );
  return new Map(
    columns.map(({ key, custom }) => {
      const name = custom && own.get(custom.id)?.replace(/_days_from_surgery$/, '');
      return [key, name ?? fixedNames[key] ?? key];
    }),
  );
}
