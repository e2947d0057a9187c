import type { SignalStatistics } from './roiMeasurement';

/** Statistics of whole numbers, before it is decided what their values are. */
export interface IntegerStatistics {
  readonly mean: number;
  readonly sd: number | undefined;
  readonly min: number;
  readonly max: number;
  /** The two middle values in order of size; for an odd count the same value twice. */
  readonly middle: readonly [number, number];
}

/** Statistics of at least one whole number. Sums run over the integers, which adds them exactly; SD divides by n − 1. */
export function integerStatistics(values: Int32Array): IntegerStatistics {
  const count = values.length;
  let sum = 0;
  let min = values[0] ?? 0;
  let max = min;
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = sum / count;
  const sd = count === 1 ? undefined : sampleSd(values, mean);
  return { mean, sd, min, max, middle: middleValues(values, min, max) };
}

/** The numbers' own statistics. The median of an even count is the mean of the two middle values, or the upper one. */
export function plainStatistics(of: IntegerStatistics, hasUpperMedian: boolean): SignalStatistics {
  const { mean, sd, min, max, middle } = of;
  return { mean, sd, min, max, median: hasUpperMedian ? middle[1] : (middle[0] + middle[1]) / 2 };
}

/**
 * The statistics of `toValue(number)`, a linear map with the factor `slope`: applied to what was summed exactly, so that
 * rounding comes last. A negative slope swaps the extremes.
 */
export function mappedStatistics(
  of: IntegerStatistics,
  toValue: (integer: number) => number,
  slope: number,
  hasUpperMedian: boolean,
): SignalStatistics {
  const [first, second] = [toValue(of.min), toValue(of.max)];
  const [lower, upper] = [toValue(of.middle[0]), toValue(of.middle[1])];
  return {
    mean: toValue(of.mean),
    sd: of.sd === undefined ? undefined : Math.abs(slope) * of.sd,
    min: Math.min(first, second),
    max: Math.max(first, second),
    median: hasUpperMedian ? upper : (lower + upper) / 2,
  };
}

/** Sample SD, two passes; the last term takes away what rounding of the mean leaves (Chan, Golub & LeVeque 1983). */
function sampleSd(values: Int32Array, mean: number): number {
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = (values[i] ?? 0) - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  const corrected = Math.max(0, squares - (rest * rest) / values.length);
  return Math.sqrt(corrected / (values.length - 1));
}

function middleValues(values: Int32Array, min: number, max: number): readonly [number, number] {
  const lowerRank = (values.length - 1) >> 1;
  const upperRank = values.length >> 1;
  // Counting is faster than sorting as long as the range is that of 16 bits.
  if (max - min >= 65536) {
    const sorted = values.slice().sort();
    return [sorted[lowerRank] ?? 0, sorted[upperRank] ?? 0];
  }
  const counts = new Uint32Array(max - min + 1);
  for (let i = 0; i < values.length; i++) {
    const at = (values[i] ?? 0) - min;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let offset = 0;
  let passed = counts[0] ?? 0;
  while (passed <= lowerRank) passed += counts[++offset] ?? 0;
  const lower = min + offset;
  while (passed <= upperRank) passed += counts[++offset] ?? 0;
  return [lower, min + offset];
}
