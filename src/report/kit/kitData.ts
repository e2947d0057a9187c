import { column } from '../csvColumn';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { agreementCasesTable } from './agreementCasesTable';
import { agreementRatingsTable } from './agreementRatingsTable';
import { expectedCells } from './expectedCells';
import { readingsLong } from './readingsLong';
import { spssRatings, spssReadings, spssSubjects } from './spss/spssData';
import { subjectsWide } from './subjectsWide';

/**
 * The data of the reproduction kit: subjects (wide), ROIs (long), the ratings behind agreement, the cases behind Dice, every
 * printed cell, and what each column means. The first three in numbers alone too, for SPSS. Without dates, names, notes and reasons that a person typed; unrounded.
 */
export function kitData(facts: ExportFacts, settings: ExportSettings): readonly DataTable[] {
  const [wide, long, ratings] = [
    subjectsWide(facts, settings),
    readingsLong(facts),
    agreementRatingsTable(facts),
  ];
  const tables = [
    wide,
    long,
    ratings,
    agreementCasesTable(facts),
    expectedCells(facts, settings),
    spssSubjects(facts, wide),
    spssReadings(facts, long),
    spssRatings(facts, ratings),
  ];
  return [...tables, dictionary(tables)];
}

function dictionary(tables: readonly DataTable[]): DataTable {
  return {
    name: 'data_dictionary',
    columns: [
      column('file', '', 'File of the kit.'),
      column('column', '', 'Column of it.'),
      column('unit', '', 'Unit of its numbers.'),
      column('meaning', '', 'What stands in it.'),
    ],
    rows: tables.flatMap(({ name, columns }) =>
      columns.map((one) => [`${name}.csv`, one.name, one.unit, one.meaning]),
    ),
  };
}
