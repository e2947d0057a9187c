import type { RoiMeasurement, SignalStatistics } from '../measurement/roiMeasurement';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';
import { compareObjectValues } from './compareObjectValues';
import type { ComparedValue, DifferenceReason, ValueComparison } from './foreignComparison';
import type { ForeignRoi } from './foreignRoi';

/** Files hold float32, printed with six decimals. */
const sameWithin = 1e-5;
/** How far a closed spline through an outline's vertices encloses more or less than the outline (0.4 to 6.6 % seen). */
const smoothedPercent = [-1, 8] as const;
/** How far the wider pixel set of Horos moves a mean beside bright fat (1.2 to 9.8 % seen). */
const widerMeanPercent = 12;

/**
 * Compares what a file says of an ROI with what is measured here, value by value, and names the known reason of a
 * difference. A named reason is a likely one, by its size and direction; nothing is ever corrected by it.
 */
export function compareForeignValues(roi: ForeignRoi, measured: RoiMeasurement): readonly ValueComparison[] {
  if (roi.program !== 'imagej' && roi.program !== 'horos') return compareObjectValues(roi, measured);
  const { values } = roi;
  const { area, signal } = measured;
  const statistics = signal.kind === 'known' ? signal.displayed : undefined;
  // The other program knew the outline alone.
  const grossMm2 = area.kind === 'known' ? area.grossMm2 : undefined;
  const total = signal.kind === 'known' ? signal.displayed.mean * signal.pixelCount : undefined;
  const signalValue = (value: SignalValue, again: number | undefined) =>
    compare(value, values[value], again, (percent) => signalReason(value, percent, roi, measured));
  return [
    compare('areaMm2', values.areaMm2, grossMm2, (percent) => areaReason(percent, roi)),
    // Beside an area in mm² it says nothing new.
    values.areaMm2 === undefined
      ? compare('areaPx2', values.areaPx2, polygonAreaPx2(roi.outlinePx), (percent) =>
          isWithin(percent, smoothedPercent) ? 'smoothed' : 'unexplained',
        )
      : undefined,
    signalValue('mean', statistics?.mean),
    signalValue('sd', statistics?.sd),
    signalValue('min', statistics?.min),
    signalValue('max', statistics?.max),
    signalValue('total', total),
  ].flatMap((one) => one ?? []);
}

type SignalValue = 'mean' | 'sd' | 'min' | 'max' | 'total';

function compare(
  value: ComparedValue,
  stored: number | undefined,
  again: number | undefined,
  reason: (percent: number | undefined) => DifferenceReason,
): ValueComparison | undefined {
  if (stored === undefined) return undefined;
  const differencePercent = again === undefined || again === 0 ? undefined : ((stored - again) / again) * 100;
  const isSame =
    again !== undefined &&
    Math.abs(stored - again) <= sameWithin * Math.max(Math.abs(stored), Math.abs(again));
  return { value, stored, again, differencePercent, why: isSame ? undefined : reason(differencePercent) };
}

function isWithin(percent: number | undefined, [low, high]: readonly [number, number]): boolean {
  return percent !== undefined && percent >= low && percent <= high;
}

function areaReason(percent: number | undefined, { outlinePx, values }: ForeignRoi): DifferenceReason {
  if (isWithin(percent, smoothedPercent)) return 'smoothed';
  const areaPx2 = polygonAreaPx2(outlinePx);
  const againstPx2 = (stored: number): boolean =>
    isWithin(((stored - areaPx2) / areaPx2) * 100, smoothedPercent);
  const { areaMm2 = Number.NaN } = values;
  if (againstPx2(areaMm2)) return 'one-mm';
  // Areas are in cm² in those files, and were multiplied by 100 when read; px² were not cm².
  return againstPx2(areaMm2 / 100) ? 'no-spacing' : 'unexplained';
}

function signalReason(
  value: SignalValue,
  percent: number | undefined,
  roi: ForeignRoi,
  { signal }: RoiMeasurement,
): DifferenceReason {
  if (signal.kind !== 'known') return 'unexplained';
  if (fitsOtherKind(roi, signal.displayed, [signal.stored, signal.floatingPoint])) return 'other-values';
  if (roi.exclusions.length > 0) return 'exclusions';
  const stored = roi.values[value] ?? Number.NaN;
  switch (value) {
    case 'min':
      return stored < signal.displayed.min ? 'more-pixels' : 'unexplained';
    case 'max':
      return stored > signal.displayed.max ? 'more-pixels' : 'unexplained';
    case 'total':
      return percent !== undefined && percent > 0 ? 'more-pixels' : 'unexplained';
    default:
      return isMeanNear(roi, signal.displayed) ? 'more-pixels' : 'unexplained';
  }
}

function isMeanNear({ values }: ForeignRoi, { mean }: SignalStatistics): boolean {
  const { mean: stored } = values;
  return stored !== undefined && Math.abs(stored - mean) <= (widerMeanPercent / 100) * Math.abs(mean);
}

/** The file's mean is that of another kind of value: far from the displayed one and near one of the others. */
function fitsOtherKind(
  roi: ForeignRoi,
  displayed: SignalStatistics,
  others: readonly (SignalStatistics | undefined)[],
): boolean {
  if (isMeanNear(roi, displayed)) return false;
  return others.some((other) => other !== undefined && isMeanNear(roi, other));
}
