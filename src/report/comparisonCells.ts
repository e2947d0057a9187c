import type { FatQuantity } from '../analysis/fatValues';
import type { GroupComparison, GroupDescription } from '../analysis/groupComparison';
import type { Phase, Quantity } from '../analysis/quantity';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pText, roundedText } from './rounding';
import type { FootnoteMarks, TableCell } from './tableModel';
import { notApplicable, reasonCell, spreadCell, textCell } from './tableModel';
import { testNames } from './words';

/** Decimals of a quantity at a time point or as change. */
export function decimalsOf(quantity: Quantity | FatQuantity, phase: Phase, settings: PrintSettings): number {
  if (phase === 'changePercent') return settings.changeDecimals;
  if (quantity === 'fatPercent') return settings.fatPercentDecimals;
  const isFatArea = quantity === 'leanAreaMm2' || quantity === 'fatAreaMm2';
  return settings.quantityDecimals[isFatArea ? 'csaMm2' : quantity];
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

/** Name of the statistic, statistic and P of the chosen test: the last three cells of Table 1 and Table 2. */
export function testCells(
  comparison: GroupComparison,
  settings: PrintSettings,
  marks: FootnoteMarks,
): readonly [TableCell, TableCell, TableCell] {
  const { outcome, test } = comparison.chosen;
  if (!outcome.ok) {
    const reason = reasonCell(statisticsReasonText(outcome.error));
    return [textCell(notApplicable), reason, reason];
  }
  const { statisticName, statistic, p } = outcome.value;
  return [
    textCell(statisticName),
    { text: roundedText(statistic, settings.statisticDecimals), mark: marks.markOf(testNote(test)) },
    textCell(pText(p, { alpha: comparison.alpha, decimals: settings.pDecimals })),
  ];
}

function testNote(test: GroupComparison['chosen']['test']): string {
  const p = test === 'mann-whitney' ? ', asymptotic P without continuity correction' : '';
  return `${testNames[test]}${p}.`;
}

/** What must be said of how tests were chosen, once per table. */
export function pathFootnotes(
  comparisons: readonly { readonly label: string; readonly comparison: GroupComparison }[],
  alpha: number,
): readonly string[] {
  const notes = [
    `Test chosen by Shapiro-Wilk in each group at ${alphaText(alpha)}; t test by Levene (mean-centred). P two-sided.`,
  ];
  const few = labelsWhere(comparisons, 'fewer-than-three');
  if (few) notes.push(`Fewer than three values in a group, so ranks: ${few}.`);
  const untested = labelsWhere(comparisons, 'normality-not-testable');
  if (untested) notes.push(`Normality cannot be tested, so ranks: ${untested}.`);
  const spread = labelsWhere(comparisons, 'normal-variances-not-testable');
  if (spread) notes.push(`Equality of variances cannot be tested, so Welch: ${spread}.`);
  return notes;
}

/** Alpha as written in a protocol, for example 0.05. */
export function alphaText(alpha: number): string {
  return String(alpha);
}

function labelsWhere(
  comparisons: readonly { readonly label: string; readonly comparison: GroupComparison }[],
  reason: GroupComparison['chosen']['reason'],
): string {
  return comparisons
    .filter(({ comparison }) => comparison.chosen.reason === reason)
    .map(({ label }) => label)
    .join('; ');
}
