import type { SubjectRating } from './agreementRatings';
import { changedPlaces } from './changedPlaces';

/** One subject's ratings of everything that a protocol rates, in its order; undefined where a rater lacks one. */
export type OwnRatings = readonly (SubjectRating | undefined)[];

interface Kept {
  readonly owns: readonly OwnRatings[];
  readonly lists: readonly (readonly SubjectRating[])[];
}

/** With what they are of (a comparison under a protocol), as long as somebody holds it. */
const kept = new WeakMap<object, Kept>();

/**
 * The ratings of each thing over all subjects. A list of which nothing changed since the last time is the same list, so that what
 * was computed from it still stands.
 */
export function ratedLists(
  of: object,
  owns: readonly OwnRatings[],
  thingCount: number,
): readonly (readonly SubjectRating[])[] {
  const before = kept.get(of);
  const changed = before && changedPlaces(before.owns, owns);
  const lists = Array.from({ length: thingCount }, (_, thing): readonly SubjectRating[] => {
    const list = before?.lists[thing];
    if (!before || !changed || !list) return listOf(owns, thing);
    const others = changed.filter((at) => !isSameRating(before.owns[at]?.[thing], owns[at]?.[thing]));
    if (others.length === 0) return list;
    return withOthers(list, before.owns, owns, thing, others) ?? listOf(owns, thing);
  });
  kept.set(of, { owns, lists });
  return lists;
}

function listOf(owns: readonly OwnRatings[], thing: number): readonly SubjectRating[] {
  const list: SubjectRating[] = [];
  for (const own of owns) {
    const rating = own[thing];
    if (rating) list.push(rating);
  }
  return list;
}

/** A list with a few other ratings in it; undefined where not every subject is in the list before and after. */
function withOthers(
  list: readonly SubjectRating[],
  before: readonly OwnRatings[],
  owns: readonly OwnRatings[],
  thing: number,
  others: readonly number[],
): readonly SubjectRating[] | undefined {
  if (list.length !== owns.length) return undefined;
  const changed = list.slice();
  const columns = columnsOf.get(list);
  const raters = columns?.raters.map((rater) => rater.slice());
  let sameSlice = columns?.sameSlice ?? 0;
  for (const at of others) {
    const [old, own] = [before[at]?.[thing], owns[at]?.[thing]];
    if (!old || !own) return undefined;
    changed[at] = own;
    sameSlice += Number(own.isSameSlice) - Number(old.isSameSlice);
    for (const [j, rater] of (raters ?? []).entries()) rater[at] = own.values[j] ?? Number.NaN;
  }
  if (raters) columnsOf.set(changed, { raters, sameSlice });
  return changed;
}

/** The ratings of a list by rater, in its order. */
interface RatingColumns {
  readonly raters: readonly Float64Array[];
  /** Subjects that all raters outlined on the same slice. */
  readonly sameSlice: number;
}

const columnsOf = new WeakMap<readonly SubjectRating[], RatingColumns>();

/** A list's ratings as columns: read once, and then changed with it. */
export function ratingColumns(list: readonly SubjectRating[], raterCount: number): RatingColumns {
  const before = columnsOf.get(list);
  if (before) return before;
  const raters = Array.from({ length: raterCount }, () => new Float64Array(list.length));
  let sameSlice = 0;
  for (let at = 0; at < list.length; at += 1) {
    const rating = list[at];
    if (!rating) continue;
    if (rating.isSameSlice) sameSlice += 1;
    for (let j = 0; j < raterCount; j += 1) {
      const rater = raters[j];
      // Every rating has a value of each rater; a gap would be refused as a missing value, not read as 0.
      if (rater) rater[at] = rating.values[j] ?? Number.NaN;
    }
  }
  const columns = { raters, sameSlice };
  columnsOf.set(list, columns);
  return columns;
}

function isSameRating(a: SubjectRating | undefined, b: SubjectRating | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.subjectId === b.subjectId &&
    a.code === b.code &&
    a.isSameSlice === b.isSameSlice &&
    a.isLossy === b.isLossy &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => Object.is(value, b.values[index]))
  );
}
