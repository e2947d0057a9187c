import type { ComparedLine } from './comparedLine';
import type { Comparison } from './comparison';

/** How a line's groups are printed: as its path has it, mean ± SD where the test is fixed in advance. */
export function lineSummary({
  comparison,
  fixed,
}: Pick<ComparedLine, 'comparison' | 'fixed'>): Comparison['chosen']['summary'] {
  return fixed ? 'mean-sd' : comparison.chosen.summary;
}
