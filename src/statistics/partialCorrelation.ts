import { err, ok, type Result } from '../base/result';
import { tTwoSided } from './distributions/tDistribution';
import { fisherInterval } from './fisherInterval';
import { type LeastSquares, leastSquaresOn } from './leastSquares';
import { midranks } from './midranks';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import { isFiniteList } from './settledList';
import type { StatisticsError } from './statisticsError';

/** Pearson's form on the values, or Spearman's on the midranks of x and y. */
export type PartialMethod = 'pearson' | 'spearman';

/** Correlation of what the controls leave of x and y. */
export interface PartialCorrelation {
  readonly n: number;
  readonly dropped: number;
  /** Columns that were controlled for. */
  readonly controls: number;
  readonly r: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number] | null;
}

/** Correlation of x and y adjusted for columns given row by row (a factor as `dummyColumns`). See METHODS.md, "Partial correlation". */
export function partialCorrelation(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  controls: readonly (readonly MaybeNumber[])[],
  method: PartialMethod = 'pearson',
  confidence = 0.95,
): Result<PartialCorrelation, StatisticsError> {
  if (x.length !== y.length || x.length !== controls.length) {
    return err({ kind: 'lengths-differ', lengths: [x.length, y.length, controls.length] });
  }
  const complete = completeRows(controls.map((row, i) => [x[i], y[i], ...row]));
  if (!complete.ok) return complete;
  const { rows, dropped } = complete.value;
  const list = (j: number): readonly number[] => rows.map((row) => row[j] ?? 0);
  const columns = Array.from({ length: controls[0]?.length ?? 0 }, (_, j) => list(j + 2));
  const partial = partialCorrelationOfColumns(list(0), list(1), columns, method, confidence);
  return partial.ok ? ok({ ...partial.value, dropped }) : partial;
}

/** The same by columns of equal length without missing values. */
export function partialCorrelationOfColumns(
  x: readonly number[],
  y: readonly number[],
  controls: readonly (readonly number[])[],
  method: PartialMethod = 'pearson',
  confidence = 0.95,
): Result<PartialCorrelation, StatisticsError> {
  if (![x, y, ...controls].every(isFiniteList)) return err({ kind: 'not-finite' });
  const n = x.length;
  const q = controls.length;
  const enough = requireCount(n, q + 3);
  if (!enough.ok) return enough;
  const compared = (list: readonly number[]) => (method === 'spearman' ? midranks(list).ranks : list);
  const fit = leastSquaresOn(controls);
  if (fit === null) return err({ kind: 'collinear' });
  const fitX = fit(compared(x));
  const fitY = fit(compared(y));
  if (fitX.totalSquares === 0 || fitY.totalSquares === 0) return err({ kind: 'zero-variance' });
  const isLeft = (one: LeastSquares): boolean => one.residualSquares > 1e-24 * one.totalSquares;
  if (!isLeft(fitX) || !isLeft(fitY)) return err({ kind: 'collinear' });

  let products = 0;
  for (let i = 0; i < n; i += 1) products += (fitX.residuals[i] ?? 0) * (fitY.residuals[i] ?? 0);
  const raw = products / Math.sqrt(fitX.residualSquares) / Math.sqrt(fitY.residualSquares);
  const r = Math.abs(raw) >= 1 - 16 * Number.EPSILON ? Math.sign(raw) : raw;
  const df = n - 2 - q;
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  const variance = (method === 'spearman' ? 1 + (r * r) / 2 : 1) / (n - 3 - q);
  return ok({
    n,
    dropped: 0,
    controls: q,
    r,
    t,
    df,
    p: tTwoSided(t, df),
    interval: fisherInterval(r, variance, n - q, confidence),
  });
}
