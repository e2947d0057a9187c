import type { ComparedLine } from '../analysis/comparedLine';
import type { SeveralComparison, SeveralOutcome, SeveralTest } from '../analysis/severalGroups';
import { askedNumber, conclusionText, fixedStep, leveneStep, pathSteps, testLine } from './decisionParts';
import type { DecisionPathModel, PathContext } from './decisionPathModel';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { limitText, pEquation, roundedText } from './rounding';
import { pairMethodNames, testNames } from './words';

const testsInPrint: readonly SeveralTest[] = ['anova', 'welch-anova', 'kruskal-wallis'];

/** The way to the P of a comparison of several groups, and every two of them. */
export function severalGroupsPath(
  title: string,
  comparison: SeveralComparison,
  { fixed }: ComparedLine,
  context: PathContext,
): DecisionPathModel {
  const { settings, how } = context;
  const { alpha, normality, levene, chosen, tests } = comparison;
  const usedTest = fixed ? 'welch-anova' : chosen.test;
  const outcome = tests[usedTest];
  const text = outcome.ok
    ? `${statisticText(outcome.value, settings)}, ${pEquation(outcome.value.p, { alpha, decimals: settings.pDecimals })}`
    : statisticsReasonText(outcome.error);
  const used = {
    title: testNames[usedTest],
    text,
    isUsed: true,
    ...askedNumber(text, how?.({ kind: 'p' })),
  };
  const consequence =
    chosen.summary === 'mean-sd'
      ? 'so mean ± SD and an analysis of variance'
      : 'so median (Q1, Q3) and a rank test';
  const alternatives = testsInPrint.map((test) =>
    testLine(
      { name: testNames[test], isUsed: test === usedTest, how: how?.({ kind: 'test', test }) },
      tested(tests[test], settings),
      alpha,
      settings,
    ),
  );
  return {
    title,
    steps: fixed
      ? [fixedStep, used]
      : [
          ...pathSteps(normality, { alpha, reason: chosen.reason, consequence }, context),
          ...leveneStep(levene, alpha, context),
          used,
        ],
    alternatives: alternatives.map(({ line }) => line),
    conclusion: conclusionText(alternatives),
    size: pairLines(comparison, fixed ? comparison.welchPairs : chosen.pairs, context),
  };
}

function tested(outcome: SeveralComparison['tests'][SeveralTest], settings: PrintSettings) {
  return outcome.ok
    ? { statistic: statisticText(outcome.value, settings), p: outcome.value.p }
    : { note: statisticsReasonText(outcome.error) };
}

/** "F(2, 33) = 4.120", "H(2) = 7.015": Welch's second degrees of freedom are no whole number. */
function statisticText(
  { statisticName, statistic, df1, df2 }: SeveralOutcome,
  settings: PrintSettings,
): string {
  const second = df2 === undefined ? '' : `, ${roundedText(df2, Number.isInteger(df2) ? 0 : 1)}`;
  return `${statisticName}(${df1}${second}) = ${roundedText(statistic, settings.statisticDecimals)}`;
}

/** Every two groups: difference with interval, and the adjusted P. */
function pairLines(
  { alpha }: SeveralComparison,
  pairs: SeveralComparison['welchPairs'],
  { groups, decimals, settings, how }: PathContext,
): DecisionPathModel['size'] {
  const number = (value: number) => roundedText(value, decimals);
  const lines = pairs.map((pair) => {
    const { first, second, outcome } = pair;
    const name = `${groups[first]?.label ?? ''} − ${groups[second]?.label ?? ''}`;
    if (!outcome.ok) return { name, text: statisticsReasonText(outcome.error) };
    const { difference, interval, p } = outcome.value;
    const size = `${number(difference)} (${limitText(interval[0], decimals)}, ${limitText(interval[1], decimals)})`;
    const asked = how?.({ kind: 'pair', pair });
    const text = `${size}, ${pEquation(p, { alpha, decimals: settings.pDecimals })}`;
    return { name, text, ...(asked && { how: asked }) };
  });
  const [first] = pairs;
  if (!first) return lines;
  const intervals = first.by === 'tukey' ? 'intervals hold together' : 'intervals are not adjusted';
  return [...lines, { name: 'P of two groups', text: `${pairMethodNames[first.by]}; ${intervals}` }];
}
