import type { ComparedLine } from '../analysis/comparedLine';
import type { GroupComparison } from '../analysis/groupComparison';
import type { PrimaryTest } from '../analysis/primaryTest';
import { shiftLimits } from '../analysis/shiftLimits';
import { printedTest } from './comparisonCells';
import {
  askedNumber,
  conclusionText,
  fixedStep,
  leveneStep,
  pathSteps,
  type TestedLine,
  testLine,
} from './decisionParts';
import type { DecisionPathModel, PathContext } from './decisionPathModel';
import type { ComparisonPart } from './how/comparisonHow';
import { statisticsReasonText } from './reasonText';
import { limitText, pEquation, roundedText } from './rounding';
import { testNames } from './words';

/** The way to the P of a comparison of two groups. */
export function twoGroupsPath(
  title: string,
  comparison: GroupComparison,
  line: ComparedLine,
  context: PathContext,
): DecisionPathModel {
  const primary = line.fixed?.ok && 'estimate' in line.fixed.value ? line.fixed.value : undefined;
  const alternatives = alternativeLines(comparison, line, primary, context);
  return {
    title,
    steps: stepsOf(comparison, line, context),
    alternatives: alternatives.map((one) => one.line),
    conclusion: conclusionText(alternatives),
    size: sizeLines(comparison, line, primary, context),
  };
}

function stepsOf(
  comparison: GroupComparison,
  line: ComparedLine,
  context: PathContext,
): DecisionPathModel['steps'] {
  const { settings, how } = context;
  const { alpha, normality, levene, chosen } = comparison;
  const { test, outcome } = printedTest(line);
  const text = outcome.ok
    ? `${outcome.value.statisticName} = ${roundedText(outcome.value.statistic, settings.statisticDecimals)}, ${pEquation(outcome.value.p, { alpha, decimals: settings.pDecimals })}`
    : statisticsReasonText(outcome.error);
  const used = {
    title: testNames[test],
    text,
    isUsed: true,
    ...askedNumber(text, how?.({ kind: 'p' })),
  };
  if (line.fixed) return [fixedStep, used];
  const tests = [normality.first, normality.second];
  const consequence =
    chosen.summary === 'mean-sd' ? 'so mean ± SD and a t test' : 'so median (Q1, Q3) and a rank test';
  return [
    ...pathSteps(tests, { alpha, reason: chosen.reason, consequence }, context),
    ...leveneStep(levene, alpha, context),
    used,
  ];
}

function alternativeLines(
  { alpha, student, welch, mannWhitney }: GroupComparison,
  line: ComparedLine,
  primary: PrimaryTest | undefined,
  { settings, how }: PathContext,
): readonly TestedLine[] {
  const { test } = printedTest(line);
  const tested = (
    name: string,
    part: ComparisonPart,
    isUsed: boolean,
    outcome: Parameters<typeof testLine>[1],
  ) => testLine({ name, isUsed, how: how?.(part) }, outcome, alpha, settings);
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const t = (own: GroupComparison['student']) =>
    own.ok
      ? { statistic: `t = ${number(own.value.t)}`, p: own.value.p }
      : { note: statisticsReasonText(own.error) };
  const rank = (kind: 'asymptotic' | 'exact') => {
    if (!mannWhitney.ok) return { note: statisticsReasonText(mannWhitney.error) };
    const { zSpss, pAsymptotic, pExact, u } = mannWhitney.value;
    if (kind === 'exact') {
      return pExact === null
        ? { note: 'Too many values to count exactly.' }
        : { statistic: `U = ${roundedText(u, Number.isInteger(u) ? 0 : 1)}`, p: pExact };
    }
    return zSpss === null || pAsymptotic === null
      ? { note: 'All values are equal.' }
      : { statistic: `Z = ${number(zSpss)}`, p: pAsymptotic };
  };
  return [
    ...(primary?.test === 'ancova'
      ? [
          tested('ANCOVA', { kind: 'p' }, true, {
            statistic: `t = ${number(primary.statistic)}`,
            p: primary.p,
          }),
        ]
      : []),
    tested('Student t', { kind: 'test', test: 'student' }, test === 'student', t(student)),
    tested('Welch t', { kind: 'test', test: 'welch' }, test === 'welch', t(welch)),
    tested(
      'Mann-Whitney',
      { kind: 'test', test: 'mann-whitney' },
      test === 'mann-whitney',
      rank('asymptotic'),
    ),
    tested('Mann-Whitney, exact', { kind: 'exact' }, false, rank('exact')),
  ];
}

function sizeLines(
  comparison: GroupComparison,
  line: ComparedLine,
  primary: PrimaryTest | undefined,
  { decimals, settings, how }: PathContext,
): DecisionPathModel['size'] {
  const { shift, mannWhitney, student } = comparison;
  const number = (value: number) => roundedText(value, decimals);
  const withInterval = (value: number, [low, high]: readonly [number, number]) =>
    `${number(value)} (${limitText(low, decimals)}, ${limitText(high, decimals)})`;
  const by = printedTest(line).test === 'welch' ? 'welch' : 'student';
  const t = by === 'welch' ? comparison.welch : student;
  const sized = (name: string, part: ComparisonPart, text: string) => {
    const asked = how?.(part);
    return { name, text, ...(asked && { how: asked }) };
  };
  return [
    ...(primary?.test === 'ancova'
      ? [sized('Adjusted difference', { kind: 'p' }, withInterval(primary.estimate, primary.interval))]
      : []),
    ...(t.ok
      ? [
          sized(
            'Mean difference',
            { kind: 'mean-difference', by },
            withInterval(t.value.meanDifference, t.value.interval),
          ),
        ]
      : []),
    ...(shift.ok
      ? [
          sized(
            'Hodges-Lehmann shift',
            { kind: 'shift' },
            withInterval(shift.value.estimate, shiftLimits(shift.value).interval),
          ),
        ]
      : []),
    ...(mannWhitney.ok
      ? [sized('Rank-biserial r', { kind: 'rank-biserial' }, rankBiserialText(mannWhitney.value, settings))]
      : []),
  ];
}

/** The rank-biserial correlation with its interval, where there is one. */
function rankBiserialText(
  { rankBiserial, rankBiserialInterval }: Extract<GroupComparison['mannWhitney'], { ok: true }>['value'],
  { statisticDecimals }: PathContext['settings'],
): string {
  const number = (value: number) => roundedText(value, statisticDecimals);
  return rankBiserialInterval
    ? `${number(rankBiserial)} (${rankBiserialInterval.map(number).join(', ')})`
    : number(rankBiserial);
}
