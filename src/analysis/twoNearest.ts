import type { ReadingEntry } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import { roiAreas } from './roiCell';

type Given = ReadingEntry | undefined;

/** Two distances closer than this share of the largest area are equal: they differ by rounding alone. */
const rounding = 1e-9;

/**
 * The two of three entries of a target whose areas (the protocol's CSA) lie nearest, in the places of the two observers: who is
 * among the two keeps their own, the other gets the third's. One outline is one thing, so SI and fat come from the same two.
 *
 * Where the distances to the middle area are equal, the middle one is as near to either: it stands in both places, its area
 * being the mean of all three. Three equal areas: the observers' two. Where an observer has no area, the two that have one;
 * where neither has, the third in both places; without an area of the third nothing changes.
 */
export function twoNearest(
  [first, second]: readonly [Given, Given],
  third: ReadingEntry,
  protocol: Protocol,
): readonly [Given, Given] {
  const [a, b, c] = [areaOf(first, protocol), areaOf(second, protocol), areaOf(third, protocol)];
  if (c === undefined) return [first, second];
  if (a === undefined && b === undefined) return [third, third];
  if (a === undefined) return [third, second];
  if (b === undefined) return [first, third];
  const [own, ofFirst, ofSecond] = [Math.abs(a - b), Math.abs(a - c), Math.abs(b - c)];
  const slack = rounding * Math.max(a, b, c);
  const isNearer = (one: number, other: number) => other - one > slack;
  const isNearest = (one: number, others: readonly number[]) => others.every((other) => isNearer(one, other));
  if (isNearest(own, [ofFirst, ofSecond])) return [first, second];
  if (isNearest(ofFirst, [own, ofSecond])) return [first, third];
  if (isNearest(ofSecond, [own, ofFirst])) return [third, second];
  // Two distances are the smallest: the area that both of them end at lies in the middle.
  if (isNearer(ofFirst, ofSecond) && isNearer(own, ofSecond)) return [first, first];
  if (isNearer(ofFirst, own) && isNearer(ofSecond, own)) return [third, third];
  if (isNearer(own, ofFirst) && isNearer(ofSecond, ofFirst)) return [second, second];
  return [first, second];
}

function areaOf(entry: Given, protocol: Protocol): number | undefined {
  if (entry?.kind !== 'roi' || entry.measurement.rule.id !== protocol.pixelRule) return undefined;
  const areas = roiAreas(entry.measurement, protocol);
  return areas.ok ? areas.value.csaMm2 : undefined;
}
