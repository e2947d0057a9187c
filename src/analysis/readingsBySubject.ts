import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import { changedPlaces } from './changedPlaces';

interface Kept {
  readonly readings: readonly Reading[];
  readonly lists: Map<string, readonly Reading[]>;
}

const kept = new WeakMap<Protocol, readonly Kept[]>();

/** All readings, and those that count for agreement. */
const mostKept = 2;

/**
 * Readings by subject. With the protocol of the last time and few other readings only their
 * subjects' lists are other ones. The answer is to be used at once: the next call changes it.
 */
export function rememberedReadings(
  readings: readonly Reading[],
  protocol: Protocol,
): ReadonlyMap<string, readonly Reading[]> {
  const before = kept.get(protocol) ?? [];
  for (const one of before) {
    const lists = changedLists(one, readings);
    if (!lists) continue;
    kept.set(protocol, [{ readings, lists }, ...before.filter((other) => other !== one)]);
    return lists;
  }
  const lists = listsBySubject(readings);
  kept.set(protocol, [{ readings, lists }, ...before].slice(0, mostKept));
  return lists;
}

/** Readings by subject, so that a large study is walked once. */
export function readingsBySubject(readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> {
  return listsBySubject(readings);
}

function listsBySubject(readings: readonly Reading[]): Kept['lists'] {
  const lists = new Map<string, Reading[]>();
  for (const reading of readings) {
    const list = lists.get(reading.subjectId);
    if (list) list.push(reading);
    else lists.set(reading.subjectId, [reading]);
  }
  return lists;
}

/** Undefined where more changed than readings of the same subjects. */
function changedLists(before: Kept, readings: readonly Reading[]): Kept['lists'] | undefined {
  const places = before.readings === readings ? [] : changedPlaces(before.readings, readings);
  if (!places) return undefined;
  const isOfSameSubject = (at: number) => before.readings[at]?.subjectId === readings[at]?.subjectId;
  if (!places.every(isOfSameSubject)) return undefined;
  const others = new Map(places.map((at) => [before.readings[at], readings[at]]));
  for (const at of places) {
    const id = readings[at]?.subjectId ?? '';
    const list = before.lists.get(id) ?? [];
    before.lists.set(
      id,
      list.map((reading) => others.get(reading) ?? reading),
    );
  }
  return before.lists;
}
