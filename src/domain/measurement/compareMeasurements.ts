import { stableText } from '../../base/stableText';
import { imageKey } from '../image/imageRef';
import type {
  MeasuredOf,
  RoiArea,
  RoiFat,
  RoiMeasurement,
  RoiShape,
  RoiSignal,
  SignalStatistics,
} from './roiMeasurement';

/** What a measurement of now says to one that was stored for the same outline. */
export type MeasurementComparison =
  | 'same'
  /** Equal in all that is stored, and one of now has values that the stored one lacks. */
  | 'same-and-more'
  | 'different';

/** Two numbers that the same code made of the same pixels; sums may differ in the last digits between versions. */
const sameWithin = 1e-9;
/** A difference of nearly equal areas, percent: what rounding leaves of it is not small beside it. */
const sameWithinPercent = 1e-7;
/** EM ends when it moves by less than 10⁻⁷, which browsers' exponentials may reach a step apart. */
const sameThresholdWithin = 1e-6;

/**
 * Compares a stored measurement with one made again, in every number that both could have. What an earlier version did not
 * keep, and fat by another method, kind of value or sample than before, is more and no difference.
 */
export function compareMeasurements(stored: RoiMeasurement, again: RoiMeasurement): MeasurementComparison {
  if (stored.rule.id !== again.rule.id || !isAreaSame(stored.area, again.area)) return 'different';
  const parts = [
    compareSignals(stored.signal, again.signal),
    compareShapes(stored.shape, again.shape),
    compareOf(stored.of, again.of),
    compareFat(stored.fat, again.fat),
    again.isLossy && !stored.isLossy ? 'same-and-more' : 'same',
  ];
  if (parts.includes('different')) return 'different';
  return parts.includes('same-and-more') ? 'same-and-more' : 'same';
}

function compareShapes(stored: RoiShape | undefined, again: RoiShape | undefined): MeasurementComparison {
  if (!again) return 'same';
  if (!stored) return 'same-and-more';
  const isSame =
    stored.grossPixelCount === again.grossPixelCount &&
    stored.netPixelCount === again.netPixelCount &&
    stored.isPlausible === again.isPlausible &&
    Math.abs(stored.areaDifferencePercent - again.areaDifferencePercent) <= sameWithinPercent &&
    isNearOrAbsent(stored.grossPixelAreaMm2, again.grossPixelAreaMm2) &&
    isNearOrAbsent(stored.netPixelAreaMm2, again.netPixelAreaMm2) &&
    isNearOrAbsent(stored.perimeterMm, again.perimeterMm);
  return isSame ? 'same' : 'different';
}

function compareOf(stored: MeasuredOf | undefined, again: MeasuredOf | undefined): MeasurementComparison {
  if (!again) return 'same';
  if (!stored) return 'same-and-more';
  const isSame =
    stored.roiRevision === again.roiRevision &&
    imageKey(stored.image) === imageKey(again.image) &&
    stored.spacingTag === again.spacingTag;
  if (!isSame) return 'different';
  return stored.valueKind === again.valueKind ? 'same' : 'same-and-more';
}

function compareFat(stored: RoiFat | undefined, again: RoiFat | undefined): MeasurementComparison {
  if (!again) return 'same';
  if (!stored || basisOf(stored) !== basisOf(again)) return 'same-and-more';
  if (stored.kind === 'unknown' || again.kind === 'unknown') {
    const isSameWhy = stored.kind === 'unknown' && again.kind === 'unknown' && stored.why === again.why;
    return isSameWhy ? 'same' : 'different';
  }
  const isSame =
    stored.pixelCount === again.pixelCount &&
    stored.fatPixelCount === again.fatPixelCount &&
    stored.mixedPixelCount === again.mixedPixelCount &&
    isNearOrAbsent(stored.threshold, again.threshold, sameThresholdWithin) &&
    isNearOrAbsent(stored.leanThreshold, again.leanThreshold, sameThresholdWithin) &&
    isNear(stored.fatPercent, again.fatPercent) &&
    isNearOrAbsent(stored.leanAreaMm2, again.leanAreaMm2) &&
    isNearOrAbsent(stored.fatAreaMm2, again.fatAreaMm2);
  return isSame ? 'same' : 'different';
}

function basisOf({ method, valueKind, leanSample }: RoiFat): string | undefined {
  return stableText({ method, valueKind, leanSample });
}

function isAreaSame(stored: RoiArea, again: RoiArea): boolean {
  if (stored.kind === 'unknown' || again.kind === 'unknown') return stored.kind === again.kind;
  return (
    isNear(stored.grossMm2, again.grossMm2) &&
    isNear(stored.netMm2, again.netMm2) &&
    isNear(stored.spacing.rowMm, again.spacing.rowMm) &&
    isNear(stored.spacing.columnMm, again.spacing.columnMm)
  );
}

function compareSignals(stored: RoiSignal, again: RoiSignal): MeasurementComparison {
  if (stored.kind === 'no-pixels' || again.kind === 'no-pixels') {
    return stored.kind === again.kind && stored.paddingCount === again.paddingCount ? 'same' : 'different';
  }
  const isSame =
    stored.pixelCount === again.pixelCount &&
    stored.paddingCount === again.paddingCount &&
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
  return (
    isNearOrAbsent(stored.sd, again.sd) &&
    isNear(stored.mean, again.mean) &&
    isNear(stored.min, again.min) &&
    isNear(stored.max, again.max) &&
    isNear(stored.median, again.median)
  );
}

function isNearOrAbsent(a: number | undefined, b: number | undefined, within = sameWithin): boolean {
  return a === undefined || b === undefined ? a === b : isNear(a, b, within);
}

function isNear(a: number, b: number, within = sameWithin): boolean {
  return Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b));
}
