import type { Comparison } from '../analysis/comparison';
import type { GroupComparison, TestReason } from '../analysis/groupComparison';
import { alphaText } from './comparisonCells';
import type { AlternativeLine, DecisionStep, PathContext } from './decisionPathModel';
import type { How } from './how/how';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pEquation, pText, roundedText } from './rounding';
import { notApplicable } from './tableModel';

/** What stands in place of the steps where no test of the data chooses the test. */
export const fixedStep: DecisionStep = {
  title: 'Fixed in advance',
  text: 'so no test of the data chooses the test',
  isUsed: false,
};

/** Normality of each group, and what follows from it. */
export function pathSteps(
  normality: readonly GroupComparison['normality']['first'][],
  found: { readonly alpha: number; readonly reason: TestReason; readonly consequence: string },
  { groups, settings, how }: PathContext,
): readonly DecisionStep[] {
  const { alpha, reason, consequence } = found;
  const shapiro = normality.map((test, place): DecisionStep => {
    const text = test.ok
      ? `Shapiro-Wilk W = ${roundedText(test.value.w, settings.statisticDecimals)}, ${pEquation(test.value.p, { alpha, decimals: settings.pDecimals })}: ${test.value.p > alpha ? 'normal' : 'not normal'}`
      : `Shapiro-Wilk not possible. ${statisticsReasonText(test.error)}`;
    const asked = how?.({ kind: 'shapiro', index: place });
    return { title: groups[place]?.label ?? '', text, isUsed: false, ...askedNumber(text, asked) };
  });
  const all = normality.length === 2 ? 'both' : 'all';
  return [...shapiro, { title: reasonTitle(reason, alpha, all), text: consequence, isUsed: false }];
}

/** "How" of a text that has a number; of one without there is nothing to ask. */
export function askedNumber(text: string, how: How | undefined): { readonly how?: How } {
  return how && /\d/.test(text) ? { how } : {};
}

/** Equality of variances; nothing where the path ended before it. */
export function leveneStep(
  levene: Comparison['levene'],
  alpha: number,
  { settings, how }: PathContext,
): readonly DecisionStep[] {
  if (!levene) return [];
  const text = levene.ok
    ? `Levene F = ${roundedText(levene.value.f, settings.statisticDecimals)}, ${pEquation(levene.value.p, { alpha, decimals: settings.pDecimals })}: ${levene.value.p > alpha ? 'equal' : 'not equal'}`
    : `Levene not possible. ${statisticsReasonText(levene.error)}`;
  const asked = how?.({ kind: 'levene' });
  return [{ title: 'Variances', text, isUsed: false, ...(asked && { how: asked }) }];
}

function reasonTitle(reason: TestReason, alpha: number, all: 'both' | 'all'): string {
  switch (reason) {
    case 'fewer-than-three':
      return 'Fewer than three values in a group';
    case 'normality-not-testable':
      return 'Normality cannot be tested';
    case 'not-both-normal':
      return `Not ${all} normal at ${alphaText(alpha)}`;
    case 'normal-equal-variances':
    case 'normal-unequal-variances':
    case 'normal-variances-not-testable':
      return `${all === 'both' ? 'Both' : 'All'} normal at ${alphaText(alpha)}`;
  }
}

/** A test with its statistic and P as printed, or why there is none; `decision` is whether P is below alpha. */
export interface TestedLine {
  readonly line: AlternativeLine;
  readonly decision: boolean | undefined;
}

/** One test among the alternatives. */
export function testLine(
  { name, isUsed, how }: Pick<AlternativeLine, 'name' | 'isUsed'> & { readonly how: How | undefined },
  outcome: { readonly statistic: string; readonly p: number } | { readonly note: string },
  alpha: number,
  { pDecimals }: PrintSettings,
): TestedLine {
  if ('note' in outcome) {
    return {
      line: { name, isUsed, statistic: notApplicable, p: notApplicable, note: outcome.note },
      decision: undefined,
    };
  }
  const p = pText(outcome.p, { alpha, decimals: pDecimals });
  const line = { name, isUsed, statistic: outcome.statistic, p, ...(how && { how }) };
  return { line, decision: outcome.p < alpha };
}

/** Whether all tests that can be computed fall on the same side of alpha. */
export function conclusionText(lines: readonly TestedLine[]): string {
  const decisions = lines.flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
  if (decisions.length === 0) return 'No test can be computed.';
  if (decisions.length === 1) return 'Only one test can be computed.';
  const isSame = decisions.every((decision) => decision === decisions[0]);
  return isSame ? `Same conclusion under all ${decisions.length}.` : 'The conclusion depends on the test.';
}
