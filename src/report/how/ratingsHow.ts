import type { AgreementRow } from '../../analysis/agreementTable';
import {
  changeMdcHow,
  type HowRatings,
  iccHow,
  limitsHow,
  measurementErrorHow,
  offsetHow,
  ratedHow,
} from './agreementHow';
import type { How } from './how';

/** How a number of the agreement table came about; columns as in `agreementTableModel`. */
export function ratingsHow(
  row: AgreementRow,
  columnId: string,
  { name, letters }: { readonly name: string; readonly letters: readonly string[] },
): How | undefined {
  const ratings: HowRatings = { name, observers: letters, dropped: row.dropped, ratings: row.ratings };
  const { icc, offset, blandAltman, measurementError, changeMdc } = row;
  switch (columnId) {
    case 'n':
      return row.n > 0 ? ratedHow(ratings) : undefined;
    case 'icc-k':
    case 'icc-1': {
      if (!icc.ok) return undefined;
      const form = columnId === 'icc-k' ? icc.value.icc2k : icc.value.icc21;
      if (form.icc === null) return undefined;
      return iccHow(
        ratings,
        columnId === 'icc-k' ? 'average' : 'single',
        { icc: form.icc, interval: form.interval },
        icc.value.meanSquares,
      );
    }
    case 'offset':
      return offset.ok ? offsetHow(ratings, offset.value) : undefined;
    case 'limits': {
      if (!blandAltman.ok) return undefined;
      const { bias, sd, lowerLimit, upperLimit } = blandAltman.value;
      return limitsHow(ratings, { bias, sd, low: lowerLimit.value, high: upperLimit.value });
    }
    case 'sem':
      return measurementError.ok
        ? measurementErrorHow(ratings, 'SEM', measurementError.value.semAgreement)
        : undefined;
    case 'mdc':
      if (changeMdc) return changeMdc.ok ? changeMdcHow(ratings, changeMdc.value) : undefined;
      return measurementError.ok
        ? measurementErrorHow(ratings, 'MDC95', measurementError.value.mdcAgreement)
        : undefined;
    default:
      return undefined;
  }
}
