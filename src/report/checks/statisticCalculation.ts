import { areaOfZ, type PublishedStatistic, pOfStatistic } from '../../analysis/fromSummaries/pOfStatistic';
import { unreachable } from '../../base/assert';
import { equation, exactText } from '../how/exactText';
import type { How } from '../how/how';
import { rLines } from '../how/rText';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';
import type { TableCell, TableModel, TableRow } from '../tableModel';
import { emptyCell } from '../tableModel';
import { askedCell, type Calculation, Fields, fieldRules, pFormat, statisticDecimals } from './calculation';
import { dfText } from './dfText';

/** The statistics that can be given, in the order in which they are offered. */
export const statisticKinds: readonly PublishedStatistic['kind'][] = ['t', 'z', 'chi-square', 'f', 'r'];

/** Fields of a statistic beside its value; of Z both n are wanted for the area only. */
export const statisticFields = {
  t: ['df'],
  z: ['n1', 'n2'],
  'chi-square': ['df'],
  f: ['df1', 'df2'],
  r: ['n'],
} as const satisfies Readonly<Record<PublishedStatistic['kind'], readonly string[]>>;

/** The names of the statistics. */
export const statisticNames: Readonly<Record<PublishedStatistic['kind'], string>> = {
  t: 't',
  z: 'Z',
  'chi-square': 'χ²',
  f: 'F',
  r: 'r',
};

