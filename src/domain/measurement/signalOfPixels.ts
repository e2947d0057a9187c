import type { SliceImage } from '../image/sliceImage';
import { type PixelRuns, pixelCount } from './pixelRuns';
import type { PixelRule, RoiSignal } from './roiMeasurement';

type SignalSource = Pick<SliceImage, 'grid' | 'storedValues' | 'rescale' | 'paddingValue'>;

/**
 * Signal over a set of pixels, in displayed values: stored × slope + intercept, in float64.
 *
 * Sums run over the stored integers, which adds them exactly; slope and intercept come last. Padding pixels are
 * left out and counted. SD divides by n − 1. MEASUREMENT.md section 5.
 */
export function signalOfPixels(image: SignalSource, runs: PixelRuns, ruleId: PixelRule['id']): RoiSignal {
  const { slope, intercept } = image.rescale;
  const stored = storedOfPixels(image, runs);
  const count = stored.length;
  const paddingCount = pixelCount(runs) - count;
  if (count === 0) return { kind: 'no-pixels', paddingCount };

  let sum = 0;
  let low = stored[0] ?? 0;
  let high = low;
  for (let i = 0; i < count; i++) {
    const value = stored[i] ?? 0;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const storedMean = sum / count;
  const toSignal = (value: number): number => value * slope + intercept;
  const [lowerMiddle, upperMiddle] = middleValues(stored, low, high);
  const isUpperMedian = ruleId === 'imagej' && slope === 1;
  return {
    kind: 'known',
    pixelCount: count,
    mean: toSignal(storedMean),
    sd: count === 1 ? undefined : Math.abs(slope) * storedSd(stored, storedMean),
    min: Math.min(toSignal(low), toSignal(high)),
    max: Math.max(toSignal(low), toSignal(high)),
    median: isUpperMedian ? toSignal(upperMiddle) : (toSignal(lowerMiddle) + toSignal(upperMiddle)) / 2,
    paddingCount,
  };
}

/** The stored values of a set of pixels, without padding. */
function storedOfPixels(image: SignalSource, runs: PixelRuns): Int32Array {
  const { storedValues, paddingValue } = image;
  const gathered = new Int32Array(pixelCount(runs));
  let length = 0;
  for (let i = 0; i < runs.length; i += 3) {
    const rowStart = (runs[i] ?? 0) * image.grid.columns;
    const end = rowStart + (runs[i + 2] ?? 0);
    for (let at = rowStart + (runs[i + 1] ?? 0); at < end; at++) {
      const value = storedValues[at] ?? 0;
      if (value !== paddingValue) gathered[length++] = value;
    }
  }
  return gathered.subarray(0, length);
}

/** Sample SD, two passes; the last term takes away what rounding of the mean leaves (Chan, Golub & LeVeque 1983). */
function storedSd(stored: Int32Array, mean: number): number {
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < stored.length; i++) {
    const deviation = (stored[i] ?? 0) - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  const corrected = Math.max(0, squares - (rest * rest) / stored.length);
  return Math.sqrt(corrected / (stored.length - 1));
}

/** The two middle values in order of size; for an odd count the same value twice. */
function middleValues(stored: Int32Array, low: number, high: number): readonly [number, number] {
  const lowerRank = (stored.length - 1) >> 1;
  const upperRank = stored.length >> 1;
  // Counting is faster than sorting as long as the range is that of 16 bits.
  if (high - low >= 65536) {
    const sorted = stored.slice().sort();
    return [sorted[lowerRank] ?? 0, sorted[upperRank] ?? 0];
  }
  const counts = new Uint32Array(high - low + 1);
  for (let i = 0; i < stored.length; i++) {
    const at = (stored[i] ?? 0) - low;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let offset = 0;
  let passed = counts[0] ?? 0;
  while (passed <= lowerRank) passed += counts[++offset] ?? 0;
  const lower = low + offset;
  while (passed <= upperRank) passed += counts[++offset] ?? 0;
  return [lower, low + offset];
}
