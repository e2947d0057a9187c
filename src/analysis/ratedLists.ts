import type { Protocol } from '../domain/study/protocol';
import type { SubjectRating } from './agreementRatings';

/** One subject's ratings of everything that a protocol rates, in its order; undefined where an observer lacks one. */
export type OwnRatings = readonly (SubjectRating | undefined)[];

interface Kept {
  readonly owns: readonly OwnRatings[];
  readonly lists: readonly (readonly SubjectRating[])[];
}

/** With the protocol that they are of, as long as somebody holds it. */
const kept = new WeakMap<Protocol, Kept>();

/** With more changed subjects than this everything is made anew. */
const mostChanged = 64;

/**
 * The ratings of each thing over all subjects. A list of which nothing changed since the last time is the same list, so that what
 * was computed from it still stands.
 */
export function ratedLists(
  protocol: Protocol,
  owns: readonly OwnRatings[],
  thingCount: number,
): readonly (readonly SubjectRating[])[] {
  const before = kept.get(protocol);
  const changed = before && changedPlaces(before.owns, owns);
  const lists = Array.from({ length: thingCount }, (_, thing): readonly SubjectRating[] => {
    const list = before?.lists[thing];
    if (!before || !changed || !list) return listOf(owns, thing);
    const isSame = changed.every((at) => isSameRating(before.owns[at]?.[thing], owns[at]?.[thing]));
    return isSame ? list : listOf(owns, thing);
  });
  kept.set(protocol, { owns, lists });
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

/** Where the subjects' ratings are other ones; undefined where there are too many, or not as many subjects. */
function changedPlaces(
  before: readonly OwnRatings[],
  now: readonly OwnRatings[],
): readonly number[] | undefined {
  if (before.length !== now.length) return undefined;
  const places: number[] = [];
  for (let at = 0; at < now.length; at += 1) {
    if (now[at] === before[at]) continue;
    places.push(at);
    if (places.length > mostChanged) return undefined;
  }
  return places;
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
