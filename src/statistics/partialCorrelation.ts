import { err, ok, type Result } from '../base/result';
import { tTwoSided } from './distributions/tDistribution';
import { fisherInterval } from './fisherInterval';
import { leastSquares } from './leastSquares';
import { midranks } from './midranks';
import { completeRows, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
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
  const n = rows.length;
  const q = controls[0]?.length ?? 0;
  const enough = requireCount(n, q + 3);
  if (!enough.ok) return enough;
  const list = (j: number): readonly number[] => {
    const values = rows.map((row) => row[j] ?? 0);
    return method === 'spearman' && j < 2 ? midranks(values).ranks : values;
  };
  const columns = Array.from({ length: q }, (_, j) => list(j + 2));
  const fitX = leastSquares(columns, list(0));
  const fitY = leastSquares(columns, list(1));
  if (fitX === null || fitY === null) return err({ kind: 'collinear' });
  if (fitX.totalSquares === 0 || fitY.totalSquares === 0) return err({ kind: 'zero-variance' });
  const isLeft = (fit: typeof fitX): boolean => fit.residualSquares > 1e-24 * fit.totalSquares;
  if (!isLeft(fitX) || !isLeft(fitY)) return err({ kind: 'collinear' });

  const products = fitX.residuals.reduce((sum, value, i) => sum + value * (fitY.residuals[i] ?? 0), 0);
  const raw = products / Math.sqrt(fitX.residualSquares) / Math.sqrt(fitY.residualSquares);
  const r = Math.abs(raw) >= 1 - 16 * Number.EPSILON ? Math.sign(raw) : raw;
  const df = n - 2 - q;
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  const variance = (method === 'spearman' ? 1 + (r * r) / 2 : 1) / (n - 3 - q);
  return ok({
    n,
    dropped,
    controls: q,
    r,
    t,
    df,
    p: tTwoSided(t, df),
    interval: fisherInterval(r, variance, n - q, confidence),
  });
}
