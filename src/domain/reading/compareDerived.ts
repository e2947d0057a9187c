import { stableText } from '../../base/stableText';
import { compareMeasurements, type MeasurementComparison } from '../measurement/compareMeasurements';
import type { RoiMeasurement } from '../measurement/roiMeasurement';

/**
 * What a measurement made again says to the stored one of the same ROI, where the protocol may have another pixel rule,
 * kind of value or fat method since, or none: numbers of another rule are no contradiction, and what follows from the
 * protocol is what it says now.
 */
export function compareDerived(stored: RoiMeasurement, again: RoiMeasurement): MeasurementComparison {
  if (stored.rule.id !== again.rule.id) return 'same-and-more';
  const compared = compareMeasurements(stored, again);
  const isFatGone = stored.fat !== undefined && again.fat === undefined;
  return compared === 'same' && isFatGone ? 'same-and-more' : compared;
}

/** As `compareDerived`, under one protocol: only what is absent may be added. */
export function compareCompleted(stored: RoiMeasurement, again: RoiMeasurement): MeasurementComparison {
  const isKept = (['of', 'shape', 'fat'] as const).every(
    (part) => stored[part] === undefined || stableText(stored[part]) === stableText(again[part]),
  );
  return isKept ? compareMeasurements(stored, again) : 'different';
}
