import type { RoiArea, RoiMeasurement, RoiSignal, SignalStatistics } from './roiMeasurement';

/** What a measurement of now says to one that was stored for the same outline. */
export type MeasurementComparison =
  | 'same'
  /** Equal in all that is stored, and one of now has values that the stored one lacks. */
  | 'same-and-more'
  | 'different';

/** Two numbers that the same code made of the same pixels; sums may differ in the last digits between versions. */
const sameWithin = 1e-9;

/** Compares a stored measurement with one made again, in every number that both could have. */
export function compareMeasurements(stored: RoiMeasurement, again: RoiMeasurement): MeasurementComparison {
  if (!isAreaSame(stored.area, again.area)) return 'different';
  return compareSignals(stored.signal, again.signal);
}

function isAreaSame(stored: RoiArea, again: RoiArea): boolean {
  if (stored.kind === 'unknown' || again.kind === 'unknown') return stored.kind === again.kind;
  return isNear(stored.grossMm2, again.grossMm2) && isNear(stored.netMm2, again.netMm2);
}

function compareSignals(stored: RoiSignal, again: RoiSignal): MeasurementComparison {
  if (stored.kind === 'no-pixels' || again.kind === 'no-pixels') {
    return stored.kind === again.kind ? 'same' : 'different';
  }
  const isSame =
    stored.pixelCount === again.pixelCount &&
    areStatisticsSame(stored.displayed, again.displayed) &&
    (stored.stored === undefined || areStatisticsSame(stored.stored, again.stored)) &&
    (stored.floatingPoint === undefined || areStatisticsSame(stored.floatingPoint, again.floatingPoint));
  if (!isSame) return 'different';
  const hasMore =
    (stored.stored === undefined && again.stored !== undefined) ||
    (stored.floatingPoint === undefined && again.floatingPoint !== undefined);
  return hasMore ? 'same-and-more' : 'same';
}

function areStatisticsSame(stored: SignalStatistics, again: SignalStatistics | undefined): boolean {
  if (again === undefined) return false;
  const isSdSame =
    stored.sd === undefined || again.sd === undefined ? stored.sd === again.sd : isNear(stored.sd, again.sd);
  return (
    isSdSame &&
    isNear(stored.mean, again.mean) &&
    isNear(stored.min, again.min) &&
    isNear(stored.max, again.max) &&
    isNear(stored.median, again.median)
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= sameWithin * Math.max(Math.abs(a), Math.abs(b));
}
