import type { HistogramBin } from '../../../analysis/valueDistribution';

/**
 * Decimals that print the edges of a histogram as they are: they are multiples of a bin's width, 1, 2 or 5 times a power of
 * ten. Undefined of a single bin, which stands around its values.
 */
export function edgeDecimals(bins: readonly HistogramBin[]): number | undefined {
  const [first, second] = bins;
  if (!first || !second) return undefined;
  return Math.max(0, -Math.floor(Math.log10(second.from - first.from) + 1e-9));
}
