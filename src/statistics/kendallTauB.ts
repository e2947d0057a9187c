import { err, ok, type Result } from '../base/result';
import { midranks } from './midranks';
import { completePairs, type MaybeNumber } from './missing';
import { requireCount } from './requireCount';
import type { StatisticsError } from './statisticsError';

/** Kendall's rank correlation, corrected for ties. */
export interface KendallTauB {
  readonly n: number;
  readonly dropped: number;
  readonly tauB: number;
}

/** Kendall's τ_b over all pairs of observations. See METHODS.md, "Kendall". */
export function kendallTauB(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
): Result<KendallTauB, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const a = pairs.value.x;
  const b = pairs.value.y;
  const n = a.length;
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  let concordance = 0;
  for (let i = 1; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      concordance += Math.sign((a[i] ?? 0) - (a[j] ?? 0)) * Math.sign((b[i] ?? 0) - (b[j] ?? 0));
    }
  }
  const untiedX = untiedPairs(a);
  const untiedY = untiedPairs(b);
  if (untiedX === 0 || untiedY === 0) return err({ kind: 'zero-variance' });
  const tauB = untiedX === untiedY ? concordance / untiedX : concordance / Math.sqrt(untiedX * untiedY);
  return ok({ n, dropped: pairs.value.dropped, tauB });
}

function untiedPairs(values: readonly number[]): number {
  const tied = midranks(values).tieSizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return (values.length * (values.length - 1)) / 2 - tied;
}
