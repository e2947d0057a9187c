import type { AgreementRow } from '../../analysis/agreementTable';
import {
  changeMdcHow,
  type HowRatings,
  iccHow,
  limitHow,
  measurementErrorHow,
  offsetHow,
  ratedHow,
  raterCountHow,
  sameSliceHow,
} from './agreementHow';
import type { How } from './how';
import { repeatabilityHow } from './repeatabilityHow';

/** How a number of the agreement table came about; columns as in `agreementTableModel`. */
export function ratingsHow(
  row: AgreementRow,
  columnId: string,
  { name, letters }: { readonly name: string; readonly letters: readonly string[] },
): How | undefined {
  const ratings: HowRatings = {
    name,
    observers: letters,
    ...(row.comparison.kind === 'rounds' && { raters: 'rounds' }),
    dropped: row.dropped,
    ratings: row.ratings,
  };
  switch (columnId) {
    case 'n':
      return row.n > 0 ? ratedHow(ratings) : undefined;
    case 'k':
      return row.n > 0 ? raterCountHow(ratings) : undefined;
    case 'slice':
      return row.n > 0 ? sameSliceHow(ratings) : undefined;
    case 'offset':
      return row.offset.ok ? offsetHow(ratings, row.offset.value) : undefined;
    case 'icc-k':
    case 'icc-1':
      return iccColumnHow(row, ratings, columnId === 'icc-k' ? 'average' : 'single');
    case 'limit-low':
    case 'limit-high':
      return limitColumnHow(row, ratings, columnId === 'limit-low' ? 'low' : 'high');
    default:
      return errorColumnHow(row, ratings, columnId);
  }
}

function iccColumnHow(
  { icc }: AgreementRow,
  ratings: HowRatings,
  which: 'single' | 'average',
): How | undefined {
  if (!icc.ok) return undefined;
  const form = which === 'average' ? icc.value.icc2k : icc.value.icc21;
  if (form.icc === null) return undefined;
  return iccHow(ratings, which, { icc: form.icc, interval: form.interval }, icc.value.meanSquares);
}

function limitColumnHow(
  { blandAltman }: AgreementRow,
  ratings: HowRatings,
  which: 'low' | 'high',
): How | undefined {
  if (!blandAltman.ok) return undefined;
  const { bias, sd, lowerLimit, upperLimit } = blandAltman.value;
  const { value, intervalExact } = which === 'low' ? lowerLimit : upperLimit;
  return limitHow(ratings, which, { value, interval: intervalExact, bias, sd });
}

/** Columns of the error of measurement. */
function errorColumnHow(
  { measurementError, repeatability, changeMdc }: AgreementRow,
  ratings: HowRatings,
  columnId: string,
): How | undefined {
  switch (columnId) {
    case 'sem':
      return measurementError.ok
        ? measurementErrorHow(ratings, 'SEM', measurementError.value.semAgreement)
        : undefined;
    case 'cv': {
      const cv = repeatability.ok ? repeatability.value.cvRootMeanSquare : null;
      return cv === null ? undefined : repeatabilityHow(ratings, 'cv-root-mean-square', cv);
    }
    case 'rc': {
      if (!repeatability.ok) return undefined;
      const { coefficient, coefficientInterval } = repeatability.value;
      return repeatabilityHow(ratings, 'coefficient', coefficient, coefficientInterval);
    }
    case 'mdc':
      if (changeMdc) return changeMdc.ok ? changeMdcHow(ratings, changeMdc.value) : undefined;
      return measurementError.ok
        ? measurementErrorHow(ratings, 'MDC95', measurementError.value.mdcAgreement)
        : undefined;
    default:
      return undefined;
  }
}
