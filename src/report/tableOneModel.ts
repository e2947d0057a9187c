import type { StudyResults } from '../analysis/studyResults';
import type { BaselineCategoryRow, BaselineRow } from '../analysis/tableOne';
import { tableOneRowId } from '../analysis/tableOneRowId';
import { captionOf, choiceNotes } from './choiceText';
import { noExtras, withExtraColumns } from './extras/extraColumns';
import type { ExtraMaker } from './extras/extraMaker';
import { flowFootnote } from './flowText';
import { groupsPrinted, type PrintedGroup } from './groupNames';
import type { How } from './how/how';
import { baselineCountHow, baselineLine, categoryHow } from './how/tableOneHow';
import { lineHow } from './how/tableTwoHow';
import { withHow } from './how/withHow';
import { pathNotes, testsOf } from './pathNotes';
import type { PrintSettings } from './printSettings';
import { type NamedTest, severalTestsNote } from './severalTestsNote';
import type { TableFootnote, TableModel, TableRow } from './tableModel';
import { FootnoteMarks } from './tableModel';
import { categoryLines, dateLines, hasAny, numberLines, sumOf, type TableOneContext } from './tableOneLines';
import { baselineCategoryLabel, baselineRowName } from './tableOneNames';
import { groupColumns, summaryText } from './tableTwoModel';

/** Table 1: the analysed subjects at baseline, and how long they were followed. */
export function tableOneModel(
  results: StudyResults,
  settings: PrintSettings,
  extras: ExtraMaker = noExtras,
): TableModel {
  const { tableOne, protocol, flow } = results;
  const groups = groupsPrinted(results);
  const marks = new FootnoteMarks();
  const balance = new Map(extras.balanceOf(results).map((line) => [line.row, line]));
  const context: TableOneContext = {
    ...{ settings, marks, extras, alpha: protocol.alpha, n: tableOne.n, groups, results },
    balanceOf: (row) => balance.get(row),
  };
  const rows = tableOne.rows.flatMap((row): readonly TableRow[] => {
    if (row.kind === 'number') return numberLines(row, context);
    return row.kind === 'category' ? categoryLines(row, context) : dateLines(row, context);
  });
  const numbers = tableOne.rows.flatMap((row) =>
    row.kind === 'number' ? [{ ...row, label: baselineRowName(row) }] : [],
  );
  const tests = [...testsOf(numbers), ...categoryTestsOf(tableOne.rows)];
  const general = [
    `Values are ${summaryText(numbers)}, or n (% of the subjects with a value).`,
    ...choiceNotes(results),
    ...pathNotes(numbers, groups, protocol.alpha, settings),
    ...severalTestsNote(tests, protocol.alpha, settings),
    ...extras.notes({
      lines: numbers,
      groups,
      tests: tests.filter(({ p }) => p !== undefined).length,
      where: 'of this table',
      hasCategories: tableOne.rows.some(({ kind }) => kind === 'category'),
    }),
    ...tableOne.rows.flatMap((row) => (row.kind === 'category' ? categoryNotes(row, groups) : [])),
    `${flowFootnote(flow, linesOf(tableOne.rows, groups))} Protocol version ${protocol.version}.`,
  ];
  const table: TableModel = {
    id: 'table-1',
    title: 'Table 1',
    caption: captionOf('Baseline', results),
    labelHeading: '',
    columns: withExtraColumns(groupColumns(results, tableOne.n), extras, sumOf(tableOne.n, groups)),
    rows,
    footnotes: [...marks.footnotes(), ...general.map((text): TableFootnote => ({ text }))],
  };
  return withHow(table, (rowId, columnId) => baselineHow(results, rowId, columnId));
}

/** How a number of Table 1 came about: ids of categories begin with that of their line. */
function baselineHow(results: StudyResults, rowId: string, columnId: string): How | undefined {
  for (const row of results.tableOne.rows) {
    const id = tableOneRowId(row);
    const name = baselineRowName(row);
    const line = rowId === id ? (row.kind === 'date' ? 'recorded' : undefined) : countLineOf(id, rowId);
    if (line) return baselineCountHow(row, results, { name, line, columnId });
    if (row.kind === 'number' && rowId === id) {
      return lineHow(baselineLine(row, results, name), results, columnId);
    }
    if (row.kind !== 'category' || (rowId !== id && !rowId.startsWith(`${id}|`))) continue;
    const categoryId = rowId === id ? undefined : rowId.slice(id.length + 1);
    const place = { name, categoryId, columnId };
    return categoryHow(row, results, place, (one) => baselineCategoryLabel(row, one));
  }
  return undefined;
}

/** How the P of a category of Table 1 came about. */
export function baselineTestHow(results: StudyResults, row: BaselineCategoryRow): How | undefined {
  return baselineHow(results, tableOneRowId(row), 'p');
}

function countLineOf(id: string, rowId: string): 'missing' | 'outside' | undefined {
  return (['missing', 'outside'] as const).find((one) => rowId === `${id}|${one}`);
}

function categoryTestsOf(rows: readonly BaselineRow[]): readonly NamedTest[] {
  return rows.flatMap((row) =>
    row.kind === 'category'
      ? [{ label: baselineRowName(row), p: row.test.ok ? row.test.value.p : undefined }]
      : [],
  );
}

function categoryNotes(row: BaselineCategoryRow, groups: readonly PrintedGroup[]): readonly string[] {
  const name = baselineRowName(row);
  const notes: string[] = [];
  if (row.test.ok && row.test.value.kind === 'pearson' && row.test.value.expectedBelow5 > 0) {
    const { expectedBelow5, cells } = row.test.value;
    notes.push(
      `${name}: ${expectedBelow5} of ${cells} expected counts ${expectedBelow5 === 1 ? 'is' : 'are'} below 5, so its P is approximate.`,
    );
  }
  if (hasAny(row.outside, groups)) notes.push(`${name}: other levels are counted, not tested.`);
  return notes;
}

function linesOf(rows: readonly BaselineRow[], groups: readonly PrintedGroup[]): 'same' | 'with-value' {
  return rows.some((row) => hasAny(row.missing, groups)) ? 'with-value' : 'same';
}
