import {
  type IccForm,
  type IccName,
  iccOfSummary,
  isAgreementForm,
  type PublishedIcc,
} from '../../analysis/fromSummaries/iccOfSummary';
import { equation, intervalText } from '../how/exactText';
import type { How } from '../how/how';
import { rLines } from '../how/rText';
import { statisticsReasonText } from '../reasonText';
import { pText, roundedText } from '../rounding';
import type { TableModel } from '../tableModel';
import { notApplicable, spreadCell, textCell } from '../tableModel';
import { askedCell, type Calculation, Fields, fieldRules, pFormat, statisticDecimals } from './calculation';
import { dfText } from './dfText';

/** The fields of the calculator of coefficients. */
export const iccFields = ['icc', 'n', 'k', 'raterRatio'] as const;

/** A coefficient as it is typed. */
export interface TypedIcc extends Readonly<Record<(typeof iccFields)[number], string>> {
  readonly form: IccName;
}

/** The forms in words. */
export const iccFormNames: Readonly<Record<IccName, string>> = {
  '2,k': 'ICC(2,k): two-way random, absolute agreement, average',
  '2,1': 'ICC(2,1): two-way random, absolute agreement, single',
  '3,k': 'ICC(3,k): two-way mixed, consistency, average',
  '3,1': 'ICC(3,1): two-way mixed, consistency, single',
  '1,k': 'ICC(1,k): one-way random, average',
  '1,1': 'ICC(1,1): one-way random, single',
};

const raters = { isAllowed: fieldRules.sampleSize.isAllowed, words: 'A whole number from 2.' };

/** What a typed coefficient gives: its interval and F test. */
export function iccCalculation(typed: TypedIcc): Calculation {
  const fields = new Fields();
  const icc = fields.number('icc', typed.icc, fieldRules.belowOne);
  const n = fields.number('n', typed.n, fieldRules.sampleSize);
  const k = fields.number('k', typed.k, raters);
  const ratio = isAgreementForm(typed.form)
    ? fields.optional('raterRatio', typed.raterRatio, fieldRules.notNegative)
    : undefined;
  if (!icc || !n || !k || fields.errors.size > 0) {
    return fields.unfinished('ICC, subjects and raters give the interval.');
  }
  const published: PublishedIcc = {
    form: typed.form,
    icc: icc.value,
    n: n.value,
    k: k.value,
    raterRatio: ratio?.value ?? 1,
  };
  const outcome = iccOfSummary(published);
  return {
    errors: fields.errors,
    outcome: outcome.ok
      ? { kind: 'table', model: iccModel(published, outcome.value) }
      : { kind: 'failed', text: statisticsReasonText(outcome.error) },
  };
}

function iccModel(published: PublishedIcc, form: IccForm): TableModel {
  const { f, df1, df2, p, interval } = form;
  const how = iccHow(published, form);
  const number = (value: number) => (Number.isFinite(value) ? roundedText(value, statisticDecimals) : '−∞');
  return {
    id: 'from-icc',
    title: 'From an ICC',
    caption: `ICC(${published.form}) of ${published.n} subjects by ${published.k} raters`,
    labelHeading: '',
    columns: [
      { id: 'statistic', label: 'F', align: 'end' },
      { id: 'df', label: 'df', align: 'end' },
      { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
      { id: 'estimate', label: 'ICC', sublabel: '95 % CI', align: 'end' },
    ],
    rows: [
      {
        kind: 'line',
        id: 'icc',
        label: `ICC(${published.form})`,
        indent: 0,
        cells: [
          f === null ? textCell(notApplicable) : askedCell(roundedText(f, statisticDecimals), how),
          askedCell(`${dfText(df1)}, ${dfText(df2)}`, how),
          p === null ? textCell(notApplicable) : askedCell(pText(p, pFormat), how),
          {
            ...(interval
              ? spreadCell(number(published.icc), `(${number(interval[0])}, ${number(interval[1])})`)
              : textCell(number(published.icc))),
            how,
          },
        ],
      },
    ],
    footnotes: [{ text: offsetText(published) }],
  };
}

function offsetText({ form, raterRatio = 1 }: PublishedIcc): string {
  if (!isAgreementForm(form)) return 'F tests the coefficient against 0.';
  return raterRatio === 1
    ? 'As of raters without an offset between them. An offset widens the interval downwards: then give MSC/MSE, the mean squares of raters and of the rest.'
    : `Offset between the raters: MSC/MSE = ${String(raterRatio)}. F tests the coefficient against 0.`;
}

/** How interval and F test of a published ICC came about. */
function iccHow(
  { form, icc, n, k, raterRatio = 1 }: PublishedIcc,
  { f, df1, df2, p, interval }: IccForm,
): How {
  const isAverage = form.endsWith('k');
  const isAgreement = isAgreementForm(form);
  const [low = Number.NaN, high = Number.NaN] = interval ?? [];
  const solved = isAverage
    ? `f <- (1 + icc * o) / (1 - icc)`
    : `f <- (1 + icc * (k - 1 + k * o)) / (1 - icc)`;
  const step = isAverage ? 'k * s / (1 + (k - 1) * s)' : 's';
  const limits = isAgreement
    ? [
        'j <- q; r <- (f - 1) / (f + (k - 1) + k * (j - 1) / n)',
        'a <- k * r / (n * (1 - r)); b <- 1 + k * r * (n - 1) / (n * (1 - r))',
        'v <- (a * j + b)^2 / ((a * j)^2 / (k - 1) + b^2 / ((n - 1) * (k - 1)))',
        'u <- qf(0.975, n - 1, v); w <- qf(0.975, v, n - 1)',
        's <- c(n * (f - u) / (u * (k * j + k * n - k - n) + n * f), n * (w * f - 1) / (k * j + k * n - k - n + n * w * f))',
      ]
    : [
        'fl <- f / qf(0.975, df1, df2); fu <- f * qf(0.975, df2, df1)',
        's <- c((fl - 1) / (fl + k - 1), (fu - 1) / (fu + k - 1))',
      ];
  return {
    title: `Interval of ICC(${form})`,
    method: 'The mean squares that the coefficient implies, then its F test and interval',
    formula: isAgreement
      ? 'ICC = (MSR − MSE) / (MSR + (k − 1)MSE + k(MSC − MSE)/n); of k raters by Spearman-Brown'
      : 'ICC = (MSR − MSE) / (MSR + (k − 1)MSE); of k raters 1 − MSE/MSR',
    source: 'Shrout & Fleiss 1979; McGraw & Wong 1996',
    used: `ICC as published, n = ${n} subjects, k = ${k} raters${isAgreement ? `, MSC/MSE = ${String(raterRatio)}` : ''}`,
    result: [
      ...(f === null ? [] : [equation('F', f)]),
      `df = ${dfText(df1)} and ${dfText(df2)}`,
      ...(p === null ? [] : [equation('P', p)]),
      ...(interval ? [`95 % CI ${intervalText(interval)}`] : []),
    ].join(', '),
    asIn: 'SPSS RELIABILITY /ICC',
    rCall: rLines(
      `icc <- ${icc}; n <- ${n}; k <- ${k}; q <- ${raterRatio}`,
      `o <- ${isAgreement ? '(q - 1) / n' : '0'}`,
      solved,
      `df1 <- n - 1; df2 <- ${form.startsWith('1') ? 'n * (k - 1)' : '(n - 1) * (k - 1)'}`,
      limits,
      `c(f, P = pf(f, df1, df2, lower.tail = FALSE), ${step})`,
    ),
    ...(f !== null && p !== null && interval && { yields: [f, p, low, high] }),
  };
}
