import type { Result } from '../base/result';
import type { StatisticsError } from '../statistics/statisticsError';
import type { TablePrimary } from './comparedLine';

/** How a conclusion stands to that of the main analysis. */
export type SensitivityVerdict = 'same' | 'significance-differs' | 'direction-differs' | 'not-computed';

/**
 * The verdict on a comparison beside the main one, from their primary tests. Where neither shows a difference at `alpha` the
 * conclusion is the same, whichever way the two differences lean: the sign of noise says nothing.
 */
export function sensitivityVerdict(
  own: Result<TablePrimary, StatisticsError>,
  main: Result<TablePrimary, StatisticsError>,
  alpha: number,
): SensitivityVerdict {
  if (!own.ok || !main.ok) return 'not-computed';
  if (own.value.p < alpha !== main.value.p < alpha) return 'significance-differs';
  if (own.value.p >= alpha) return 'same';
  // A test of more than two groups has no direction.
  if (!('estimate' in own.value && 'estimate' in main.value)) return 'same';
  // A shift of exactly zero, as ties give, leans neither way.
  const isOpposite = Math.sign(own.value.estimate) * Math.sign(main.value.estimate) < 0;
  return isOpposite ? 'direction-differs' : 'same';
}
