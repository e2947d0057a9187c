import { timePoints } from '../timePoint';
import { type Pairing, type PairScansInput, pairScans } from './pairScans';
import type { Subject } from './subject';

/**
 * Pairs again, after a date was typed or images were added. A scan that the user chose stays as chosen; a scan taken
 * by rule is reconsidered, also when its images are not at hand now, so that adding a follow-up folder alone never
 * loses the pre-op scan.
 */
export function rechooseScans(
  previous: Subject['scans'],
  input: Omit<PairScansInput, 'kept' | 'remembered'>,
): Pairing {
  const { preop, followUp } = previous;
  const kept = {
    ...(preop?.reason.kind === 'chosen-by-user' && { preop }),
    ...(followUp?.reason.kind === 'chosen-by-user' && { followUp }),
  };
  const remembered = timePoints.flatMap((timePoint) => previous[timePoint] ?? []);
  return pairScans({ ...input, kept, remembered });
}
