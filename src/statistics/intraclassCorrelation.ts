import { ok, type Result } from '../base/result';
import { fQuantile, fUpperTail } from './distributions/fDistribution';
import type { MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';
import { type TwoWayMeanSquares, twoWayMeanSquares, twoWayMeanSquaresOfRaters } from './twoWayMeanSquares';

/**
 * One form of the ICC with its F test against 0 and interval; null where it is undefined: 0/0, or ICC(2,k) with a
 * divisor that is not positive. A limit of −∞ means that there is no lower limit.
 */
export interface IccForm {
  readonly icc: number | null;
  readonly interval: readonly [number, number] | null;
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
}

/** The six forms of Shrout & Fleiss (1979), in brackets McGraw & Wong's (1996) names. */
export interface IntraclassCorrelation {
  readonly meanSquares: TwoWayMeanSquares;
  /** One-way random, single rating [ICC(1)]. */
  readonly icc11: IccForm;
  /** Two-way random, absolute agreement, single rating [ICC(A,1)]. */
  readonly icc21: IccForm;
  /** Two-way mixed, consistency, single rating [ICC(C,1)]. */
  readonly icc31: IccForm;
  /** One-way random, mean of k ratings [ICC(k)]. */
  readonly icc1k: IccForm;
  /** Two-way random, absolute agreement, mean of k ratings [ICC(A,k)]. */
  readonly icc2k: IccForm;
  /** Two-way mixed, consistency, mean of k ratings [ICC(C,k)]. */
  readonly icc3k: IccForm;
  /** Satterthwaite's degrees of freedom behind the interval of ICC(A,1); null where undefined. */
  readonly agreementDf: number | null;
}

/** Intraclass correlations of a subjects × raters table. See METHODS.md, "Intraclass correlation". */
export function intraclassCorrelation(
  ratings: readonly (readonly MaybeNumber[])[],
  confidence = 0.95,
): Result<IntraclassCorrelation, StatisticsError> {
  const squares = twoWayMeanSquares(ratings);
  return squares.ok ? ok(iccFromMeanSquares(squares.value, confidence)) : squares;
}

/** The same of one settled list of ratings for each rater; see `twoWayMeanSquaresOfRaters`. */
export function intraclassCorrelationOfRaters(
  raters: readonly (readonly number[])[],
  confidence = 0.95,
): Result<IntraclassCorrelation, StatisticsError> {
  const squares = twoWayMeanSquaresOfRaters(raters);
  return squares.ok ? ok(iccFromMeanSquares(squares.value, confidence)) : squares;
}

/** The same from the mean squares of a two-way analysis of variance. */
export function iccFromMeanSquares(squares: TwoWayMeanSquares, confidence: number): IntraclassCorrelation {
  const { n, k, msr, msc, mse, msw } = squares;
  const p = (1 + confidence) / 2;
  const oneWay = fTest(msr, msw, n - 1, n * (k - 1));
  const twoWay = fTest(msr, mse, n - 1, (n - 1) * (k - 1));
  const oneWayRatios = ratioLimits(msr, msw, n - 1, n * (k - 1), p);
  const twoWayRatios = ratioLimits(msr, mse, n - 1, (n - 1) * (k - 1), p);
  const single = (ratio: number): number => (ratio - 1) / (ratio + k - 1);
  const average = (ratio: number): number => 1 - 1 / ratio;

  const icc21 = known((msr - mse) / (msr + (k - 1) * mse + (k * (msc - mse)) / n));
  const agreement = agreementInterval(squares, icc21, p);
  // Spearman-Brown has its pole at r = −1/(k − 1); beyond it would come back from above 1.
  const stepUp = (r: number): number => {
    const divisor = 1 + (k - 1) * r;
    return divisor > 0 ? (k * r) / divisor : Number.NEGATIVE_INFINITY;
  };
  const averageDivisor = msr + (msc - mse) / n;
  const icc2k = averageDivisor > 0 ? known((msr - mse) / averageDivisor) : null;
  return {
    meanSquares: squares,
    icc11: {
      icc: known((msr - msw) / (msr + (k - 1) * msw)),
      interval: limits(oneWayRatios, single),
      ...oneWay,
    },
    icc21: { icc: icc21, interval: agreement.interval, ...twoWay },
    icc31: {
      icc: known((msr - mse) / (msr + (k - 1) * mse)),
      interval: limits(twoWayRatios, single),
      ...twoWay,
    },
    icc1k: { icc: known((msr - msw) / msr), interval: limits(oneWayRatios, average), ...oneWay },
    icc2k: {
      icc: icc2k,
      interval: icc2k === null || agreement.interval === null ? null : limits(agreement.interval, stepUp),
      ...twoWay,
    },
    icc3k: { icc: known((msr - mse) / msr), interval: limits(twoWayRatios, average), ...twoWay },
    agreementDf: agreement.df,
  };
}

function fTest(
  between: number,
  error: number,
  df1: number,
  df2: number,
): { f: number | null; df1: number; df2: number; p: number | null } {
  const f = between / error;
  return Number.isNaN(f) ? { f: null, df1, df2, p: null } : { f, df1, df2, p: fUpperTail(f, df1, df2) };
}

/** F divided by its upper quantile, and multiplied by that of the exchanged degrees of freedom. */
function ratioLimits(
  between: number,
  error: number,
  df1: number,
  df2: number,
  p: number,
): readonly [number, number] {
  const f = between / error;
  return [f / fQuantile(p, df1, df2), f * fQuantile(p, df2, df1)];
}

/** McGraw & Wong's interval of ICC(A,1), with df from the single-rating coefficient. */
function agreementInterval(
  { n, k, msr, msc, mse }: TwoWayMeanSquares,
  icc: number | null,
  p: number,
): { interval: readonly [number, number] | null; df: number | null } {
  if (icc === null) return { interval: null, df: null };
  const a = (k * icc) / (n * (1 - icc));
  const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
  const df = known(
    (a * msc + b * mse) ** 2 / ((a * msc) ** 2 / (k - 1) + (b * mse) ** 2 / ((n - 1) * (k - 1))),
  );
  if (df === null) return { interval: null, df: null };
  const upperF = fQuantile(p, n - 1, df);
  const lowerF = fQuantile(p, df, n - 1);
  const spread = k * msc + (k * n - k - n) * mse;
  // Divided through by F, which is beyond all doubles where df is tiny.
  const low = (n * (msr / upperF - mse)) / (spread + (n * msr) / upperF);
  const high = (n * (msr - mse / lowerF)) / (spread / lowerF + n * msr);
  return { interval: limits([low, high], (limit) => limit), df };
}

function limits(
  from: readonly [number, number],
  toLimit: (value: number) => number,
): readonly [number, number] | null {
  const low = toLimit(from[0]);
  const high = toLimit(from[1]);
  return Number.isNaN(low) || Number.isNaN(high) ? null : [low, high];
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
