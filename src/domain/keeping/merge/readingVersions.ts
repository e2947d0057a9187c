import { stableText } from '../../../base/stableText';
import { isCompletionOf, isMeasuredAgain } from '../../reading/isCompletionOf';
import type { Reading } from '../../reading/reading';
import { compareVersions } from '../versionVector';
import { maximalVersions, moreChangedFirst } from './maximalVersions';

/**
 * Of versions of one reading those that are kept, the one to be shown first: a signed one before an open one, then the one
 * with more changes, then the one with more values. Of two that an observer gave alike the one whose records were completed
 * with values that an earlier version did not keep stands for both.
 */
export function readingVersions(versions: readonly Reading[]): readonly Reading[] {
  const ids = versions.map(({ id }) => id).sort();
  const [id] = ids;
  // Computers name the record of one reading differently.
  const left = maximalVersions(
    id === undefined ? versions : versions.map((one) => named(one, id)),
    showFirst,
  );
  if (left.length < 2) return left;
  return left.filter((one) => !left.some((other) => completes(other, one)));
}

/** Whether versions kept beside each other contradict each other: not where one is the other, measured anew. */
export function areReadingsApart([shown, ...others]: readonly Reading[]): boolean {
  return others.some((other) => shown !== undefined && !isSameWork(shown, other));
}

function isSameWork(a: Reading, b: Reading): boolean {
  if (isSameReading(a, b)) return true;
  if (compareVersions(a.clock ?? {}, b.clock ?? {}) !== 'equal') return false;
  return isMeasuredAgain(a, b) || isMeasuredAgain(b, a) || isCompletionOf(a, b) || isCompletionOf(b, a);
}

function completes(more: Reading, less: Reading): boolean {
  return (
    valuesIn(more) > valuesIn(less) &&
    compareVersions(more.clock ?? {}, less.clock ?? {}) === 'equal' &&
    isCompletionOf(more, less)
  );
}

function showFirst(a: Reading, b: Reading): number {
  const signed = Number(b.state === 'signed') - Number(a.state === 'signed');
  return signed || moreChangedFirst(a, b) || valuesIn(b) - valuesIn(a);
}

/** How many numbers and texts a value holds. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 1;
  return Object.values(value).reduce((sum: number, part) => sum + valuesIn(part), 0);
}

function named(reading: Reading, id: Reading['id']): Reading {
  return reading.id === id ? reading : { ...reading, id };
}

/** Whether two readings say the same, wherever they were saved. */
function isSameReading(a: Reading, b: Reading): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ clock: _clock, ...rest }: Reading): string | undefined {
  return stableText(rest);
}
