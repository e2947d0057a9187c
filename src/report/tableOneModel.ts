import type { StudyResults } from '../analysis/studyResults';
import type { BaselineCategoryRow, BaselineNumberRow, CountByGroup } from '../analysis/tableOne';
import { groupCell, pathFootnotes, testCells } from './comparisonCells';
import { flowFootnote } from './flowText';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pText, roundedText } from './rounding';
import type { TableCell, TableFootnote, TableModel, TableRow } from './tableModel';
import { emptyCell, FootnoteMarks, notApplicable, reasonCell, textCell } from './tableModel';
import { groupColumns, summaryText } from './tableTwoModel';
import { baselineNames, groupsInPrint } from './words';

const categoryHeadings = { sex: 'Sex, n (%)', region: 'Level, n (%)' } as const;
const categoryNames: Readonly<Record<string, string>> = {
  male: 'Male',
  female: 'Female',
  'T5-T10': 'T5–T10',
  'T11-L2': 'T11–L2',
  'L3-L5': 'L3–L5',
};

/** Table 1: the analysed subjects at baseline, and how long they were followed. */
export function tableOneModel(results: StudyResults, settings: PrintSettings): TableModel {
  const { tableOne, protocol, flow } = results;
  const marks = new FootnoteMarks();
  const context = { settings, marks, alpha: protocol.alpha, n: tableOne.n };
  const rows = tableOne.rows.flatMap((row) =>
    row.kind === 'number' ? numberLines(row, context) : categoryLines(row, context),
  );
  const numbers = tableOne.rows.flatMap((row) =>
    row.kind === 'number' ? [{ label: baselineNames[row.variable], comparison: row.comparison }] : [],
  );
  const general = [
    `Values are ${summaryText(numbers)}, or n (% of the subjects with a value).`,
    ...pathFootnotes(numbers, protocol.alpha),
    ...tableOne.rows.flatMap((row) => (row.kind === 'category' ? categoryNotes(row) : [])),
    `${flowFootnote(flow, linesOf(tableOne))} Protocol version ${protocol.version}.`,
  ];
  return {
    id: 'table-1',
    title: 'Table 1',
    caption: 'Baseline by group',
    labelHeading: '',
    columns: groupColumns(tableOne.n),
    rows,
    footnotes: [...marks.footnotes(), ...general.map((text): TableFootnote => ({ text }))],
  };
}

interface Context {
  readonly settings: PrintSettings;
  readonly marks: FootnoteMarks;
  readonly alpha: number;
  readonly n: CountByGroup;
}

function numberLines(row: BaselineNumberRow, { settings, marks }: Context): readonly TableRow[] {
  const { comparison } = row;
  const { summary } = comparison.chosen;
  return [
    {
      kind: 'line',
      id: row.variable,
      label: baselineNames[row.variable],
      indent: 0,
      cells: [
        groupCell(comparison.first, summary, settings.covariateDecimals),
        groupCell(comparison.second, summary, settings.covariateDecimals),
        ...testCells(comparison, settings, marks),
      ],
    },
    ...countLine(`${row.variable}|missing`, 'Missing', row.missing),
  ];
}

function categoryLines(row: BaselineCategoryRow, context: Context): readonly TableRow[] {
  const { settings, n } = context;
  return [
    {
      kind: 'line',
      id: row.variable,
      label: categoryHeadings[row.variable],
      indent: 0,
      cells: [emptyCell, emptyCell, ...categoryTestCells(row, context)],
    },
    ...row.categories.map(
      ({ id, counts }): TableRow => ({
        kind: 'line',
        id: `${row.variable}|${id}`,
        label: categoryNames[id] ?? id,
        indent: 1,
        cells: [
          ...groupsInPrint.map(({ group }) =>
            shareCell(counts[group], n[group] - row.missing[group], settings.shareDecimals),
          ),
          emptyCell,
          emptyCell,
          emptyCell,
        ],
      }),
    ),
    ...countLine(`${row.variable}|outside`, 'Other level', row.outside),
    ...countLine(`${row.variable}|missing`, 'Missing', row.missing),
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

function categoryNotes(row: BaselineCategoryRow): readonly string[] {
  const name = categoryHeadings[row.variable].replace(', n (%)', '');
  const notes: string[] = [];
  if (row.test.ok && row.test.value.kind === 'pearson' && row.test.value.expectedBelow5 > 0) {
    const { expectedBelow5, cells } = row.test.value;
    notes.push(
      `${name}: ${expectedBelow5} of ${cells} expected counts are below 5, so its P is approximate.`,
    );
  }
  if (hasAny(row.outside)) notes.push(`${name}: other levels are counted, not tested.`);
  return notes;
}

function linesOf({ rows }: StudyResults['tableOne']): 'same' | 'with-value' {
  return rows.some((row) => hasAny(row.missing)) ? 'with-value' : 'same';
}

function hasAny(counts: CountByGroup): boolean {
  return groupsInPrint.some(({ group }) => counts[group] > 0);
}

function shareCell(count: number, known: number, decimals: number): TableCell {
  if (known === 0) return textCell(String(count));
  const share = `(${roundedText((100 * count) / known, decimals)})`;
  return { text: `${count} ${share}`, main: String(count), detail: share };
}

function countLine(id: string, label: string, counts: CountByGroup): readonly TableRow[] {
  if (!hasAny(counts)) return [];
  const cells = groupsInPrint.map(({ group }) => textCell(String(counts[group])));
  return [{ kind: 'line', id, label, indent: 1, cells: [...cells, emptyCell, emptyCell, emptyCell] }];
}
