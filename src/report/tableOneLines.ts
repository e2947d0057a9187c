import { baselineLists } from '../analysis/baselineLists';
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
import { groupCells, testCells } from './comparisonCells';
import { countLine } from './extras/countLine';
import { noExtraCells, totalOf } from './extras/extraColumns';
import type { AdjustedLine, ExtraContext, ExtraLine } from './extras/extraMaker';
import type { PrintedGroup } from './groupNames';
import { statisticsReasonText } from './reasonText';
import { pText, roundedText } from './rounding';
import type { TableCell, TableRow } from './tableModel';
import { emptyCell, notApplicable, reasonCell, textCell } from './tableModel';
import { baselineCategoryLabel, baselineRowName } from './tableOneNames';

/** What all lines of Table 1 share. */
export interface TableOneContext extends ExtraContext {
  readonly n: CountByGroup;
  readonly groups: readonly PrintedGroup[];
  readonly results: StudyResults;
  /** Of lines that compare the groups, where extras need it. */
  readonly balanceOf: (row: BaselineRow) => AdjustedLine | undefined;
}

/** Of all groups together. */
export function sumOf(counts: CountByGroup, groups: readonly PrintedGroup[]): number {
  return groups.reduce((sum, { group }) => sum + ofGroup(counts, group), 0);
}

/** A line of numbers, and how many have none. */
export function numberLines(row: BaselineNumberRow, context: TableOneContext): readonly TableRow[] {
  const { settings, marks, results, extras } = context;
  const id = tableOneRowId(row);
  const own: ExtraLine = {
    line: row,
    lists: () => baselineLists(row, results.flow),
    decimals: settings.covariateDecimals,
    adjustedP: context.balanceOf(row)?.adjustedP,
  };
  return [
    {
      kind: 'line',
      id,
      label: baselineRowName(row),
      indent: 0,
      cells: [
        ...extras.totalCells(own),
        ...groupCells(row, settings.covariateDecimals),
        ...testCells(row, settings, marks),
        ...extras.lineCells(own, context),
      ],
    },
    ...missingLine(id, row.missing, context),
  ];
}

/** A category with its answers. */
export function categoryLines(row: BaselineCategoryRow, context: TableOneContext): readonly TableRow[] {
  const { settings, n, groups, extras } = context;
  const id = tableOneRowId(row);
  return [
    {
      kind: 'line',
      id,
      label: `${baselineRowName(row)}, n (%)`,
      indent: 0,
      cells: [
        ...totalOf(() => emptyCell, extras),
        ...groups.map(() => emptyCell),
        ...categoryTestCells(row, context),
        ...extras.categoryCells(context.balanceOf(row), context),
      ],
    },
    ...row.categories.map(
      (category): TableRow => ({
        kind: 'line',
        id: `${id}|${category.id}`,
        label: baselineCategoryLabel(row, category.id),
        indent: 1,
        cells: [
          ...totalOf(
            () =>
              shareCell(
                sumOf(category.counts, groups),
                sumOf(n, groups) - sumOf(row.missing, groups),
                settings.shareDecimals,
              ),
            extras,
          ),
          ...groups.map(({ group }) =>
            shareCell(
              ofGroup(category.counts, group),
              ofGroup(n, group) - ofGroup(row.missing, group),
              settings.shareDecimals,
            ),
          ),
          ...noTest,
          ...noExtraCells(extras),
        ],
      }),
    ),
    ...(hasAny(row.outside, groups)
      ? [
          countLine(
            { id: `${id}|outside`, label: 'Other level', counts: listOf(row.outside, groups) },
            context,
          ),
        ]
      : []),
    ...missingLine(id, row.missing, context),
  ];
}

const noTest: readonly TableCell[] = [emptyCell, emptyCell, emptyCell];

/** How many have a date. */
export function dateLines(row: BaselineDateRow, context: TableOneContext): readonly TableRow[] {
  const id = tableOneRowId(row);
  const label = `${baselineRowName(row)}, n with a date`;
  return [
    { ...countLine({ id, label, counts: listOf(row.recorded, context.groups) }, context), indent: 0 },
    ...missingLine(id, row.missing, context),
  ];
}

function categoryTestCells(
  row: BaselineCategoryRow,
  { settings, marks, alpha }: TableOneContext,
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

/** Whether any group has one. */
export function hasAny(counts: CountByGroup, groups: readonly PrintedGroup[]): boolean {
  return groups.some(({ group }) => ofGroup(counts, group) > 0);
}

function shareCell(count: number, known: number, decimals: number): TableCell {
  if (known === 0) return textCell(String(count));
  const share = `(${roundedText((100 * count) / known, decimals)})`;
  return { text: `${count} ${share}`, main: String(count), detail: share };
}

function missingLine(id: string, counts: CountByGroup, context: TableOneContext): readonly TableRow[] {
  const { groups, extras } = context;
  if (!extras.hasMissingCounts && !hasAny(counts, groups)) return [];
  return [countLine({ id: `${id}|missing`, label: 'Missing', counts: listOf(counts, groups) }, context)];
}

function listOf(counts: CountByGroup, groups: readonly PrintedGroup[]): readonly number[] {
  return groups.map(({ group }) => ofGroup(counts, group));
}
