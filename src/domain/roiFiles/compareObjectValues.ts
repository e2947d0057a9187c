import type { RoiMeasurement, SignalStatistics } from '../measurement/roiMeasurement';
import { netAreaPx2 } from '../polygon/netAreaPx2';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';
import type { DifferenceReason, ValueComparison } from './foreignComparison';
import type { ForeignRoi, ForeignValues } from './foreignRoi';

/** Two numbers are the same that differ by less, relatively: single precision, and the last digits of 16 characters. */
const sameWithin = 1e-5;
/** How far another choice of pixels on the border of the same outline moves a mean, at most (0.1 to 4 % seen). */
const borderPercent = 5;
/** How near a mean lies to that of another kind of value when it is one. */
const kindPercent = 1;

type Statistic = 'mean' | 'sd' | 'min' | 'max';

/**
 * Compares the values of a DICOM object with what is measured here. Its area is that of the region, holes left out. A reason is
 * named only where the number itself shows it; else the difference stands unexplained.
 */
export function compareObjectValues(roi: ForeignRoi, measured: RoiMeasurement): readonly ValueComparison[] {
  const { area, signal } = measured;
  const statistics = signal.kind === 'known' ? statisticsOf(roi, signal) : undefined;
  const areaReason = areaReasonOf(roi, measured);
  const ofSignal = (value: Statistic) =>
    compared(roi, value, statistics?.[value], (stored) => signalReason(value, stored, roi, measured));
  return [
    compared(roi, 'areaMm2', area.kind === 'known' ? area.netMm2 : undefined, areaReason),
    compared(roi, 'areaPx2', netPx2(roi), () => 'unexplained'),
    compared(roi, 'pixelCount', countHere(roi, measured), () =>
      roi.notes.includes('other-grid') ? 'other-grid' : 'other-pixels',
    ),
    ofSignal('mean'),
    ofSignal('sd'),
    ofSignal('min'),
    ofSignal('max'),
  ].flatMap((one) => one ?? []);
}

type KnownSignal = Extract<RoiMeasurement['signal'], { readonly kind: 'known' }>;

/** Of the kind of value that the object names; displayed ones where it names none. */
function statisticsOf({ statement }: ForeignRoi, signal: KnownSignal): SignalStatistics | undefined {
  switch (statement?.valueKind) {
    case 'stored':
      return signal.stored;
    case 'philips-floating-point':
      return signal.floatingPoint;
    default:
      return signal.displayed;
  }
}

/** Of a mask all pixels inside; of a measurement those that were measured. */
function countHere({ program }: ForeignRoi, { shape, signal }: RoiMeasurement): number | undefined {
  if (program === 'dicom-seg') return shape?.netPixelCount;
  return signal.kind === 'known' ? signal.pixelCount : 0;
}

function compared(
  roi: ForeignRoi,
  value: keyof ForeignValues,
  again: number | undefined,
  reason: (stored: number) => DifferenceReason,
): ValueComparison | undefined {
  const stored = roi.values[value];
  if (stored === undefined) return undefined;
  const differencePercent = again === undefined || again === 0 ? undefined : ((stored - again) / again) * 100;
  const why = again !== undefined && isSame(roi, value, stored, again) ? undefined : reason(stored);
  return { value, stored, again, differencePercent, why };
}

function isSame(
  { printedWithin }: ForeignRoi,
  value: keyof ForeignValues,
  stored: number,
  again: number,
): boolean {
  const relative = value === 'pixelCount' ? 0 : sameWithin * Math.max(Math.abs(stored), Math.abs(again));
  return Math.abs(stored - again) <= Math.max(relative, printedWithin?.[value] ?? 0);
}

function areaReasonOf(roi: ForeignRoi, { area, shape, rule }: RoiMeasurement) {
  return (stored: number): DifferenceReason => {
    if (area.kind !== 'known') return 'unexplained';
    const fits = (mm2: number | undefined): boolean =>
      mm2 !== undefined && isSame(roi, 'areaMm2', stored, mm2);
    const onePx2 = area.spacing.rowMm * area.spacing.columnMm;
    if (rule.id === 'imagej' && fits(netPx2(roi) * onePx2)) return 'our-rule';
    if (fits(shape?.netPixelAreaMm2)) return 'counted-pixels';
    if (roi.exclusions.length > 0 && fits(polygonAreaPx2(roi.outlinePx) * onePx2)) return 'exclusions';
    if (fits(netPx2(roi))) return 'no-spacing';
    const roundedMm2 = (shape?.perimeterMm ?? 0) * digitsMm(roi, area.spacing);
    return rule.id === 'centre' && Math.abs(stored - area.netMm2) <= roundedMm2 ? 'rounded' : 'unexplained';
  };
}

/** How far a corner moves when its coordinates are rounded to single precision, at most, mm. */
function digitsMm(
  { outlinePx, place }: ForeignRoi,
  { rowMm, columnMm }: { readonly rowMm: number; readonly columnMm: number },
): number {
  const ofPixels = Math.max(...outlinePx.flat().map(Math.abs), 1) * Math.max(rowMm, columnMm);
  const ofPatient = Math.max(...(place?.ringsLps ?? []).flat(2).map(Math.abs), 1);
  return (place ? ofPatient : ofPixels) * 2 ** -23;
}

function netPx2({ outlinePx, exclusions }: ForeignRoi): number {
  const excluded = exclusions.map(({ verticesPx }) => verticesPx);
  return excluded.length === 0 ? polygonAreaPx2(outlinePx) : netAreaPx2(outlinePx, excluded);
}

function signalReason(
  value: Statistic,
  stored: number,
  roi: ForeignRoi,
  { signal, area }: RoiMeasurement,
): DifferenceReason {
  if (signal.kind !== 'known') return 'unexplained';
  const { pixelCount } = signal;
  const own = statisticsOf(roi, signal);
  if (!own) return 'unexplained';
  const otherKinds = [signal.displayed, signal.stored, signal.floatingPoint];
  if (!isMeanNear(roi, own, kindPercent) && otherKinds.some((one) => isMeanNear(roi, one, kindPercent)))
    return 'other-values';
  if (value === 'sd' && own.sd !== undefined && pixelCount > 1) {
    const ofPopulation = own.sd * Math.sqrt((pixelCount - 1) / pixelCount);
    if (isSame(roi, 'sd', stored, ofPopulation)) return 'sd-of-population';
  }
  const { values } = roi;
  const isSameOutline =
    area.kind === 'known' &&
    values.areaMm2 !== undefined &&
    Math.abs(values.areaMm2 / area.netMm2 - 1) < 0.05;
  const isOtherCount = values.pixelCount !== undefined && values.pixelCount !== pixelCount;
  const isCountUnknown = values.pixelCount === undefined && isSameOutline;
  return (isOtherCount || isCountUnknown) && isMeanNear(roi, own, borderPercent)
    ? 'other-pixels'
    : 'unexplained';
}

function isMeanNear({ values }: ForeignRoi, of: SignalStatistics | undefined, percent: number): boolean {
  const { mean } = values;
  return (
    mean !== undefined && of !== undefined && Math.abs(mean - of.mean) <= (percent / 100) * Math.abs(of.mean)
  );
}
