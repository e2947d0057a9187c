import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { ObserverId } from '../domain/ids';
import { type ErrorParts, errorParts } from '../statistics/errorParts';
import type { StatisticsError } from '../statistics/statisticsError';
import type { RatedQuantity, RatedThing } from './agreementRatings';
import type { AgreementRow, AgreementTable, PairError } from './agreementTable';

/** The persistent and the visit part of the observers' error about one structure, side and quantity. */
export interface ErrorPartsRow extends Omit<RatedThing, 'phase'> {
  /** Subjects that all observers rated at both time points, all values above zero. */
  readonly ratings: readonly ErrorPartsRating[];
  /** Subjects of both time points that have a value of zero or below, which has no logarithm. */
  readonly notPositive: number;
  readonly parts: Result<ErrorParts, PairError>;
}

/** Two observers' values of a subject. */
export interface ErrorPartsRating {
  readonly subjectId: string;
  readonly code: string;
  /** In the order of the observers. */
  readonly preop: readonly number[];
  readonly followUp: readonly number[];
}

/** For every structure, side and quantity; with one observer there is none. */
export type ErrorPartsTable = Result<
  { readonly observers: readonly ObserverId[]; readonly rows: readonly ErrorPartsRow[] },
  { readonly kind: 'one-observer' }
>;

/**
 * Splits what two observers differ by into a part that returns at the other time point and a part of the visit, from the
 * ratings of the agreement table. See METHODS.md, "Parts of the observers' error".
 */
export function observerErrorParts(agreement: AgreementTable): ErrorPartsTable {
  if (!agreement.ok) return agreement;
  const { observers, rows } = agreement.value;
  const followUps = new Map(
    rows.filter(({ phase }) => phase === 'followUp').map((row) => [placeOf(row), row]),
  );
  return ok({
    observers,
    rows: rows.flatMap((preop) => {
      const followUp = preop.phase === 'preop' ? followUps.get(placeOf(preop)) : undefined;
      return followUp ? [rememberedRow(preop, followUp)] : [];
    }),
  });
}

const known = new WeakMap<AgreementRow, { readonly followUp: AgreementRow; readonly row: ErrorPartsRow }>();

/** A row of the agreement table is another one when anything of it changes. */
function rememberedRow(preop: AgreementRow, followUp: AgreementRow): ErrorPartsRow {
  const before = known.get(preop);
  if (before?.followUp === followUp) return before.row;
  const row = rowOf(preop, followUp);
  known.set(preop, { followUp, row });
  return row;
}

function rowOf(preop: AgreementRow, followUp: AgreementRow): ErrorPartsRow {
  const { siteId, muscleId, side, quantity } = preop;
  const later = new Map(followUp.ratings.map((rating) => [rating.subjectId, rating.values]));
  const both = preop.ratings.flatMap(({ subjectId, code, values }): readonly ErrorPartsRating[] => {
    const after = later.get(subjectId);
    return after ? [{ subjectId, code, preop: values, followUp: after }] : [];
  });
  const ratings = both.filter((one) => [...one.preop, ...one.followUp].every((value) => value > 0));
  return {
    siteId,
    muscleId,
    side,
    quantity,
    ratings,
    notPositive: both.length - ratings.length,
    parts: preop.k === 2 ? partsOf(ratings) : err({ kind: 'not-two-observers', observers: preop.k }),
  };
}

function partsOf(ratings: readonly ErrorPartsRating[]): Result<ErrorParts, StatisticsError> {
  return errorParts(
    ratings.map(({ preop }) => logRatio(preop)),
    ratings.map(({ followUp }) => logRatio(followUp)),
  );
}

/** Second observer over first, as everywhere: differences are second minus first. */
function logRatio([first = Number.NaN, second = Number.NaN]: readonly number[]): number {
  return Math.log(second / first);
}

function placeOf({ siteId, muscleId, side, quantity }: Omit<RatedThing, 'phase'>): string {
  return [siteId, muscleId, side, quantity satisfies RatedQuantity].join('|');
}
