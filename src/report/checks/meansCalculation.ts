import {
  type AnovaFromSummaries,
  meansFromSummaries,
  type PublishedGroup,
  type SummaryT,
  type TTestFromSummaries,
} from '../../analysis/fromSummaries/meansFromSummaries';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';
import type { TableCell, TableColumn, TableModel, TableRow } from '../tableModel';
import { emptyCell, spreadCell } from '../tableModel';
import { askedCell, type Calculation, Fields, fieldRules, pFormat, statisticDecimals } from './calculation';
import { dfText } from './dfText';
import { summaryAnovaHow, summaryEffectHow, summaryEtaHow, summaryRangeHow, summaryTHow } from './meansHow';

/** The columns of the fields, in the order in which a pasted line fills them. */
export const meansColumns = ['n', 'mean', 'sd'] as const;

/** One group as it is typed. */
export interface TypedGroup extends Readonly<Record<(typeof meansColumns)[number], string>> {
  readonly name: string;
}

/** Id of a field of the calculator of means. */
export function meansFieldId(row: number, column: (typeof meansColumns)[number]): string {
  return `${row}.${column}`;
}

/** What typed n, means and SDs give. */
export function meansCalculation(typed: readonly TypedGroup[]): Calculation {
  const fields = new Fields();
  const groups: PublishedGroup[] = [];
  const decimals: number[] = [];
  typed.forEach((row, index) => {
    const n = fields.number(meansFieldId(index, 'n'), row.n, fieldRules.sampleSize);
    const mean = fields.number(meansFieldId(index, 'mean'), row.mean, fieldRules.any);
    const sd = fields.number(meansFieldId(index, 'sd'), row.sd, fieldRules.notNegative);
    if (!n || !mean || !sd) return;
    groups.push({ n: n.value, mean: mean.value, sd: sd.value });
    decimals.push(mean.decimals, sd.decimals);
  });
  if (groups.length < typed.length) return fields.unfinished('n, mean and SD of every group give the tests.');
  // The number printed with the fewest decimals leaves most open.
  const leastDecimals = Math.min(15, ...decimals);
  const outcome = meansFromSummaries(groups, leastDecimals);
  if (!outcome.ok) {
    return {
      errors: fields.errors,
      outcome: { kind: 'failed', text: statisticsReasonText(outcome.error) },
    };
  }
  const printed = Math.min(6, Math.max(...decimals) + 1);
  const model =
    outcome.value.kind === 'two'
      ? twoGroupsModel(groups, outcome.value.tests, printed, leastDecimals)
      : severalGroupsModel(groups, outcome.value.tests);
  return { errors: fields.errors, outcome: { kind: 'table', model } };
}

function twoGroupsModel(
  groups: readonly PublishedGroup[],
  tests: TTestFromSummaries,
  decimals: number,
  leastDecimals: number,
): TableModel {
  const number = (value: number) => roundedText(value, decimals);
  const row = (kind: 'student' | 'welch', label: string): TableRow => {
    const test = tests[kind];
    return line(kind, label, [
      askedCell(roundedText(test.t, statisticDecimals), summaryTHow(groups, tests, kind, 'P')),
      askedCell(dfText(test.df), summaryTHow(groups, tests, kind, 'P')),
      askedCell(pText(test.p, pFormat), summaryTHow(groups, tests, kind, 'P')),
      {
        ...spreadCell(number(tests.meanDifference), bounds(test.interval, number)),
        how: summaryTHow(groups, tests, kind, 'difference'),
      },
      test.absoluteTRange
        ? askedCell(rangeText(test), summaryRangeHow(groups, test.absoluteTRange, kind, leastDecimals))
        : emptyCell,
    ]);
  };
  const effect = (kind: 'cohen' | 'hedges', label: string): TableRow => {
    const isHedges = kind === 'hedges';
    const value = (one: number) => roundedText(one, statisticDecimals);
    const interval = isHedges ? tests.hedgesGInterval : tests.cohensDInterval;
    return line(kind, label, [
      emptyCell,
      emptyCell,
      emptyCell,
      {
        ...spreadCell(value(isHedges ? tests.hedgesG : tests.cohensD), bounds(interval, value)),
        how: summaryEffectHow(groups, tests, kind),
      },
      emptyCell,
    ]);
  };
  return {
    id: 'from-means',
    title: 'From means',
    caption: 'Two groups from n, mean and SD',
    labelHeading: '',
    columns: [
      { id: 'statistic', label: 't', align: 'end' },
      { id: 'df', label: 'df', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
      { id: 'estimate', label: 'Estimate', sublabel: '95 % CI', align: 'end' },
      { id: 'range', label: '|t| possible', sublabel: 'by rounding', align: 'end' },
    ],
    rows: [
      row('student', 'Student’s t test'),
      row('welch', 'Welch’s t test'),
      effect('hedges', 'Hedges’ g'),
      effect('cohen', 'Cohen’s d'),
    ],
    footnotes: [
      {
        text: 'First group minus second; printed the other way round, t has the other sign. P two-sided. The range of |t| is over all means and SDs that round to the typed ones.',
      },
    ],
  };
}

function severalGroupsModel(groups: readonly PublishedGroup[], tests: AnovaFromSummaries): TableModel {
  const row = (kind: 'anova' | 'welch', label: string, estimate: TableCell): readonly TableRow[] => {
    const test = tests[kind];
    if (!test) return [];
    const how = summaryAnovaHow(groups, test, kind);
    return [
      line(kind, label, [
        askedCell(roundedText(test.f, statisticDecimals), how),
        askedCell(`${dfText(test.df1)}, ${dfText(test.df2)}`, how),
        askedCell(pText(test.p, pFormat), how),
        estimate,
      ]),
    ];
  };
  const columns: readonly TableColumn[] = [
    { id: 'statistic', label: 'F', align: 'end' },
    { id: 'df', label: 'df', align: 'end' },
    { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
    { id: 'estimate', label: 'η²', align: 'end' },
  ];
  return {
    id: 'from-means',
    title: 'From means',
    caption: `${groups.length} groups from n, mean and SD`,
    labelHeading: '',
    columns,
    rows: [
      ...row(
        'anova',
        'One-way ANOVA',
        askedCell(roundedText(tests.etaSquared, statisticDecimals), summaryEtaHow(groups, tests.etaSquared)),
      ),
      ...row('welch', 'Welch’s ANOVA', emptyCell),
    ],
    footnotes: tests.welch ? [] : [{ text: 'Welch’s ANOVA needs an SD above 0 in every group.' }],
  };
}

function line(id: string, label: string, cells: readonly TableCell[]): TableRow {
  return { kind: 'line', id, label, indent: 0, cells };
}

function bounds([low, high]: readonly [number, number], text: (value: number) => string): string {
  return `(${text(low)}, ${text(high)})`;
}

function rangeText({ absoluteTRange }: SummaryT): string {
  if (!absoluteTRange) return '';
  const [low, high] = absoluteTRange;
  if (!Number.isFinite(high)) return `${roundedText(low, statisticDecimals)} and more`;
  return `${roundedText(low, statisticDecimals)} to ${roundedText(high, statisticDecimals)}`;
}
