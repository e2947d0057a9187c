import type { Result } from '../base/result';
import { type QqPlot, qqPlot } from '../statistics/qqPlot';
import type { StatisticsError } from '../statistics/statisticsError';

/** A bar of a histogram: values from `from` up to, and without, `to`; the last one with `to`. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How the values of one group lie. */
export interface ValueDistribution {
  readonly n: number;
  readonly bins: readonly HistogramBin[];
  readonly qq: Result<QqPlot, StatisticsError>;
}

/** Histogram of each list over the same bins, and the Q-Q plot of each. Made when somebody looks. */
export function valueDistributions(lists: readonly (readonly number[])[]): readonly ValueDistribution[] {
  const edges = binEdges(lists.flat());
  return lists.map((list) => ({ n: list.length, bins: binsOf(list, edges), qq: qqPlot(list) }));
}

/**
 * Edges at round numbers that hold all values, about as many bins as Sturges' rule (1926) gives: log2 n + 1. Without
 * values none; of equal values one bin around them.
 */
export function binEdges(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) return [low - 0.5, low + 0.5];
  const wanted = Math.ceil(Math.log2(values.length)) + 1;
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const multiple = [1, 2, 5].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  const step = multiple * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function binsOf(values: readonly number[], edges: readonly number[]): readonly HistogramBin[] {
  const [first = 0] = edges;
  const step = (edges[1] ?? 1) - first;
  const counts = new Array<number>(Math.max(0, edges.length - 1)).fill(0);
  for (const value of values) {
    const at = Math.min(counts.length - 1, Math.max(0, Math.floor((value - first) / step + 1e-9)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, count }));
}
