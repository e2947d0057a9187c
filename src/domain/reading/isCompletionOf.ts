import { stableText } from '../../base/stableText';
import { compareMeasurements } from '../measurement/compareMeasurements';
import type { Reading, ReadingEntry } from './reading';

/**
 * Whether a reading is another one with values added that its records lacked, and nothing else: the same outlines and
 * reasons, the same numbers, the same signature, the same revision. An earlier version kept fewer kinds of value; adding
 * them is no act of the observer and no newer reading.
 */
export function isCompletionOf(completed: Reading, before: Reading): boolean {
  const { entries, ...rest } = completed;
  const { entries: entriesBefore, ...restBefore } = before;
  if (stableText(rest) !== stableText(restBefore)) return false;
  const keys = Object.keys(entries);
  if (keys.length !== Object.keys(entriesBefore).length) return false;
  const compared = keys.map((key) => compareEntries(entriesBefore[key], entries[key]));
  return compared.every((one) => one !== 'different') && compared.includes('same-and-more');
}

function compareEntries(before: ReadingEntry | undefined, after: ReadingEntry | undefined) {
  if (before?.kind !== 'roi' || after?.kind !== 'roi') {
    return stableText(before) === stableText(after) ? 'same' : 'different';
  }
  if (stableText(before.roi) !== stableText(after.roi)) return 'different';
  return compareMeasurements(before.measurement, after.measurement);
}
