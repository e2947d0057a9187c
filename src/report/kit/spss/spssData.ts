import { regions } from '../../../analysis/baseline';
import { phases, quantities } from '../../../analysis/quantity';
import { muscleStructuresOf } from '../../../analysis/structure';
import { column } from '../../csvColumn';
import type { CsvValue } from '../../csvText';
import type { DataTable } from '../../export/dataTable';
import type { ExportFacts } from '../../export/exportFacts';
import { kitComparisons } from '../kitTables';
import { placeMark } from '../readingsLong';
import { wideCustomColumns } from '../subjectsWide';
import { type SpssBaseline, spssBaseline, spssStructures, valueName } from './spssNames';

/** Standings of a subject; SPSS has them by their place from 1. */
export const standings = [
  'analysed',
  'excluded',
  'filtered-out',
  'not-eligible',
  'incomplete',
  'group-unknown',
] as const;

/** Time points and sides; SPSS has them by their place from 1. */
export const spssTimes = ['preop', 'followUp'] as const;
export const spssSides = ['right', 'left'] as const;

/** The lines of Table 1 with the columns that they are made from. */
export function spssBaselineOf(facts: ExportFacts): readonly SpssBaseline[] {
  const names = new Map(wideCustomColumns(facts).map(({ covariate, name }) => [covariate.id, name]));
  return spssBaseline(facts, (id) => names.get(id) ?? '');
}

/** Rows of a table by the names of its columns. */
function reader({ columns }: DataTable): (row: readonly CsvValue[], name: string) => CsvValue {
  const places = new Map(columns.map(({ name }, at) => [name, at]));
  return (row, name) => row[places.get(name) ?? -1];
}

/** Place in a list, from 1; empty where it is not there. */
function placeOf(list: readonly CsvValue[], value: CsvValue): number | undefined {
  const at = list.indexOf(value);
  return at < 0 ? undefined : at + 1;
}

/**
 * The wide file in numbers alone: SPSS cannot read a line break inside a text, and words that people typed are kept out of what
 * it computes with. Which number is which word stands in the syntax, as labels.
 */
export function spssSubjects(facts: ExportFacts, wide: DataTable): DataTable {
  const cell = reader(wide);
  const { groups } = facts.results.flow;
  const baseline = spssBaselineOf(facts);
  const values = spssStructures(facts).flatMap(({ prefix }) =>
    quantities.flatMap((quantity) => phases.map((phase) => valueName(prefix, quantity, phase))),
  );
  return {
    name: 'spss_subjects',
    columns: [
      column('subject_number', '', 'Number of the subject in this kit.'),
      column('standing', '', `As in subjects_wide: 1 to 6 for ${standings.join(', ')}.`),
      column('group_number', '', 'Group that the tables compare, by its place in them from 1.'),
      column('region_number', '', `Region: 1 to 3 for ${regions.join(', ')}; empty outside of them.`),
      column('age_is_top_coded', '', '1 where the age is above 89 and was written as 90.'),
      ...baseline.map(({ name, label }) =>
        column(
          name,
          '',
          `${label}. An answer by its place in Table 1 from 1, 0 for one outside of the table; a date 1 where there is one.`,
        ),
      ),
      ...values.map((name) => column(`w_${name}`, '', `${name} of subjects_wide.`)),
    ],
    rows: wide.rows.map((row) => [
      cell(row, 'subject_number'),
      placeOf(standings, cell(row, 'standing')),
      placeOf(groups, cell(row, 'group')),
      placeOf(regions, cell(row, 'region')),
      cell(row, 'age_is_top_coded') === true ? 1 : 0,
      ...baseline.map((one) => baselineNumber(one, cell(row, one.column))),
      ...values.map((name) => cell(row, name)),
    ]),
  };
}

function baselineNumber({ row }: SpssBaseline, value: CsvValue): CsvValue {
  if (row.kind === 'number') return value;
  if (row.kind === 'date') return value === true ? 1 : 0;
  if (value === undefined || value === '') return undefined;
  return (
    placeOf(
      row.categories.map(({ id }) => id),
      value,
    ) ?? 0
  );
}

