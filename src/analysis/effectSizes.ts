import type { Result } from '../base/result';
import { type CliffsDelta, cliffsDelta } from '../statistics/cliffsDelta';
import { type EffectSize, effectSize } from '../statistics/effectSize';
import type { StatisticsError } from '../statistics/statisticsError';

/** How large a difference of two groups is, without a unit; first minus second. */
export interface EffectSizes {
  /** Holds Hedges' g. */
  readonly means: Result<EffectSize, StatisticsError>;
  readonly ranks: Result<CliffsDelta, StatisticsError>;
}

/** Both effect sizes of a comparison, made when somebody looks: their intervals take longer than the tests. */
export function effectSizes(first: readonly number[], second: readonly number[]): EffectSizes {
  return { means: effectSize(first, second), ranks: cliffsDelta(first, second) };
}