/** A statistic as it is typed. */
export interface TypedStatistic {
  readonly kind: PublishedStatistic['kind'];
  /** By field; `value` is the statistic itself. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The P that follows from a typed statistic, and between which bounds its rounding leaves it. */
export function statisticCalculation({ kind, texts }: TypedStatistic): Calculation {
  const fields = new Fields();
  const textOf = (id: string) => texts[id] ?? '';
  const isOneSided = kind === 'chi-square' || kind === 'f';
  const rule = isOneSided ? fieldRules.notNegative : kind === 'r' ? fieldRules.correlation : fieldRules.any;
  const value = fields.number('value', textOf('value'), rule);
  const positive = (id: string) => fields.number(id, textOf(id), fieldRules.positive)?.value;
  const withValue = statisticOf(kind, positive, () => {
    const words = 'A whole number from 3.';
    const isAllowed = (n: number) => Number.isInteger(n) && n >= 3;
    return fields.number('n', textOf('n'), { isAllowed, words })?.value;
  });
  const sizes =
    kind === 'z'
      ? ['n1', 'n2'].map((id) => fields.optional(id, textOf(id), fieldRules.sampleSize)?.value)
      : [];
  if (!value || !withValue || fields.errors.size > 0) {
    return fields.unfinished(
      kind === 'z' ? 'Z gives P.' : `${statisticNames[kind]} and ${kind === 'r' ? 'n' : 'df'} give P.`,
    );
  }
  const statistic = withValue(value.value);
  const p = pOfStatistic(statistic);
  if (!p.ok) {
    return { errors: fields.errors, outcome: { kind: 'failed', text: statisticsReasonText(p.error) } };
  }
  const half = 0.5 / 10 ** value.decimals;
  const size = Math.abs(value.value);
  const most = kind === 'r' ? Math.min(1, size + half) : size + half;
  const farthest = [withValue(most), withValue(Math.max(0, size - half))];
  const ends = farthest.map(pOfStatistic);
  const [low, high] = ends.map((end) => (end.ok ? pText(end.value, pFormat) : ''));
  const how = statisticHow(statistic, p.value);
  const row: TableRow = {
    kind: 'line',
    id: kind,
    label: statisticNames[kind],
    indent: 0,
    cells: [
      askedCell(roundedText(value.value, Math.max(statisticDecimals, Math.min(value.decimals, 12))), how),
      dfOf(statistic) === '' ? emptyCell : askedCell(dfOf(statistic), how),
      askedCell(pText(p.value, pFormat), how),
      askedCell(
        low === high ? (low ?? '') : `${low} to ${high}`,
        rangeHow(
          farthest,
          ends.flatMap((end) => (end.ok ? [end.value] : [])),
        ),
      ),
    ],
  };
  return {
    errors: fields.errors,
    outcome: { kind: 'table', model: statisticModel([row, ...areaRows(value.value, sizes)], kind) },
  };
}

/** A statistic of the typed degrees of freedom; undefined while one is missing. */
function statisticOf(
  kind: PublishedStatistic['kind'],
  positive: (id: string) => number | undefined,
  pairs: () => number | undefined,
): ((value: number) => PublishedStatistic) | undefined {
  switch (kind) {
    case 'z':
      return (value) => ({ kind, value });
    case 't':
    case 'chi-square': {
      const df = positive('df');
      return df === undefined ? undefined : (value) => ({ kind, value, df });
    }
    case 'f': {
      const [df1, df2] = [positive('df1'), positive('df2')];
      return df1 === undefined || df2 === undefined ? undefined : (value) => ({ kind, value, df1, df2 });
    }
    case 'r': {
      const n = pairs();
      return n === undefined ? undefined : (value) => ({ kind, value, n });
    }
    default:
      return unreachable(kind);
  }
}

function statisticModel(rows: readonly TableRow[], kind: PublishedStatistic['kind']): TableModel {
  return {
    id: 'from-statistic',
    title: 'From a statistic',
    caption: `P of ${statisticNames[kind]}`,
    labelHeading: '',
    columns: [
      { id: 'statistic', label: 'Statistic', align: 'end' },
      { id: 'df', label: 'df', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
      { id: 'range', label: 'P possible', sublabel: 'by rounding', align: 'end' },
    ],
    rows,
    footnotes: [
      {
        text:
          kind === 'chi-square' || kind === 'f'
            ? 'P is the upper tail.'
            : kind === 'r'
              ? 'P two-sided, by Student’s t with n − 2 df: of Pearson’s r, and of Spearman’s as SPSS prints it.'
              : 'P two-sided: the same for either sign.',
      },
    ],
  };
}

function areaRows(z: number, [n1, n2]: readonly (number | undefined)[]): readonly TableRow[] {
  if (n1 === undefined || n2 === undefined) return [];
  const area = areaOfZ(z, n1, n2);
  const cell: TableCell = area.ok
    ? askedCell(roundedText(area.value, statisticDecimals), areaHow(z, n1, n2, area.value))
    : { text: '–', note: 'Groups of these sizes cannot have such a Z.' };
  return [
    {
      kind: 'line',
      id: 'area',
      label: 'Area under the ROC curve that Z implies',
      indent: 0,
      cells: [cell, emptyCell, emptyCell, emptyCell],
    },
  ];
}

function dfOf(statistic: PublishedStatistic): string {
  switch (statistic.kind) {
    case 't':
    case 'chi-square':
      return dfText(statistic.df);
    case 'f':
      return `${dfText(statistic.df1)}, ${dfText(statistic.df2)}`;
    case 'r':
      return dfText(statistic.n - 2);
    case 'z':
      return '';
  }
}

/** How the range of P that rounding of the statistic leaves open came about. */
function rangeHow(statistics: readonly PublishedStatistic[], ends: readonly number[]): How {
  const [low = Number.NaN, high = low] = ends;
  return {
    title: 'P possible by rounding',
    method: 'P of the largest and of the smallest statistic that round to the printed one',
    formula: 'P of |statistic| ± half of its last digit',
    source: 'METHODS: From published summaries',
    used: 'The statistic as published',
    result: `${exactText(low)} to ${exactText(high)}`,
    rCall: rLines(
      'c(',
      statistics.map((one, index) => `  {${rOfP(one)}}${index < statistics.length - 1 ? ',' : ''}`),
      ')',
    ),
    yields: ends,
  };
}

function rOfP(statistic: PublishedStatistic): string {
  const { value } = statistic;
  switch (statistic.kind) {
    case 't':
      return `2 * pt(-abs(${value}), ${statistic.df})`;
    case 'z':
      return `2 * pnorm(-abs(${value}))`;
    case 'chi-square':
      return `pchisq(${value}, ${statistic.df}, lower.tail = FALSE)`;
    case 'f':
      return `pf(${value}, ${statistic.df1}, ${statistic.df2}, lower.tail = FALSE)`;
    case 'r':
      return `r <- ${value}; n <- ${statistic.n}\n2 * pt(-abs(r * sqrt((n - 2) / (1 - r^2))), n - 2)`;
  }
}

function statisticHow(statistic: PublishedStatistic, p: number): How {
  const { kind } = statistic;
  return {
    title: `P of ${statisticNames[kind]}`,
    method: {
      t: 'Two-sided tail of Student’s t distribution',
      z: 'Two-sided tail of the standard normal distribution',
      'chi-square': 'Upper tail of the chi-square distribution',
      f: 'Upper tail of the F distribution',
      r: 'Student’s t of a correlation, two-sided',
    }[kind],
    formula: {
      t: 'P = P(|T| ≥ |t|)',
      z: 'P = P(|Z| ≥ |z|)',
      'chi-square': 'P = P(X² ≥ χ²)',
      f: 'P = P(F′ ≥ F)',
      r: 't = r √((n − 2) / (1 − r²)), df = n − 2',
    }[kind],
    source: 'METHODS: From published summaries',
    used: 'The statistic as published',
    result: equation('P', p),
    rCall: rOfP(statistic),
    yields: [p],
  };
}

function areaHow(z: number, n1: number, n2: number, area: number): How {
  return {
    title: 'Area that a Mann-Whitney Z implies',
    method: 'U from Z as of values without ties; the area is U / (n₁n₂)',
    formula: 'AUC = 0.5 + |Z| √((N + 1) / (12 n₁n₂))',
    source: 'Mann & Whitney 1947; Hanley & McNeil 1982',
    used: `n = ${n1} and ${n2}; a printed Z has no direction, so the area is counted from 0.5 up`,
    result: equation('AUC', area),
    rCall: `0.5 + abs(${z}) * sqrt((${n1} + ${n2} + 1) / (12 * ${n1} * ${n2}))`,
    yields: [area],
  };
}
