import { beyondMdc } from '../analysis/beyondMdc';
import type { GroupComparison, TestReason } from '../analysis/groupComparison';
import type { StudyResults } from '../analysis/studyResults';
import type { TableTwoRow } from '../analysis/tableTwo';
import { alphaText, decimalsOf } from './comparisonCells';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pEquation, pText, roundedText } from './rounding';
import { notApplicable } from './tableModel';
import { tableTwoRowName } from './tableTwoModel';
import { groupsInPrint, testNames } from './words';

/** One step of the way to a P. */
export interface DecisionStep {
  readonly title: string;
  readonly text: string;
  /** The step that names the test used. */
  readonly isUsed: boolean;
}

/** A test beside the one that was used. */
export interface AlternativeLine {
  readonly name: string;
  readonly statistic: string;
  readonly p: string;
  readonly isUsed: boolean;
  /** Why there is no number. */
  readonly note?: string;
}

/** How one P came about, what the other tests say, and how large the difference is. */
export interface DecisionPathModel {
  readonly title: string;
  readonly steps: readonly DecisionStep[];
  readonly alternatives: readonly AlternativeLine[];
  /** Whether all tests that can be computed fall on the same side of alpha. */
  readonly conclusion: string;
  readonly size: readonly { readonly name: string; readonly text: string }[];
}

/** The decision path of a line of Table 2. */
export function decisionPathModel(
  row: TableTwoRow,
  results: StudyResults,
  settings: PrintSettings,
): DecisionPathModel {
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const model = comparisonPathModel(
    tableTwoRowName(row, results.protocol),
    row.comparison,
    decimals,
    settings,
  );
  const beyond = beyondMdc(row, results.agreement);
  if (!beyond) return model;
  const counts = groupsInPrint.map(({ group }) => `${beyond.counts[group]} of ${row.values[group].length}`);
  const name = `Beyond MDC95 of ${roundedText(beyond.mdc95, settings.changeDecimals)} %, between observers`;
  return { ...model, size: [...model.size, { name, text: counts.join(', ') }] };
}

/** The decision path of any comparison of the two groups. */
export function comparisonPathModel(
  title: string,
  comparison: GroupComparison,
  decimals: number,
  settings: PrintSettings,
): DecisionPathModel {
  const alternatives = alternativeLines(comparison, settings);
  return {
    title,
    steps: decisionSteps(comparison, settings),
    alternatives: alternatives.map(({ line }) => line),
    conclusion: conclusionText(
      alternatives.flatMap(({ decision }) => (decision === undefined ? [] : [decision])),
    ),
    size: sizeLines(comparison, decimals, settings),
  };
}

function decisionSteps(comparison: GroupComparison, settings: PrintSettings): readonly DecisionStep[] {
  const { alpha, normality, levene, chosen } = comparison;
  const p = (value: number) => pEquation(value, { alpha, decimals: settings.pDecimals });
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const shapiro = [normality.first, normality.second].map((test, index): DecisionStep => {
    const text = test.ok
      ? `Shapiro-Wilk W = ${number(test.value.w)}, ${p(test.value.p)}: ${test.value.p > alpha ? 'normal' : 'not normal'}`
      : `Shapiro-Wilk not possible. ${statisticsReasonText(test.error)}`;
    return { title: groupsInPrint[index]?.label ?? '', text, isUsed: false };
  });
  const variances: readonly DecisionStep[] = levene
    ? [
        {
          title: 'Variances',
          text: levene.ok
            ? `Levene F = ${number(levene.value.f)}, ${p(levene.value.p)}: ${levene.value.p > alpha ? 'equal' : 'not equal'}`
            : `Levene not possible. ${statisticsReasonText(levene.error)}`,
          isUsed: false,
        },
      ]
    : [];
  const { outcome } = chosen;
  return [
    ...shapiro,
    { title: reasonTitle(chosen.reason, alpha), text: reasonConsequence(chosen.summary), isUsed: false },
    ...variances,
    {
      title: testNames[chosen.test],
      text: outcome.ok
        ? `${outcome.value.statisticName} = ${number(outcome.value.statistic)}, ${p(outcome.value.p)}`
        : statisticsReasonText(outcome.error),
      isUsed: true,
    },
  ];
}

function reasonTitle(reason: TestReason, alpha: number): string {
  switch (reason) {
    case 'fewer-than-three':
      return 'Fewer than three values in a group';
    case 'normality-not-testable':
      return 'Normality cannot be tested';
    case 'not-both-normal':
      return `Not both normal at ${alphaText(alpha)}`;
    case 'normal-equal-variances':
    case 'normal-unequal-variances':
    case 'normal-variances-not-testable':
      return `Both normal at ${alphaText(alpha)}`;
  }
}

function reasonConsequence(summary: GroupComparison['chosen']['summary']): string {
  return summary === 'mean-sd' ? 'so mean ± SD and a t test' : 'so median (Q1, Q3) and a rank test';
}

function alternativeLines(
  comparison: GroupComparison,
  settings: PrintSettings,
): readonly { readonly line: AlternativeLine; readonly decision: boolean | undefined }[] {
  const { alpha, student, welch, mannWhitney, chosen } = comparison;
  const line = (
    name: string,
    isUsed: boolean,
    test: { readonly statistic: string; readonly p: number } | { readonly note: string },
  ) => {
    if ('note' in test) {
      return {
        line: { name, isUsed, statistic: notApplicable, p: notApplicable, note: test.note },
        decision: undefined,
      };
    }
    const p = pText(test.p, { alpha, decimals: settings.pDecimals });
    return { line: { name, isUsed, statistic: test.statistic, p }, decision: test.p < alpha };
  };
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const t = (test: GroupComparison['student']) =>
    test.ok
      ? { statistic: `t = ${number(test.value.t)}`, p: test.value.p }
      : { note: statisticsReasonText(test.error) };
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
    line('Student t', chosen.test === 'student', t(student)),
    line('Welch t', chosen.test === 'welch', t(welch)),
    line('Mann-Whitney', chosen.test === 'mann-whitney', rank('asymptotic')),
    line('Mann-Whitney, exact', false, rank('exact')),
  ];
}

function conclusionText(decisions: readonly boolean[]): string {
  if (decisions.length === 0) return 'No test can be computed.';
  if (decisions.length === 1) return 'Only one test can be computed.';
  const isSame = decisions.every((decision) => decision === decisions[0]);
  return isSame ? `Same conclusion under all ${decisions.length}.` : 'The conclusion depends on the test.';
}

function sizeLines(
  comparison: GroupComparison,
  decimals: number,
  settings: PrintSettings,
): DecisionPathModel['size'] {
  const { shift, mannWhitney, student, chosen } = comparison;
  const number = (value: number) => roundedText(value, decimals);
  const withInterval = (value: number, [low, high]: readonly [number, number]) =>
    `${number(value)} (${number(low)}, ${number(high)})`;
  const t = chosen.test === 'welch' ? comparison.welch : student;
  return [
    ...(t.ok
      ? [{ name: 'Mean difference', text: withInterval(t.value.meanDifference, t.value.interval) }]
      : []),
    ...(shift.ok
      ? [
          {
            name: 'Hodges-Lehmann shift',
            text: withInterval(shift.value.estimate, [
              shift.value.asymptotic.low,
              shift.value.asymptotic.high,
            ]),
          },
        ]
      : []),
    ...(mannWhitney.ok
      ? [
          {
            name: 'Rank-biserial r',
            text: roundedText(mannWhitney.value.rankBiserial, settings.statisticDecimals),
          },
        ]
      : []),
  ];
}
