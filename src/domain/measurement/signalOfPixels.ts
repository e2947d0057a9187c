import { tableValue } from '../image/modalityTable';
import { paddingRange } from '../image/paddingRange';
import type { SliceImage } from '../image/sliceImage';
import { displayedOf, floatingPointOf } from '../image/valueMaps';
import { countsOfRuns } from './countsOfRuns';
import {
  type IntegerStatistics,
  integerStatistics,
  mappedStatistics,
  plainStatistics,
  statisticsOfCounts,
} from './integerStatistics';
import { type PixelRuns, pixelCount } from './pixelRuns';
import type { PixelRule, RoiSignal, SignalStatistics } from './roiMeasurement';

type SignalSource = Pick<
  SliceImage,
  'grid' | 'storedValues' | 'rescale' | 'modalityTable' | 'philipsScale' | 'paddingValue' | 'paddingLimit'
>;

/**
 * Signal of a set of stored values (`storedOfPixels`), in stored values, displayed values and, where the image states
 * Philips' scale, in floating-point values.
 *
 * Sums run over integers, which adds them exactly: the stored ones, or the entries of a table; slopes and intercept come
 * last. Padding is left out before and only counted. SD divides by n − 1. MEASUREMENT.md section 5.
 */
export function signalOfPixels(
  image: SignalSource,
  values: Int32Array,
  paddingCount: number,
  ruleId: PixelRule['id'],
): RoiSignal {
  if (values.length === 0) return { kind: 'no-pixels', paddingCount };
  const { modalityTable } = image;
  // A table need not be a line: its entries have statistics of their own.
  const ofEntries =
    modalityTable && integerStatistics(values.map((stored) => tableValue(modalityTable, stored)));
  return knownSignal(image, integerStatistics(values), ofEntries, values.length, paddingCount, ruleId);
}

/**
 * The same of the pixels themselves. Without padding and table nothing is gathered: that is what costs time at every
 * event of a pointer that draws.
 */
export function signalOfRuns(
  image: SignalSource,
  runs: PixelRuns,
  count: number,
  ruleId: PixelRule['id'],
): RoiSignal {
  const isPlain = image.modalityTable === undefined && paddingRange(image) === undefined;
  const counted = isPlain ? countsOfRuns(image.storedValues, image.grid.columns, runs) : undefined;
  if (counted) return knownSignal(image, statisticsOfCounts(counted, count), undefined, count, 0, ruleId);
  const values = storedOfPixels(image, runs);
  return signalOfPixels(image, values, count - values.length, ruleId);
}

function knownSignal(
  image: SignalSource,
  ofStored: IntegerStatistics,
  ofEntries: IntegerStatistics | undefined,
  pixelCount: number,
  paddingCount: number,
  ruleId: PixelRule['id'],
): RoiSignal {
  const isImageJ = ruleId === 'imagej';
  const { slope } = image.rescale;
  const floatingPoint = floatingPointStatistics(image, ofStored);
  return {
    kind: 'known',
    pixelCount,
    paddingCount,
    displayed: ofEntries
      ? plainStatistics(ofEntries, false)
      : mappedStatistics(ofStored, displayedOf(image), slope, isImageJ && slope === 1),
    stored: plainStatistics(ofStored, isImageJ),
    ...(floatingPoint && { floatingPoint }),
  };
}

function floatingPointStatistics(
  image: SignalSource,
  ofStored: IntegerStatistics,
): SignalStatistics | undefined {
  const toFloatingPoint = floatingPointOf(image);
  if (!toFloatingPoint || image.philipsScale === undefined) return undefined;
  const toDisplayed = displayedOf(image);
  const toValue = (stored: number): number => toFloatingPoint(toDisplayed(stored));
  return mappedStatistics(ofStored, toValue, 1 / image.philipsScale.slope, false);
}

/** The stored values of a set of pixels, without padding. */
export function storedOfPixels(image: SignalSource, runs: PixelRuns): Int32Array {
  const { storedValues } = image;
  const padding = paddingRange(image);
  const gathered = new Int32Array(pixelCount(runs));
  let length = 0;
  if (padding === undefined) {
    // Whole runs at once: this is done at every event of a pointer that draws.
    for (let i = 0; i < runs.length; i += 3) {
      const rowStart = (runs[i] ?? 0) * image.grid.columns;
      const run = storedValues.subarray(rowStart + (runs[i + 1] ?? 0), rowStart + (runs[i + 2] ?? 0));
      gathered.set(run, length);
      length += run.length;
    }
    return gathered;
  }
  const { from, to } = padding;
  for (let i = 0; i < runs.length; i += 3) {
    const rowStart = (runs[i] ?? 0) * image.grid.columns;
    const end = rowStart + (runs[i + 2] ?? 0);
    for (let at = rowStart + (runs[i + 1] ?? 0); at < end; at++) {
      const value = storedValues[at] ?? 0;
      if (value < from || value > to) gathered[length++] = value;
    }
  }
  return gathered.subarray(0, length);
}
