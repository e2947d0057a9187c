import { type CountsFromTable, countsFromTable } from '../../analysis/fromSummaries/countsFromTable';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';
import type { TableCell, TableModel, TableRow } from '../tableModel';
import { emptyCell, notApplicable, reasonCell, spreadCell, textCell } from '../tableModel';
import { askedCell, type Calculation, Fields, fieldRules, pFormat, statisticDecimals } from './calculation';
import { type CountTest, countTestHow, countTestOf, fisherHow, oddsHow } from './countsHow';

/** Id of a field of the table of counts. */
export function countFieldId(row: number, column: number): string {
  return `${row}.${column}`;
}

const testLabels: Readonly<Record<CountTest, string>> = {
  pearson: 'Pearson’s χ²',
  yates: 'χ² with Yates’ correction',
  'likelihood-ratio': 'Likelihood ratio',
};

/** What a typed table of counts gives. Rows are categories, columns groups, as in a paper's Table 1. */
export function countsCalculation(typed: readonly (readonly string[])[]): Calculation {
  const fields = new Fields();
  const counts = typed.map((row, r) =>
    row.flatMap((text, c) => fields.number(countFieldId(r, c), text, fieldRules.count)?.value ?? []),
  );
  if (fields.missing > 0 || fields.errors.size > 0) return fields.unfinished('All counts give the tests.');
  const outcome = countsFromTable(counts);
  return {
    errors: fields.errors,
    outcome: outcome.ok
      ? { kind: 'table', model: countsModel(counts, outcome.value) }
      : {
          kind: 'failed',
          text:
            outcome.error.kind === 'empty-margin'
              ? 'A row or column has no counts.'
              : statisticsReasonText(outcome.error),
        },
  };
}

function countsModel(counts: readonly (readonly number[])[], tests: CountsFromTable): TableModel {
  const { chiSquare, fisherP, chosen } = tests;
  const testRow = (kind: CountTest): readonly TableRow[] => {
    const test = countTestOf(chiSquare, kind);
    if (!test) return [];
    const how = countTestHow(counts, kind, test, chiSquare.df);
    return [
      line(kind, testLabels[kind], [
        { ...askedCell(roundedText(test.chiSquare, statisticDecimals), how) },
        askedCell(String(chiSquare.df), how),
        { ...askedCell(pText(test.p, pFormat), how), ...(chosen === kind && { mark: 'a' }) },
      ]),
    ];
  };
  const fisher: TableRow = line('fisher', 'Fisher’s exact test', [
    textCell(notApplicable),
    emptyCell,
    fisherP.ok
      ? {
          ...askedCell(pText(fisherP.value, pFormat), fisherHow(counts, fisherP.value)),
          ...(chosen === 'fisher' && { mark: 'a' }),
        }
      : reasonCell(statisticsReasonText(fisherP.error)),
  ]);
  return {
    id: 'from-counts',
    title: 'From counts',
    caption: `${counts.length} × ${counts[0]?.length ?? 0} counts, n = ${chiSquare.n}`,
    labelHeading: '',
    columns: [
      { id: 'statistic', label: 'Statistic', align: 'end' },
      { id: 'df', label: 'df', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
    ],
    rows: [
      ...testRow('pearson'),
      ...testRow('yates'),
      ...testRow('likelihood-ratio'),
      fisher,
      ...odds(counts, tests),
    ],
    footnotes: [
      { mark: 'a', text: ruleText(tests) },
      { text: sharesText(counts) },
      ...(fisherP.ok ? [] : [{ text: `No exact P: ${statisticsReasonText(fisherP.error)}` }]),
    ],
  };
}

function odds(counts: readonly (readonly number[])[], { oddsRatio }: CountsFromTable): readonly TableRow[] {
  if (!oddsRatio) return [];
  const { oddsRatio: value, interval } = oddsRatio;
  if (value === null || interval === null) {
    return [
      line('odds', 'Odds ratio', [
        reasonCell('A count is 0, so the odds ratio has no interval.'),
        emptyCell,
        emptyCell,
      ]),
    ];
  }
  const number = (one: number) => roundedText(one, statisticDecimals);
  const cell: TableCell = {
    ...spreadCell(number(value), `(${number(interval[0])}, ${number(interval[1])})`),
    how: oddsHow(counts, value, interval),
  };
  return [line('odds', 'Odds ratio (95 % CI)', [cell, emptyCell, emptyCell])];
}

function ruleText({ chiSquare, chosen }: CountsFromTable): string {
  const least = `smallest expected count ${roundedText(chiSquare.minimumExpected, 1)}`;
  if (chiSquare.phi === null) {
    return `${chiSquare.expectedBelow5} of the expected counts are below 5; ${least}.`;
  }
  return chosen === 'fisher'
    ? `The choice of Table 1: Fisher, because the ${least} is below 5.`
    : `The choice of Table 1: Pearson without correction; ${least}.`;
}

/** The share of every count in its column, by row: to hold against printed percentages. */
function sharesText(counts: readonly (readonly number[])[]): string {
  const totals = (counts[0] ?? []).map((_, column) =>
    counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  const rows = counts.map((row) =>
    row.map((count, column) => `${roundedText((100 * count) / (totals[column] ?? 1), 1)} %`).join(', '),
  );
  return `Shares of each column, row by row: ${rows.join('; ')}. Column totals ${totals.join(', ')}.`;
}

function line(id: string, label: string, cells: readonly TableCell[]): TableRow {
  return { kind: 'line', id, label, indent: 0, cells };
}
