import { column } from '../csvColumn';
import type { CsvValue } from '../csvText';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { groupsPrinted, inSentence, type PrintedGroup } from '../groupNames';
import type { TableCell, TableColumn, TableModel, TableRow } from '../tableModel';
import { expectedNotes } from './expectedNotes';
import { hasTopCodedAge } from './kitSubjects';
import { type KitTable, kitTables } from './kitTables';

const columns = [
  column('table', '', 'Id of the table: table-1, table-2, agreement and the like.'),
  column(
    'row',
    '',
    'Id of the line; "(heading)" for numbers at the head of a column, "(notes)" for those under the table.',
  ),
  column('column', '', 'Id of the column; "(count)" for the numbers of subjects in a line’s own name.'),
  column('row_label', '', 'Name of the line as it is printed.'),
  column('column_label', '', 'Head of the column as it is printed.'),
  column('text', '', 'What is printed there.'),
  column(
    'bounded',
    '',
    'p, or other of what cannot exceed 1 otherwise: some journals leave out its zero before the point.',
  ),
  column('of_ages', '', 'true where the number is made of ages of which one was top-coded.'),
] as const;

/** Every number that the tables print, with its place: what the scripts of the kit are held against. */
export function expectedCells(facts: ExportFacts, settings: ExportSettings): DataTable {
  const isTopCoded = hasTopCodedAge(facts, settings);
  const groups = groupsPrinted(facts.results);
  return {
    name: 'expected_cells',
    columns,
    rows: kitTables(facts, settings).flatMap((table) => {
      const names = wholeNames(table.model);
      return [
        ...headingRows(table.model),
        ...table.model.rows.flatMap((row, at) =>
          rowsOf(table, row, names[at] ?? row.label, { isTopCoded, groups }),
        ),
        ...(table.kind === 'agreement' ? [] : expectedNotes(table.model)),
      ];
    }),
  };
}

/** Names of lines standing alone: an indented one with the line or heading that it belongs to. */
function wholeNames({ rows }: TableModel): readonly string[] {
  let above = '';
  return rows.map((row) => {
    if (row.kind === 'line' && row.indent === 1 && above !== '') return `${above}: ${row.label}`;
    if (row.kind === 'heading' || row.indent === 0) above = row.label;
    return row.label;
  });
}

function headingRows({ id, columns: heads }: TableModel): readonly (readonly CsvValue[])[] {
  return heads.flatMap(({ id: columnId, label, sublabel }) =>
    sublabel !== undefined && /\d/.test(sublabel) && /^n = /.test(sublabel)
      ? [[id, '(heading)', columnId, 'n', label, sublabel, '', false]]
      : [],
  );
}

const countInLabel = /\(n = [\d, ]+\)$/;

function rowsOf(
  { kind, model }: KitTable,
  row: TableRow,
  name: string,
  { isTopCoded, groups }: { readonly isTopCoded: boolean; readonly groups: readonly PrintedGroup[] },
): readonly (readonly CsvValue[])[] {
  if (row.kind === 'heading') {
    const count =
      kind === 'table-2-by-region' ? sizesIn(row.label, groups) : countInLabel.exec(row.label)?.[0];
    return count === undefined ? [] : [[model.id, row.id, '(count)', row.label, '', count, '', false]];
  }
  const isOfAges = (columnId: string) =>
    isTopCoded && kind === 'table-1' && (row.id === 'ageYears' || columnId === 'p-holm');
  return row.cells.flatMap((cell, at): readonly (readonly CsvValue[])[] => {
    const head = model.columns[at];
    if (!head || cell.text === '') return [];
    const bounded = boundedOf(cell, head);
    return [[model.id, row.id, head.id, name, head.label, cell.text, bounded, isOfAges(head.id)]];
  });
}

/** The numbers of subjects in the heading of a region: "T11–L2, refractured 5, not refractured 9" gives "5, 9". */
function sizesIn(label: string, groups: readonly PrintedGroup[]): string | undefined {
  let rest = label;
  const sizes: string[] = [];
  for (const group of groups) {
    const name = `, ${inSentence(group.label)} `;
    const at = rest.indexOf(name);
    rest = at < 0 ? '' : rest.slice(at + name.length);
    sizes.push(/^\d+/.exec(rest)?.[0] ?? '');
  }
  return sizes.length === 0 || sizes.includes('') ? undefined : sizes.join(', ');
}

function boundedOf(cell: TableCell, head: TableColumn): CsvValue {
  return cell.isBounded ?? head.isBounded ?? '';
}
