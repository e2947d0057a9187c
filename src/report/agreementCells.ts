import type { AgreementRow } from '../analysis/agreementTable';
import { decimalsOf } from './comparisonCells';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { roundedText, signedText } from './rounding';
import type { TableCell, TableColumn } from './tableModel';
import { notApplicable, reasonCell, spreadCell, textCell } from './tableModel';

/** Columns of the agreement table, for raters of these names. */
export function agreementColumns(names: readonly string[]): readonly TableColumn[] {
  const [first = '', second = ''] = names;
  const difference = names.length === 2 ? `${second} − ${first}` : 'Difference';
  return [
    { id: 'n', label: 'n', align: 'end' },
    { id: 'k', label: 'k', align: 'end' },
    { id: 'icc-k', label: 'ICC(2,k)', sublabel: '95 % CI', align: 'end', isBounded: 'other' },
    { id: 'icc-1', label: 'ICC(2,1)', sublabel: '95 % CI', align: 'end', isBounded: 'other' },
    { id: 'offset', label: `Offset ${difference}`, sublabel: '95 % CI', align: 'end' },
    { id: 'limit-low', label: 'Lower limit of agreement', sublabel: '95 % CI', align: 'end' },
    { id: 'limit-high', label: 'Upper limit of agreement', sublabel: '95 % CI', align: 'end' },
    { id: 'sem', label: 'SEM', align: 'end' },
    { id: 'cv', label: 'CV, %', align: 'end' },
    { id: 'rc', label: 'RC', sublabel: '95 % CI', align: 'end' },
    { id: 'mdc', label: 'MDC95', align: 'end' },
    { id: 'slice', label: 'Same slice', align: 'end' },
  ];
}

/** Cells of one line, as `agreementColumns`. */
export function agreementCells(row: AgreementRow, settings: PrintSettings): readonly TableCell[] {
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const number = (value: number) => roundedText(value, decimals);
  const interval = ([low, high]: readonly [number, number]) => `(${number(low)}, ${number(high)})`;
  const reason = (failed: { readonly error: Parameters<typeof statisticsReasonText>[0] }) =>
    reasonCell(statisticsReasonText(failed.error));
  const { icc, offset, blandAltman, measurementError, repeatability, changeMdc } = row;
  const limit = (which: 'lowerLimit' | 'upperLimit') =>
    blandAltman.ok
      ? spreadCell(number(blandAltman.value[which].value), interval(blandAltman.value[which].intervalExact))
      : reason(blandAltman);
  const mdcCell = () => {
    if (changeMdc) return changeMdc.ok ? textCell(number(changeMdc.value.mdc95)) : reason(changeMdc);
    return measurementError.ok
      ? textCell(number(measurementError.value.mdcAgreement))
      : reason(measurementError);
  };
  return [
    textCell(String(row.n)),
    textCell(String(row.k)),
    icc.ok ? iccCell(icc.value.icc2k, settings) : reason(icc),
    icc.ok ? iccCell(icc.value.icc21, settings) : reason(icc),
    offset.ok
      ? spreadCell(signedText(offset.value.offset, decimals), interval(offset.value.interval))
      : reason(offset),
    limit('lowerLimit'),
    limit('upperLimit'),
    measurementError.ok ? textCell(number(measurementError.value.semAgreement)) : reason(measurementError),
    cvCell(row, settings),
    repeatability.ok
      ? spreadCell(number(repeatability.value.coefficient), interval(repeatability.value.coefficientInterval))
      : reason(repeatability),
    mdcCell(),
    row.n > 0 ? textCell(String(row.sameSlice)) : reasonCell('No subject was rated.'),
  ];
}

function cvCell({ repeatability, phase }: AgreementRow, { shareDecimals }: PrintSettings): TableCell {
  if (phase === 'changePercent') return reasonCell('A percent change can be negative: it has no CV.');
  if (!repeatability.ok) return reasonCell(statisticsReasonText(repeatability.error));
  const { cvRootMeanSquare: cv } = repeatability.value;
  return cv === null
    ? reasonCell('A value is zero or negative: there is no CV.')
    : textCell(roundedText(100 * cv, shareDecimals));
}

function iccCell(
  form: { readonly icc: number | null; readonly interval: readonly [number, number] | null },
  settings: PrintSettings,
): TableCell {
  if (form.icc === null) return reasonCell('The observers differ more than the subjects do.');
  const text = (value: number) => {
    if (value === Number.NEGATIVE_INFINITY) return '−∞';
    return Number.isFinite(value) ? roundedText(value, settings.statisticDecimals) : notApplicable;
  };
  if (!form.interval) return textCell(text(form.icc));
  return spreadCell(text(form.icc), `(${text(form.interval[0])}, ${text(form.interval[1])})`);
}
