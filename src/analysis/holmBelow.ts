import { adjustPValues } from '../statistics/adjustPValues';

/**
 * Which of several tests stay below alpha when each P is adjusted for their number by Holm's method, one answer for each in
 * its order. A test without a P is given as undefined: it is no test and counts for nothing.
 */
export function holmBelow(ps: readonly (number | undefined)[], alpha: number): readonly boolean[] {
  const places = ps.flatMap((p, place) => (p === undefined ? [] : [place]));
  const adjusted = adjustPValues(
    places.map((place) => ps[place] ?? Number.NaN),
    'holm',
  );
  const below = new Set(
    adjusted.ok ? places.filter((_, index) => (adjusted.value[index] ?? Number.NaN) < alpha) : [],
  );
  return ps.map((_, place) => below.has(place));
}
