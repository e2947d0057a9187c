import { countsByOffset, type OffsetCounts } from './countsByOffset';
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
  const counted = countsByOffset(values);
  return counted ? statisticsOfCounts(counted, values.length) : statisticsOfFarApart(values);
}

/** The same of counted numbers, `n` of them. */
export function statisticsOfCounts({ min, counts }: OffsetCounts, n: number): IntegerStatistics {
  let offsets = 0;
  for (let i = 0; i < counts.length; i++) offsets += i * (counts[i] ?? 0);
  // Sums of whole numbers: exact. The mean is rounded once.
  const mean = (min * n + offsets) / n;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0;
    if (count === 0) continue;
    const deviation = min + i - mean;
    squares += count * deviation * deviation;
    rest += count * deviation;
  }
  const [lowerRank, upperRank] = [(n - 1) >> 1, n >> 1];
  let offset = 0;
  let passed = counts[0] ?? 0;
  while (passed <= lowerRank) passed += counts[++offset] ?? 0;
  const lower = min + offset;
  while (passed <= upperRank) passed += counts[++offset] ?? 0;
  return {
    mean,
    sd: sampleSd(squares, rest, n),
    min,
    max: min + counts.length - 1,
    middle: [lower, min + offset],
  };
}

function statisticsOfFarApart(values: Int32Array): IntegerStatistics {
  const n = values.length;
  const sorted = values.slice().sort();
  const at = (rank: number): number => sorted[rank] ?? 0;
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / n;
  let squares = 0;
  let rest = 0;
  for (const value of sorted) {
    const deviation = value - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  return {
    mean,
    sd: sampleSd(squares, rest, n),
    min: at(0),
    max: at(n - 1),
    middle: [at((n - 1) >> 1), at(n >> 1)],
  };
}

/** Sample SD, second pass; the last term takes away what rounding of the mean leaves (Chan, Golub & LeVeque 1983). */
function sampleSd(squares: number, rest: number, n: number): number | undefined {
  return n === 1 ? undefined : Math.sqrt(Math.max(0, squares - (rest * rest) / n) / (n - 1));
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
