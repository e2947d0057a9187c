import type { Subject } from '../domain/study/subject';
import { changedPlaces } from './changedPlaces';

// One collation for everybody: the order of a file must not depend on the reader's computer.
const byCode = new Intl.Collator('en', { numeric: true });

interface Known {
  readonly given: readonly Subject[];
  readonly ordered: readonly Subject[];
}

/** By the first that was given. */
const known = new WeakMap<Subject, readonly Known[]>();

/** All subjects, and those that count for agreement. */
const mostKnown = 4;

/** Sorts subjects by code, numbers in it by value; equal codes by id. The same subjects are the same list. */
export function subjectsInOrder(subjects: readonly Subject[]): readonly Subject[] {
  const [first] = subjects;
  if (!first) return subjects;
  const before = known.get(first) ?? [];
  const found = before.find(({ given }) => changedPlaces(given, subjects)?.length === 0);
  if (found) return found.ordered;
  const isAfter = (a: Subject, b: Subject) => byCode.compare(a.code, b.code) || (a.id < b.id ? -1 : 1);
  // Mostly they are in order already, and then nothing has to be sorted.
  const isInOrder = subjects.every(
    (one, index) => index === 0 || isAfter(subjects[index - 1] ?? one, one) < 0,
  );
  // A copy, so that nobody else can change what is known.
  const [given, ordered] = [subjects.slice(), isInOrder ? subjects.slice() : [...subjects].sort(isAfter)];
  known.set(first, [{ given, ordered }, ...before].slice(0, mostKnown));
  return ordered;
}
