import type { Project } from '../../../domain/study/project';
import type { CsvColumn } from '../../csvColumn';
import type { CsvValue } from '../../csvText';
import { again, collectedTable, type DataRows, type DataTable, mapped } from '../dataTable';
import type { ExportSettings } from '../exportSettings';

/** What a column holds that may identify a subject. */
type Telling = 'date' | 'uid' | 'note' | 'age';

/** Columns that hold it, by their names in any of the files; dates are told by their unit. */
const tellingColumns: Readonly<Record<string, Telling>> = {
  age_years: 'age',
  sop_instance_uid: 'uid',
  preop_study_uid: 'uid',
  preop_series_uid: 'uid',
  follow_up_study_uid: 'uid',
  follow_up_series_uid: 'uid',
  note: 'note',
  final_scan_reason: 'note',
  exclusion_reason: 'note',
  reason: 'note',
  decision_reason: 'note',
};

const dateUnits: ReadonlySet<string> = new Set(['yyyy-mm-dd', 'UTC']);
const yearUnits = /^(a|y|yr|yrs|year|years|jahre?|années?|anni|años)\.?$/i;
const oldestAge = 89;

/** Whether dates of a project may leave: where none are kept there are stand-ins, which must not be taken for dates. */
export function leavesDates({ hasDates }: Pick<ExportSettings, 'hasDates'>, { identity }: Project): boolean {
  return hasDates && identity === 'kept';
}

/**
 * A data table without what may identify subjects and was not asked for: calendar dates, unique identifiers of images and free
 * notes are empty, ages above 89 are 90. So is every number in years that the study added: it may be an age. The columns stay, and
 * say what was done to them.
 */
export function leavingTable(table: DataTable, settings: ExportSettings, project: Project): DataTable {
  return collectedTable(leavingRows(table, settings, project));
}

/** The same, a row at a time. */
export function leavingRows(table: DataRows, settings: ExportSettings, project: Project): DataRows {
  const rules = table.columns.map((column) => ruleOf(column, settings, project));
  const ruled = [...rules.entries()].flatMap(([at, rule]) => (rule ? [{ at, write: rule.write }] : []));
  if (ruled.length === 0) return table;
  const leaving = (row: readonly CsvValue[]): readonly CsvValue[] => {
    const written = [...row];
    for (const { at, write } of ruled) written[at] = write(written[at]);
    return written;
  };
  return {
    ...table,
    columns: table.columns.map((column, at) => {
      const says = rules[at]?.says;
      return says === undefined ? column : { ...column, meaning: `${column.meaning} ${says}` };
    }),
    rows: again(() => mapped(table.rows, leaving)),
  };
}

interface Rule {
  readonly says: string;
  readonly write: (value: CsvValue) => CsvValue;
}

function ruleOf(column: CsvColumn, settings: ExportSettings, project: Project): Rule | undefined {
  const leftOut = (what: string): Rule => ({ says: `Empty: ${what} are left out.`, write: () => undefined });
  switch (tellingOf(column)) {
    case 'date':
      return leavesDates(settings, project) ? undefined : leftOut('calendar dates');
    case 'uid':
      return settings.hasImageUids ? undefined : leftOut('identifiers of images');
    case 'note':
      return settings.hasNotes ? undefined : leftOut('free texts');
    case 'age':
      return settings.hasAgesOver89 ? undefined : { says: 'Above 89: written as 90.', write: cappedAge };
    default:
      return undefined;
  }
}

function tellingOf({ name, unit }: CsvColumn): Telling | undefined {
  if (dateUnits.has(unit)) return 'date';
  if (Object.hasOwn(tellingColumns, name)) return tellingColumns[name];
  return yearUnits.test(unit.trim()) ? 'age' : undefined;
}

function cappedAge(value: CsvValue): CsvValue {
  return typeof value === 'number' && value > oldestAge ? oldestAge + 1 : value;
}
