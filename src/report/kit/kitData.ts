import { column } from '../csvColumn';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { agreementCasesTable } from './agreementCasesTable';
import { agreementRatingsTable } from './agreementRatingsTable';
import { expectedCells } from './expectedCells';
import { readingsLong } from './readingsLong';
import { subjectsWide } from './subjectsWide';

/** The folder of the kit in which its data stand, beside the scripts; a file is a table's name with `.csv`. */
export const kitDataFolder = 'data';

/**
 * The data of the reproduction kit: subjects (wide), ROIs (long), the ratings behind agreement, the cases behind Dice, every
 * printed cell, and what each column means. Without dates, names, notes and reasons that a person typed; unrounded.
 */
export function kitData(facts: ExportFacts, settings: ExportSettings): readonly DataTable[] {
  const tables = [
    subjectsWide(facts, settings),
    readingsLong(facts),
    agreementRatingsTable(facts),
    agreementCasesTable(facts),
    expectedCells(facts, settings),
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