/** The ROIs that the averages are made from, in numbers alone; one row for each observer in whose place one counts. */
export function spssReadings(facts: ExportFacts, long: DataTable): DataTable {
  const cell = reader(long);
  const { protocol, choice } = facts.results;
  const places = choice.adjudication === 'with' ? 'adjudicated_of' : 'original_of';
  const muscles = muscleStructuresOf(protocol).map(({ siteId, muscleId }) => `${siteId}|${muscleId}`);
  const observers = protocol.observers.map(({ id }) => String(id));
  const sides: readonly CsvValue[] = protocol.sides;
  return {
    name: 'spss_readings',
    columns: [
      column('subject_number', '', 'Number of the subject in this kit.'),
      column('muscle', '', 'Muscle at its site, by its place in the protocol from 1.'),
      column('time', '', '1 pre-op, 2 final follow-up.'),
      column('side', '', 'Side of the patient: 1 right, 2 left.'),
      column('observer', '', 'Observer in whose place the ROI counts, by the place in the protocol from 1.'),
      column('csa', 'mm²', 'csa_mm2 of readings_long.'),
      column('net', 'mm²', 'csa_net_mm2 of readings_long.'),
      column('si', 'a.u.', 'si_au of readings_long.'),
    ],
    rows: long.rows.flatMap((row) => {
      if (!sides.includes(cell(row, 'side'))) return [];
      const inPlaces = String(cell(row, places) ?? '').split(placeMark);
      return inPlaces.flatMap((observer): readonly (readonly CsvValue[])[] => {
        const number = placeOf(observers, observer);
        if (number === undefined) return [];
        return [
          [
            cell(row, 'subject_number'),
            placeOf(muscles, `${cell(row, 'site')}|${cell(row, 'muscle')}`),
            placeOf(spssTimes, cell(row, 'time_point')),
            placeOf(spssSides, cell(row, 'side')),
            number,
            cell(row, 'csa_mm2'),
            cell(row, 'csa_net_mm2'),
            cell(row, 'si_au'),
          ],
        ];
      });
    }),
  };
}

/** The ratings behind agreement, in numbers alone. */
export function spssRatings(facts: ExportFacts, ratings: DataTable): DataTable {
  const cell = reader(ratings);
  const comparisons = kitComparisons(facts);
  const muscles = muscleStructuresOf(facts.project.protocol).map(
    ({ siteId, muscleId }) => `${siteId}|${muscleId}`,
  );
  const observers = facts.project.protocol.observers.map(({ id }) => String(id));
  return {
    name: 'spss_ratings',
    columns: [
      column('comparison', '', 'Comparison, by the place of its first row in agreement_ratings from 1.'),
      column('rater', '', 'Place of the rater in the comparison, from 1.'),
      column('observer', '', 'Observer, by the place in the protocol from 1.'),
      column('subject_number', '', 'Number of the subject in this kit.'),
      column('muscle', '', 'Muscle at its site, by its place in the protocol from 1.'),
      column('time', '', '1 pre-op, 2 final follow-up.'),
      column('side', '', 'Side of the patient: 1 right, 2 left.'),
      column('csa', 'mm²', 'csa_mm2 of agreement_ratings.'),
      column('net', 'mm²', 'csa_net_mm2 of agreement_ratings.'),
      column('si', 'a.u.', 'si_au of agreement_ratings.'),
      column('fat', '%', 'fat_percent of agreement_ratings.'),
      column('lean', 'mm²', 'lean_area_mm2 of agreement_ratings.'),
    ],
    rows: ratings.rows.map((row) => [
      placeOf(comparisons, cell(row, 'comparison')),
      cell(row, 'rater'),
      placeOf(observers, cell(row, 'observer')),
      cell(row, 'subject_number'),
      placeOf(muscles, `${cell(row, 'site')}|${cell(row, 'muscle')}`),
      placeOf(spssTimes, cell(row, 'time_point')),
      placeOf(spssSides, cell(row, 'side')),
      cell(row, 'csa_mm2'),
      cell(row, 'csa_net_mm2'),
      cell(row, 'si_au'),
      cell(row, 'fat_percent'),
      cell(row, 'lean_area_mm2'),
    ]),
  };
}
