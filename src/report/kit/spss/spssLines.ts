import { regions } from '../../../analysis/baseline';
import { tableOneRowId } from '../../../analysis/tableOneRowId';
import type { TableTwoRow } from '../../../analysis/tableTwo';
import type { ExportFacts } from '../../export/exportFacts';
import type { ExportSettings } from '../../export/exportSettings';
import type { TableModel } from '../../tableModel';
import { tableTwoRowId, tableTwoRowName } from '../../tableTwoModel';
import { type KitTable, kitTables } from '../kitTables';
import { spssBaselineOf } from './spssData';
import { spssStructures, valueName } from './spssNames';

/** A line of Table 1 or 2 as the syntax goes through them. */
export interface SpssLine {
  /** "Line 12": how its place in the output is found. */
  readonly mark: string;
  readonly table: KitTable;
  readonly rowId: string;
  /** Of the variable, as in the table. */
  readonly name: string;
  readonly kind: 'number' | 'category' | 'date';
  readonly variable: string;
  /** Of follow-up values: the variable of the pre-op ones, for ANCOVA. */
  readonly preop?: string;
  /** By region: its place from 1; the line is of its subjects alone. */
  readonly region?: number;
}

/** All lines of Tables 1 and 2 that are compared, in the order of the tables. */
export function spssLines(facts: ExportFacts, settings: ExportSettings): readonly SpssLine[] {
  const lines = kitTables(facts, settings).flatMap((table): readonly Omit<SpssLine, 'mark'>[] => {
    if (table.kind === 'table-1') return tableOneLines(facts, table);
    if (table.kind === 'table-2') return tableTwoLines(facts, table);
    if (table.kind === 'agreement') return [];
    return regions.flatMap((region, at) =>
      hasRow(table.model, `${region}|`)
        ? tableTwoLines(facts, table).map((line) => ({
            ...line,
            rowId: `${region}|${line.rowId}`,
            name: `${region}: ${line.name}`,
            region: at + 1,
          }))
        : [],
    );
  });
  return lines.map((line, at) => ({ ...line, mark: `Line ${at + 1}` }));
}

function hasRow({ rows }: TableModel, beginning: string): boolean {
  return rows.some(({ id }) => id.startsWith(beginning));
}

function tableOneLines(facts: ExportFacts, table: KitTable): readonly Omit<SpssLine, 'mark'>[] {
  return spssBaselineOf(facts).map(({ row, name, label }) => ({
    table,
    rowId: tableOneRowId(row),
    name: label,
    kind: row.kind,
    variable: name,
  }));
}

function tableTwoLines(facts: ExportFacts, table: KitTable): readonly Omit<SpssLine, 'mark'>[] {
  const { protocol, choice, tableTwo } = facts.results;
  const prefixes = new Map(
    spssStructures(facts).map(({ structure: { siteId, muscleId }, prefix }) => [
      `${siteId}|${muscleId}`,
      prefix,
    ]),
  );
  const variable = ({ siteId, muscleId, quantity }: TableTwoRow, phase: TableTwoRow['phase']) =>
    valueName(prefixes.get(`${siteId}|${muscleId}`) ?? '', quantity, phase);
  return tableTwo.map((row) => ({
    table,
    rowId: tableTwoRowId(row),
    name: tableTwoRowName(row, protocol, choice),
    kind: 'number',
    variable: variable(row, row.phase),
    ...(row.phase === 'followUp' && { preop: variable(row, 'preop') }),
  }));
}
