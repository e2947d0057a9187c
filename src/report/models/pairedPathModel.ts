import type { PairedComparison, PairedReason } from '../../analysis/pairedComparison';
import type { PairedRow } from '../../analysis/pairedWithinGroups';
import type { StudyResults } from '../../analysis/studyResults';
import { alphaText } from '../comparisonCells';
import { conclusionText, type TestedLine } from '../decisionParts';
import type { DecisionPathModel, DecisionStep } from '../decisionPathModel';
import { groupsPrinted, inSentence } from '../groupNames';
import type { How } from '../how/how';
import { type PairedPart, pairedRowHow } from '../how/pairedRowHow';
import type { PrintSettings } from '../printSettings';
import { statisticsReasonText } from '../reasonText';
import { pEquation, pText, roundedText } from '../rounding';
import { notApplicable } from '../tableModel';
import { measureDecimals, measureName, measureUnit } from './measureText';

/** Names of the paired tests. */
export const pairedTestNames: Readonly<Record<PairedComparison['chosen']['test'], string>> = {
  'paired-t': 'Paired t test',
  wilcoxon: 'Wilcoxon signed rank test',
};

/** How the P of a line of "Pre-op and follow-up" came about. */
export function pairedPathModel(
  row: PairedRow,
  results: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  const name = measureName(row.measure, results.protocol);
  const printed = groupsPrinted(results).find((one) => one.group === row.group);
  const group = inSentence(printed?.label ?? row.group);
  const how: AskPaired = (part) => pairedRowHow(row, results, part, name);
  const alternatives = alternativesOf(row.comparison, settings, how);
  return {
    title: `${name}${measureUnit(row.measure, 'preop')}, ${group}: follow-up minus pre-op`,
    steps: stepsOf(row.comparison, settings, how),
    alternatives: alternatives.map(({ line }) => line),
    conclusion: conclusionText(alternatives),
    size: sizeOf(row.comparison, measureDecimals(row.measure, 'preop', settings), settings, how),
  };
}

/** How a part of the line came about. */
type AskPaired = (part: PairedPart) => How | undefined;

function stepsOf(
  comparison: PairedComparison,
  settings: PrintSettings,
  how: AskPaired,
): readonly DecisionStep[] {
  const [shapiro, used] = [how('shapiro'), how('p')];
  const { alpha, normality, chosen } = comparison;
  const p = (value: number) => pEquation(value, { alpha, decimals: settings.pDecimals });
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const { outcome } = chosen;
  return [
    {
      title: 'Differences',
      text: normality.ok
        ? `Shapiro-Wilk W = ${number(normality.value.w)}, ${p(normality.value.p)}: ${normality.value.p > alpha ? 'normal' : 'not normal'}`
        : `Shapiro-Wilk not possible. ${statisticsReasonText(normality.error)}`,
      isUsed: false,
      ...(shapiro && { how: shapiro }),
    },
    {
      title: reasonTitle(chosen.reason, alpha),
      text:
        chosen.summary === 'mean-sd'
          ? 'so mean ± SD and a paired t test'
          : 'so median (Q1, Q3) and a signed rank test',
      isUsed: false,
    },
    {
      title: pairedTestNames[chosen.test],
      text: outcome.ok
        ? `${outcome.value.statisticName} = ${number(outcome.value.statistic)}, ${p(outcome.value.p)}`
        : statisticsReasonText(outcome.error),
      isUsed: true,
      ...(used && { how: used }),
    },
  ];
}

function reasonTitle(reason: PairedReason, alpha: number): string {
  return {
    'normal-differences': `Normal at ${alphaText(alpha)}`,
    'not-normal-differences': `Not normal at ${alphaText(alpha)}`,
    'fewer-than-three': 'Fewer than three pairs',
    'normality-not-testable': 'Normality cannot be tested',
  }[reason];
}

function alternativesOf(
  comparison: PairedComparison,
  settings: PrintSettings,
  how: AskPaired,
): readonly TestedLine[] {
  const { alpha, pairedT, wilcoxon, chosen } = comparison;
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const tested = (
    name: string,
    isUsed: boolean,
    statistic: string,
    p: number,
    part: PairedPart,
  ): TestedLine => {
    const asked = how(part);
    const line = { name, isUsed, statistic, p: pText(p, { alpha, decimals: settings.pDecimals }) };
    return { line: { ...line, ...(asked && { how: asked }) }, decision: p < alpha };
  };
  const noted = (name: string, isUsed: boolean, note: string): TestedLine => ({
    line: { name, isUsed, statistic: notApplicable, p: notApplicable, note },
    decision: undefined,
  });
  const isRank = chosen.test === 'wilcoxon';
  const exact = 'Wilcoxon, exact';
  return [
    pairedT.ok
      ? tested('Paired t', !isRank, `t = ${number(pairedT.value.t)}`, pairedT.value.p, 'paired-t')
      : noted('Paired t', !isRank, statisticsReasonText(pairedT.error)),
    ...(wilcoxon.ok
      ? [
          tested(
            'Wilcoxon',
            isRank,
            `Z = ${number(wilcoxon.value.zSpss)}`,
            wilcoxon.value.pAsymptotic,
            'wilcoxon',
          ),
          wilcoxon.value.pExact === null
            ? noted(exact, false, 'Too many values to count exactly.')
            : tested(
                exact,
                false,
                `W₊ = ${plain(wilcoxon.value.rankSumPositive)}`,
                wilcoxon.value.pExact,
                'exact',
              ),
        ]
      : [noted('Wilcoxon', isRank, statisticsReasonText(wilcoxon.error))]),
  ];
}

function plain(rankSum: number): string {
  return roundedText(rankSum, Number.isInteger(rankSum) ? 0 : 1);
}

function sizeOf(
  { pairedT, wilcoxon, difference }: PairedComparison,
  decimals: number,
  settings: PrintSettings,
  how: AskPaired,
): DecisionPathModel['size'] {
  const line = (name: string, own: string, part: PairedPart) => {
    const asked = how(part);
    return { name, text: own, ...(asked && { how: asked }) };
  };
  const text = (value: number, places = decimals) => roundedText(value, places);
  const within = (value: number, [low, high]: readonly [number, number], places = decimals) =>
    `${text(value, places)} (${text(low, places)}, ${text(high, places)})`;
  const r = settings.statisticDecimals;
  return [
    ...(pairedT.ok
      ? [
          line('Mean difference', within(pairedT.value.meanDifference, pairedT.value.interval), 'paired-t'),
          line('Cohen’s d of the differences', text(pairedT.value.dz, r), 'standardized'),
        ]
      : []),
    ...(difference.ok ? [line('Median difference', text(difference.value.median), 'median-difference')] : []),
    ...(wilcoxon.ok
      ? [
          line(
            'Rank-biserial r',
            wilcoxon.value.rankBiserialInterval
              ? within(wilcoxon.value.rankBiserial, wilcoxon.value.rankBiserialInterval, r)
              : text(wilcoxon.value.rankBiserial, r),
            'rank-biserial',
          ),
          line('Rose, fell, same', riseText(wilcoxon.value), 'rise'),
        ]
      : []),
  ];
}

function riseText(test: { readonly positive: number; readonly negative: number; readonly zeros: number }) {
  return `${test.positive}, ${test.negative}, ${test.zeros}`;
}
