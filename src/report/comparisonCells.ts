import type { ComparedLine } from '../analysis/comparedLine';
import type { Comparison } from '../analysis/comparison';
import { descriptionsOf } from '../analysis/descriptionsOf';
import type { FatQuantity } from '../analysis/fatValues';
import type { GroupComparison, GroupDescription } from '../analysis/groupComparison';
import { lineSummary } from '../analysis/lineSummary';
import type { Phase, Quantity } from '../analysis/quantity';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pText, roundedText, withoutLeadingZero } from './rounding';
import type { FootnoteMarks, TableCell } from './tableModel';
import { notApplicable, reasonCell, spreadCell, textCell } from './tableModel';
import { type PrintedTest, testNames } from './words';

/** Decimals of a quantity at a time point or as change. */
export function decimalsOf(quantity: Quantity | FatQuantity, phase: Phase, settings: PrintSettings): number {
  if (phase === 'changePercent') return settings.changeDecimals;
  if (quantity === 'fatPercent') return settings.fatPercentDecimals;
  const isFatArea = quantity === 'leanAreaMm2' || quantity === 'fatAreaMm2';
  return settings.quantityDecimals[isFatArea ? 'csaMm2' : quantity];
}

/** The groups of a line, in print order: as the path's test prints them; mean ± SD where the test is fixed in advance. */
export function groupCells(line: ComparedLine, decimals: number): readonly TableCell[] {
  const summary = lineSummary(line);
  return descriptionsOf(line.comparison).map((group) => groupCell(group, summary, decimals));
}

/** A group as the chosen test prints it: mean ± SD with t, median (Q1, Q3) with ranks. */
export function groupCell(
  group: GroupComparison['first'],
  summary: GroupComparison['chosen']['summary'],
  decimals: number,
): TableCell {
  return group.ok
    ? descriptionCell(group.value, summary, decimals)
    : reasonCell(statisticsReasonText(group.error));
}

function descriptionCell(
  group: GroupDescription,
  summary: GroupComparison['chosen']['summary'],
  decimals: number,
): TableCell {
  const text = (value: number) => roundedText(value, decimals);
  if (summary === 'median-quartiles')
    return spreadCell(text(group.median), `(${text(group.q1)}, ${text(group.q3)})`);
  return group.sd === undefined
    ? textCell(text(group.mean))
    : spreadCell(text(group.mean), `± ${text(group.sd)}`);
}

/** The test that a line prints: what the path chose, or what is fixed in advance. */
export function printedTest({ comparison, fixed }: ComparedLine): {
  readonly test: PrintedTest;
  readonly outcome: Comparison['chosen']['outcome'] | NonNullable<ComparedLine['fixed']>;
} {
  if (!fixed) return comparison.chosen;
  if (fixed.ok) return { test: fixed.value.test, outcome: fixed };
  return { test: comparison.kind === 'two' ? 'welch' : 'welch-anova', outcome: fixed };
}

/** Name of the statistic, statistic and P of a line's test: the last three cells of Table 1 and Table 2. */
export function testCells(
  line: ComparedLine,
  settings: PrintSettings,
  marks: FootnoteMarks,
): readonly [TableCell, TableCell, TableCell] {
  const { outcome, test } = printedTest(line);
  if (!outcome.ok) {
    const reason = reasonCell(statisticsReasonText(outcome.error));
    return [textCell(notApplicable), reason, reason];
  }
  const { statisticName, statistic, p } = outcome.value;
  return [
    textCell(statisticName),
    { text: roundedText(statistic, settings.statisticDecimals), mark: marks.markOf(testNote(test)) },
    textCell(pText(p, { alpha: line.comparison.alpha, decimals: settings.pDecimals })),
  ];
}

function testNote(test: PrintedTest): string {
  switch (test) {
    case 'mann-whitney':
      return `${testNames[test]}, asymptotic P without continuity correction.`;
    case 'ancova':
      return `${testNames[test]}; the values shown are not adjusted.`;
    default:
      return `${testNames[test]}.`;
  }
}

/** Alpha as written in a protocol, for example 0.05. */
export function alphaText(alpha: number, settings?: Pick<PrintSettings, 'hasLeadingZeroInP'>): string {
  return settings?.hasLeadingZeroInP === false ? withoutLeadingZero(String(alpha)) : String(alpha);
}
