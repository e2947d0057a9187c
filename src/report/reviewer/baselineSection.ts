import { type BalanceLine, baselineBalance } from '../../analysis/baselineBalance';
import type { StudyResults } from '../../analysis/studyResults';
import { tableOneRowId } from '../../analysis/tableOneRowId';
import { alphaText } from '../comparisonCells';
import { type DocumentSection, paragraph, tableBlock } from '../document/documentModel';
import { pFormatOf } from '../pFormatOf';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { pEquation, roundedText } from '../rounding';
import { emptyCell, reasonCell, type TableCell, type TableModel, textCell } from '../tableModel';
import { tableOneModel } from '../tableOneModel';
import { baselineRowName } from '../tableOneNames';

/** Above which a standardised difference is named. */
const namedAbove = 0.1;
/** Enough to be held against 0.1. */
const smdDecimals = 3;

const source =
  'SMD: standardised difference of the two groups, without a sign. Of numbers Cohen’s d (pooled SD); of counts the difference of the shares in units of their spread (Austin, Stat Med 2009;28:3083–3107; of more than two categories Yang and Dalton, SAS Global Forum 2012, paper 335).';

/** Were the groups alike at baseline: Table 1 with standardised differences, and which lines differ, in words. */
export function baselineSection(results: StudyResults, settings: PrintSettings): DocumentSection {
  const lines = baselineBalance(results.tableOne, results.flow.groups);
  return {
    id: 'baseline',
    heading: 'Were the groups alike at baseline?',
    blocks: [
      ...balanceTexts(lines, results.protocol.alpha, settings).map(paragraph),
      tableBlock(balanceTable(results, lines, settings)),
    ],
  };
}

/** Table 1 with a column of standardised differences. */
function balanceTable(
  results: StudyResults,
  lines: readonly BalanceLine[],
  settings: PrintSettings,
): TableModel {
  const table = tableOneModel(results, settings);
  const lineOf = new Map(lines.map((line) => [tableOneRowId(line.row), line]));
  return {
    ...table,
    id: 'reviewer-baseline',
    columns: [...table.columns, { id: 'smd', label: 'SMD', align: 'end' }],
    rows: table.rows.map((row) =>
      row.kind === 'heading' ? row : { ...row, cells: [...row.cells, smdCell(lineOf.get(row.id))] },
    ),
    footnotes: [...table.footnotes, { text: source }],
  };
}

function smdCell(line: BalanceLine | undefined): TableCell {
  if (!line) return emptyCell;
  return line.smd.ok
    ? textCell(roundedText(line.smd.value, smdDecimals))
    : reasonCell(statisticsReasonText(line.smd.error));
}

/** Which lines differ, by P and by size, and what of follow-up and level: named, not judged. */
function balanceTexts(
  lines: readonly BalanceLine[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  const p = (line: BalanceLine) =>
    line.p === undefined ? 'no P' : pEquation(line.p, pFormatOf(alpha, settings));
  const smd = ({ smd: one }: BalanceLine) =>
    one.ok ? `SMD ${roundedText(one.value, smdDecimals)}` : 'no SMD';
  const listed = (found: readonly BalanceLine[], value: (line: BalanceLine) => string) =>
    found.length === 0
      ? 'none'
      : found.map((line) => `${baselineRowName(line.row)} (${value(line)})`).join('; ');
  // Of three groups there is no such difference: none above 0.1 would be no finding.
  const hasSmd = lines.some((line) => line.smd.ok);
  const differing = lines.filter((line) => line.p !== undefined && line.p < alpha);
  const apart = lines.filter((line) => line.smd.ok && line.smd.value > namedAbove);
  const exposure = lines.filter(({ row }) => row.variable === 'followUpDays' || row.variable === 'region');
  const tested = lines.filter((line) => line.p !== undefined).length;
  const ofLines =
    tested === lines.length
      ? `Of ${lines.length} lines`
      : `Of ${lines.length} lines, ${tested} of them tested,`;
  const bySize = hasSmd ? [`With a standardised difference above ${namedAbove}: ${listed(apart, smd)}.`] : [];
  return [
    [
      `${ofLines} the groups differ with P < ${alphaText(alpha, settings)} in: ${listed(differing, p)}.`,
      ...bySize,
    ].join(' '),
    ...(exposure.length > 0
      ? [
          `Follow-up and level: ${exposure.map((line) => `${baselineRowName(line.row)}: ${[p(line), ...(hasSmd ? [smd(line)] : [])].join(', ')}`).join('; ')}.`,
        ]
      : []),
  ];
}
