import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { BlandAltman } from '../statistics/blandAltman';
import { blandAltman } from '../statistics/blandAltman';
import type { IntraclassCorrelation } from '../statistics/intraclassCorrelation';
import { intraclassCorrelation, intraclassCorrelationOfRaters } from '../statistics/intraclassCorrelation';
import type { MeasurementError } from '../statistics/measurementError';
import { measurementErrorOf } from '../statistics/measurementError';
import type { RaterOffset } from '../statistics/raterOffset';
import { raterOffset } from '../statistics/raterOffset';
import type { Repeatability } from '../statistics/repeatability';
import { repeatability, repeatabilityOfRaters } from '../statistics/repeatability';
import { settledList, settledOf } from '../statistics/settledList';
import type { StatisticsError } from '../statistics/statisticsError';
import type { AgreementComparison } from './agreementComparison';
import type { Ratings } from './agreementRatings';
import { agreementRatings } from './agreementRatings';
import { ratingColumns } from './ratedLists';
import type { SeriesOfSlices } from './roiCell';

/** Why a statistic of two raters is not given. */
export type PairError = StatisticsError | { readonly kind: 'not-two-observers'; readonly observers: number };

/** Agreement of the raters (observers, or rounds) on one thing: a line of the agreement table. */
export interface AgreementRow extends Ratings {
  readonly n: number;
  /** How many raters. */
  readonly k: number;
  /** Subjects of `n` that all raters outlined on the same slice: below n it is agreement of the whole method. */
  readonly sameSlice: number;
  /** `icc2k` is the headline: two-way random, absolute agreement, mean of k ratings. */
  readonly icc: Result<IntraclassCorrelation, StatisticsError>;
  /** Second rater minus first. Two raters only, as the next. */
  readonly offset: Result<RaterOffset, PairError>;
  /** Differences second minus first. */
  readonly blandAltman: Result<BlandAltman, PairError>;
  /** The classical SEM and MDC of this thing: for a time point "single time point". */
  readonly measurementError: Result<MeasurementError, StatisticsError>;
  /**
   * Within-subject SD, repeatability coefficient and CV; the raters' offset counts as it is. A percent change may be negative and
   * has no CV.
   */
  readonly repeatability: Result<Repeatability, StatisticsError>;
  /**
   * The MDC that a subject's change is held against, from the raters' differences of the change itself:
   * z × SD of differences / √(values averaged). Only for changes. Between observers it is that of their average, between rounds that
   * of one round of what is compared. Variation of scanning not included.
   */
  readonly changeMdc: Result<ChangeMdc, PairError> | undefined;
}

/** Minimal detectable change of a change, in percentage points; the bias stands beside it. */
export interface ChangeMdc {
  readonly mdc95: number;
  readonly bias: number;
}

/** The agreement of all observers of the protocol, or of rounds; with one observer there is none between observers. */
export type AgreementTable = Result<
  { readonly observers: readonly ObserverId[]; readonly rows: readonly AgreementRow[] },
  { readonly kind: 'one-observer' }
>;

/** Agreement on every muscle, side, quantity and phase, from independently signed readings. */
export function agreementTable(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  readonly seriesOf?: SeriesOfSlices | undefined;
  /** Between the observers unless told otherwise. */
  readonly comparison?: AgreementComparison;
}): AgreementTable {
  const isOfRounds = input.comparison?.kind === 'rounds';
  if (input.protocol.observers.length < 2 && !isOfRounds) return err({ kind: 'one-observer' });
  const rows = agreementRatings(input).map(rememberedRow);
  return ok({ observers: rows[0]?.observers ?? [], rows });
}

const known = new WeakMap<Ratings['ratings'], AgreementRow>();

/** A list of ratings is of one line of one protocol, and replaced when something of it changes. */
function rememberedRow(ratings: Ratings): AgreementRow {
  const before = known.get(ratings.ratings);
  if (before?.dropped === ratings.dropped) return before;
  const row = agreementRow(ratings);
  known.set(ratings.ratings, row);
  return row;
}

function agreementRow(ratings: Ratings): AgreementRow {
  const k = ratings.comparison.kind === 'observers' ? ratings.observers.length : 2;
  const columns = ratingColumns(ratings.ratings, k);
  const raters = columns.raters.map((rater) => settledList(rater));
  const icc = iccOf(ratings, raters);
  const pair = pairOf(raters);
  const bland = pair.ok ? blandAltman(pair.value.second, pair.value.first) : pair;
  return {
    ...ratings,
    n: ratings.ratings.length,
    k,
    sameSlice: columns.sameSlice,
    icc,
    offset: pair.ok ? raterOffset(pair.value.first, pair.value.second) : pair,
    blandAltman: bland,
    measurementError: icc.ok ? ok(measurementErrorOf(icc.value.meanSquares)) : icc,
    repeatability: repeatabilityOf(ratings, raters, icc),
    changeMdc: ratings.phase === 'changePercent' ? changeMdc(bland, averagedOf(ratings)) : undefined,
  };
}

/** How many of the compared values the printed change is the mean of. */
function averagedOf({ comparison, observers }: Ratings): number {
  return comparison.kind === 'observers' ? observers.length : 1;
}

function repeatabilityOf(
  { ratings, phase }: Ratings,
  raters: readonly (readonly number[])[],
  icc: Result<IntraclassCorrelation, StatisticsError>,
): Result<Repeatability, StatisticsError> {
  const own = icc.ok
    ? ok(repeatabilityOfRaters(raters, icc.value.meanSquares))
    : repeatability(ratings.map(({ values }) => values));
  if (!own.ok || phase !== 'changePercent') return own;
  return ok({ ...own.value, cvRootMeanSquare: null, cvLogarithmic: null });
}

/** From the columns where there is a subject and every value is a number; else from the table, which says what is wrong. */
function iccOf(
  { ratings }: Ratings,
  raters: readonly (readonly number[])[],
): Result<IntraclassCorrelation, StatisticsError> {
  return ratings.length > 0 && raters.every((rater) => settledOf(rater))
    ? intraclassCorrelationOfRaters(raters)
    : intraclassCorrelation(ratings.map(({ values }) => values));
}

/** The ratings of two raters as lists; of any other number there are no differences. */
function pairOf(
  raters: readonly (readonly number[])[],
): Result<{ readonly first: readonly number[]; readonly second: readonly number[] }, PairError> {
  const [first, second, ...others] = raters;
  return first && second && others.length === 0
    ? ok({ first, second })
    : err({ kind: 'not-two-observers', observers: raters.length });
}

function changeMdc(bland: Result<BlandAltman, PairError>, averaged: number): Result<ChangeMdc, PairError> {
  if (!bland.ok) return bland;
  const { multiplier, sd, bias } = bland.value;
  return ok({ mdc95: (multiplier * sd) / Math.sqrt(averaged), bias });
}
