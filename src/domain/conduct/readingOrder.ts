import type { ObserverId } from '../ids';
import { compareCodes } from '../study/compareCodes';
import type { Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { byLot, lotsOf } from './seededRank';

/**
 * The order in which an observer reads in a round: drawn anew for each observer and round from the protocol's seed, or by
 * code. Masked scans are always shuffled, because the order of their names is the same for everybody.
 */
export function readingOrder<S extends Pick<Subject, 'id' | 'code'>>(
  protocol: Pick<Protocol, 'order' | 'seed' | 'blinding'>,
  subjects: readonly S[],
  observer: ObserverId,
  round: number,
): readonly S[] {
  if (protocol.order === 'by-code' && !protocol.blinding.timePoint) return [...subjects].sort(byCode);
  const lotOf = lotsOf(protocol.seed, 'order', observer, String(round));
  return byLot(
    subjects,
    ({ id }) => lotOf(id),
    ({ id }) => id,
  );
}

/** By code, numbers in it as numbers: S-2 before S-10. */
export function byCode(a: Pick<Subject, 'code'>, b: Pick<Subject, 'code'>): number {
  return compareCodes(a.code, b.code);
}
