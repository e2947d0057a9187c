import { err, ok, type Result } from '../base/result';
import { noncentralityOfT } from './distributions/noncentralTDistribution';
import { tQuantile, tTwoSided } from './distributions/tDistribution';
import { smallSampleFactor } from './effectSize';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** One group as a paper prints it. */
export interface PublishedGroup {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** One row of a t test, from summaries. */
export interface SummaryT {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly standardError: number;
  readonly interval: readonly [number, number];
  /** The least and the largest |t| of means and SDs that round to the printed ones; null where `decimals` was not given. */
  readonly absoluteTRange: readonly [number, number] | null;
}

/** Both t tests of two published groups; differences are first minus second. */
export interface TTestFromSummaries {
  readonly meanDifference: number;
  readonly student: SummaryT;
  readonly welch: SummaryT;
  readonly cohensD: number;
  readonly cohensDInterval: readonly [number, number];
  readonly hedgesG: number;
  readonly hedgesGInterval: readonly [number, number];
}

/** `decimals` of the printed means and SDs, for the range of t that rounding leaves open. */
export interface SummaryOptions {
  readonly decimals?: number;
  readonly confidence?: number;
}

/** Student's and Welch's t test from n, mean and SD of two groups. See METHODS.md, "From published summaries". */
export function tTestFromSummaries(
  first: PublishedGroup,
  second: PublishedGroup,
  { decimals, confidence = 0.95 }: SummaryOptions = {},
): Result<TTestFromSummaries, StatisticsError> {
  const numbers = [first, second].flatMap(({ n, mean, sd }) => [n, mean, sd]);
  if (!numbers.every(Number.isFinite)) return err({ kind: 'not-finite' });
  if (!Number.isInteger(first.n) || !Number.isInteger(second.n))
    return err({ kind: 'out-of-range', what: 'n' });
  const enough = requireCount(Math.min(first.n, second.n), 2);
  if (!enough.ok) return enough;
  if (Math.min(first.sd, second.sd) < 0) return err({ kind: 'out-of-range', what: 'SD' });
  if (first.sd === 0 && second.sd === 0) return err({ kind: 'zero-variance' });
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 15)) {
    return err({ kind: 'out-of-range', what: 'decimals' });
  }
  const meanDifference = first.mean - second.mean;
  const half = decimals === undefined ? null : 0.5 / 10 ** decimals;
  const row = (term: ErrorTerm): SummaryT => {
    const { variance, df } = term(first, second);
    const standardError = Math.sqrt(variance);
    const t = meanDifference / standardError;
    const width = tQuantile((1 + confidence) / 2, df) * standardError;
    return {
      t,
      df,
      p: tTwoSided(t, df),
      standardError,
      interval: [meanDifference - width, meanDifference + width],
      absoluteTRange: half === null ? null : absoluteTRange(first, second, half, term),
    };
  };
  const student = row(studentTerm);
  const unit = Math.sqrt(1 / first.n + 1 / second.n);
  const limit = (p: number): number => noncentralityOfT(student.t, student.df, p) * unit;
  const cohensDInterval: readonly [number, number] = [
    limit((1 + confidence) / 2),
    limit((1 - confidence) / 2),
  ];
  const correctionJ = smallSampleFactor(student.df);
  return ok({
    meanDifference,
    student,
    welch: row(welchTerm),
    cohensD: student.t * unit,
    cohensDInterval,
    hedgesG: student.t * unit * correctionJ,
    hedgesGInterval: [cohensDInterval[0] * correctionJ, cohensDInterval[1] * correctionJ],
  });
}

type ErrorTerm = (a: PublishedGroup, b: PublishedGroup) => { readonly variance: number; readonly df: number };

function studentTerm(a: PublishedGroup, b: PublishedGroup): { variance: number; df: number } {
  const df = a.n + b.n - 2;
  return { variance: ((a.sd ** 2 * (a.n - 1) + b.sd ** 2 * (b.n - 1)) / df) * (1 / a.n + 1 / b.n), df };
}

function welchTerm(a: PublishedGroup, b: PublishedGroup): { variance: number; df: number } {
  const [u, v] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  return { variance: u + v, df: (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1)) };
}

/** For a given difference |t| falls as either SD rises, and for given SDs it rises with |difference|: the extremes are corners. */
function absoluteTRange(
  first: PublishedGroup,
  second: PublishedGroup,
  half: number,
  term: ErrorTerm,
): readonly [number, number] {
  const difference = Math.abs(first.mean - second.mean);
  const spread = (direction: 1 | -1): number =>
    Math.sqrt(
      term(
        { ...first, sd: Math.max(0, first.sd + direction * half) },
        { ...second, sd: Math.max(0, second.sd + direction * half) },
      ).variance,
    );
  return [Math.max(0, difference - 2 * half) / spread(1), (difference + 2 * half) / spread(-1)];
}
