import { err, ok, type Result } from '../base/result';
import { type IccForm, iccFromMeanSquares } from './intraclassCorrelation';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Shrout & Fleiss' names of the six forms. */
export type IccName = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k';

/** A published coefficient. `raterRatio` is MSC/MSE, only for the agreement forms (2); 1 means raters without offset. */
export interface PublishedIcc {
  readonly form: IccName;
  readonly icc: number;
  readonly n: number;
  readonly k: number;
  readonly raterRatio?: number;
}

/** F test and interval that a published ICC implies. See METHODS.md, "Intraclass correlation". */
export function iccFromSummary(
  { form, icc, n, k, raterRatio = 1 }: PublishedIcc,
  confidence = 0.95,
): Result<IccForm, StatisticsError> {
  if (![icc, n, k, raterRatio].every(Number.isFinite)) return err({ kind: 'not-finite' });
  if (!Number.isInteger(n) || !Number.isInteger(k)) return err({ kind: 'out-of-range', what: 'n or k' });
  if (k < 2) return err({ kind: 'too-few-groups', needed: 2, got: k });
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  if (raterRatio < 0) return err({ kind: 'out-of-range', what: 'rater ratio' });
  if (icc >= 1) return err({ kind: 'out-of-range', what: 'ICC' });
  // The coefficient solved for MSR, with MSE (one-way: MSW) = 1.
  const isAgreement = form === '2,1' || form === '2,k';
  const offset = isAgreement ? (raterRatio - 1) / n : 0;
  const isSingle = form.endsWith('1');
  const msr = isSingle ? (1 + icc * (k - 1 + k * offset)) / (1 - icc) : (1 + icc * offset) / (1 - icc);
  if (!(msr > 0)) return err({ kind: 'out-of-range', what: 'ICC' });
  const msc = isAgreement ? raterRatio : 1;
  const all = iccFromMeanSquares(
    { n, k, dropped: 0, msr, msc, mse: 1, msw: (msc + (n - 1)) / n },
    confidence,
  );
  const forms: Readonly<Record<IccName, IccForm>> = {
    '1,1': all.icc11,
    '2,1': all.icc21,
    '3,1': all.icc31,
    '1,k': all.icc1k,
    '2,k': all.icc2k,
    '3,k': all.icc3k,
  };
  return ok(forms[form]);
}
