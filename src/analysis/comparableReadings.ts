import type { Reading } from '../domain/reading/reading';
import { type RoiContext, roiMeasurement } from './roiCell';

/**
 * A subject's readings without the outlines that count nowhere: on another scan than the subject's, on the very image of the
 * other time point, on other pixels than somebody else's, by another pixel rule. Agreement compares what the tables take.
 */
export function comparableReadings(context: RoiContext): readonly Reading[] {
  return context.readings.map((reading) => {
    const entries = Object.entries(reading.entries);
    const kept = entries.filter(
      ([, entry]) => entry.kind !== 'roi' || roiMeasurement(reading, entry.roi.target, context).ok,
    );
    return kept.length === entries.length ? reading : { ...reading, entries: Object.fromEntries(kept) };
  });
}
