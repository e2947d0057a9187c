import { ofGroup } from '../analysis/grouping';
import type { StudyResults } from '../analysis/studyResults';
import type {
  BaselineCategoryRow,
  BaselineDateRow,
  BaselineNumberRow,
  BaselineRow,
  CountByGroup,
} from '../analysis/tableOne';
import { tableOneRowId } from '../analysis/tableOneRowId';
import { captionOf, choiceNotes } from './choiceText';
import { groupCells, testCells } from './comparisonCells';
import { flowFootnote } from './flowText';
import { groupsPrinted, type PrintedGroup } from './groupNames';
import type { How } from './how/how';
import { baselineCountHow, baselineLine, categoryHow } from './how/tableOneHow';
import { lineHow } from './how/tableTwoHow';
import { withHow } from './how/withHow';
import { pathNotes, testsOf } from './pathNotes';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pText, roundedText } from './rounding';
import { type NamedTest, severalTestsNote } from './severalTestsNote';
import type { TableCell, TableFootnote, TableModel, TableRow } from './tableModel';
import { emptyCell, FootnoteMarks, notApplicable, reasonCell, textCell } from './tableModel';
import { baselineCategoryLabel, baselineRowName } from './tableOneNames';
import { groupColumns, summaryText } from './tableTwoModel';

/** Table 1: the analysed subjects at baseline, and how long they were followed. */
export function tableOneModel(results: StudyResults, settings: PrintSettings): TableModel {
  const { tableOne, protocol, flow } = results;
  const groups = groupsPrinted(results);
  const marks = new FootnoteMarks();
  const context = { settings, marks, alpha: protocol.alpha, n: tableOne.n, groups };
  const rows = tableOne.rows.flatMap((row): readonly TableRow[] => {
    if (row.kind === 'number') return numberLines(row, context);
    return row.kind === 'category' ? categoryLines(row, context) : dateLines(row, context);
  });
  const numbers = tableOne.rows.flatMap((row) =>
    row.kind === 'number' ? [{ ...row, label: baselineRowName(row) }] : [],
  );
  const general = [
    `Values are ${summaryText(numbers)}, or n (% of the subjects with a value).`,
    ...choiceNotes(results),
    ...pathNotes(numbers, groups, protocol.alpha, settings),
    ...severalTestsNote([...testsOf(numbers), ...categoryTestsOf(tableOne.rows)], protocol.alpha),
    ...tableOne.rows.flatMap((row) => (row.kind === 'category' ? categoryNotes(row, groups) : [])),
    `${flowFootnote(flow, linesOf(tableOne.rows, groups))} Protocol version ${protocol.version}.`,
  ];
  const table: TableModel = {
    id: 'table-1',
    title: 'Table 1',
    caption: captionOf('Baseline', results),
    labelHeading: '',
    columns: groupColumns(results, tableOne.n),
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

interface Context {
  readonly settings: PrintSettings;
  readonly marks: FootnoteMarks;
  readonly alpha: number;
  readonly n: CountByGroup;
  readonly groups: readonly PrintedGroup[];
}

const noTest: readonly TableCell[] = [emptyCell, emptyCell, emptyCell];

function numberLines(row: BaselineNumberRow, context: Context): readonly TableRow[] {
  const { settings, marks } = context;
  const id = tableOneRowId(row);
  return [
    {
      kind: 'line',
      id,
      label: baselineRowName(row),
      indent: 0,
      cells: [...groupCells(row, settings.covariateDecimals), ...testCells(row, settings, marks)],
    },
    ...countLine(`${id}|missing`, 'Missing', row.missing, context),
  ];
}

function categoryLines(row: BaselineCategoryRow, context: Context): readonly TableRow[] {
  const { settings, n, groups } = context;
  const id = tableOneRowId(row);
  return [
    {
      kind: 'line',
      id,
      label: `${baselineRowName(row)}, n (%)`,
      indent: 0,
      cells: [...groups.map(() => emptyCell), ...categoryTestCells(row, context)],
    },
    ...row.categories.map(
      (category): TableRow => ({
        kind: 'line',
        id: `${id}|${category.id}`,
        label: baselineCategoryLabel(row, category.id),
        indent: 1,
        cells: [
          ...groups.map(({ group }) =>
            shareCell(
              ofGroup(category.counts, group),
              ofGroup(n, group) - ofGroup(row.missing, group),
              settings.shareDecimals,
            ),
          ),
          ...noTest,
        ],
      }),
    ),
    ...countLine(`${id}|outside`, 'Other level', row.outside, context),
    ...countLine(`${id}|missing`, 'Missing', row.missing, context),
  ];
}

function dateLines(row: BaselineDateRow, context: Context): readonly TableRow[] {
  const id = tableOneRowId(row);
  const cells = context.groups.map(({ group }) => textCell(String(ofGroup(row.recorded, group))));
  return [
    {
      kind: 'line',
      id,
      label: `${baselineRowName(row)}, n with a date`,
      indent: 0,
      cells: [...cells, ...noTest],
    },
    ...countLine(`${id}|missing`, 'Missing', row.missing, context),
  ];
}

function categoryTestCells(
  row: BaselineCategoryRow,
  { settings, marks, alpha }: Context,
): readonly [TableCell, TableCell, TableCell] {
  if (!row.test.ok) {
    const reason = reasonCell(statisticsReasonText(row.test.error));
    return [textCell(notApplicable), reason, reason];
  }
  const test = row.test.value;
  const p = pText(test.p, { alpha, decimals: settings.pDecimals });
  if (test.kind === 'fisher') {
    return [
      textCell(notApplicable),
      textCell(notApplicable),
      { text: p, mark: marks.markOf('Fisher’s exact test.') },
    ];
  }
  const statistic = roundedText(test.chiSquare, settings.statisticDecimals);
  const mark = marks.markOf('Pearson’s chi-square test without correction.');
  return [textCell('χ²'), { text: statistic, mark }, textCell(p)];
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
      `${name}: ${expectedBelow5} of ${cells} expected counts are below 5, so its P is approximate.`,
    );
  }
  if (hasAny(row.outside, groups)) notes.push(`${name}: other levels are counted, not tested.`);
  return notes;
}

function linesOf(rows: readonly BaselineRow[], groups: readonly PrintedGroup[]): 'same' | 'with-value' {
  return rows.some((row) => hasAny(row.missing, groups)) ? 'with-value' : 'same';
}

function hasAny(counts: CountByGroup, groups: readonly PrintedGroup[]): boolean {
  return groups.some(({ group }) => ofGroup(counts, group) > 0);
}

function shareCell(count: number, known: number, decimals: number): TableCell {
  if (known === 0) return textCell(String(count));
  const share = `(${roundedText((100 * count) / known, decimals)})`;
  return { text: `${count} ${share}`, main: String(count), detail: share };
}

function countLine(
  id: string,
  label: string,
  counts: CountByGroup,
  { groups }: Context,
): readonly TableRow[] {
  if (!hasAny(counts, groups)) return [];
  const cells = groups.map(({ group }) => textCell(String(ofGroup(counts, group))));
  return [{ kind: 'line', id, label, indent: 1, cells: [...cells, ...noTest] }];
}
