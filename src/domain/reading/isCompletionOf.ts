import { stableText } from '../../base/stableText';
import type { MeasurementComparison } from '../measurement/compareMeasurements';
import type { RoiMeasurement } from '../measurement/roiMeasurement';
import { compareCompleted, compareDerived } from './compareDerived';
import type { Reading, ReadingEntry } from './reading';

type Compare = (before: RoiMeasurement, after: RoiMeasurement) => MeasurementComparison;

/**
 * Whether a reading is another one with values added that its records lacked, and nothing else: the same outlines and
 * reasons, the same numbers, the same signature, the same revision. An earlier version kept fewer kinds of value; adding
 * them is no act of the observer and no newer reading.
 */
export function isCompletionOf(completed: Reading, before: Reading): boolean {
  return isSameBut(completed, before, compareCompleted);
}

/**
 * Whether a reading is another one measured again, and nothing else: what the observer gave is the same, and so are all
 * numbers that were made by the same rule. The protocol may have another pixel rule or fat method since.
 */
export function isMeasuredAgain(again: Reading, before: Reading): boolean {
  return isSameBut(again, before, compareDerived);
}

function isSameBut(after: Reading, before: Reading, compare: Compare): boolean {
  // Where it was saved how often is for merging; the records of a screen do not have it.
  const { entries, clock: _clock, ...rest } = after;
  const { entries: entriesBefore, clock: _clockBefore, ...restBefore } = before;
  if (stableText(rest) !== stableText(restBefore)) return false;
  const keys = Object.keys(entries);
  if (keys.length !== Object.keys(entriesBefore).length) return false;
  const compared = keys.map((key) => compareEntries(entriesBefore[key], entries[key], compare));
  return compared.every((one) => one !== 'different') && compared.includes('same-and-more');
}

function compareEntries(
  before: ReadingEntry | undefined,
  after: ReadingEntry | undefined,
  compare: Compare,
): MeasurementComparison {
  if (before?.kind !== 'roi' || after?.kind !== 'roi') {
    return stableText(before) === stableText(after) ? 'same' : 'different';
  }
  if (stableText(before.roi) !== stableText(after.roi)) return 'different';
  return compare(before.measurement, after.measurement);
}
