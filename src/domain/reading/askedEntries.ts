import type { Protocol } from '../study/protocol';
import { targetsOf } from '../study/targets';
import { type TimePoint, timePoints } from '../timePoint';
import type { Reading, ReadingEntry } from './reading';
import { targetKey } from './roi';

/**
 * What a reading gives for the targets of the protocol, in their order. What was given for a target that the protocol asked
 * for earlier stays in the reading and counts for nothing, until the protocol asks for it again.
 */
export function askedEntries(
  { entries }: Pick<Reading, 'entries'>,
  protocol: Protocol,
  asked: readonly TimePoint[] = timePoints,
): readonly ReadingEntry[] {
  return targetsOf(protocol, asked).flatMap((target) => entries[targetKey(target)] ?? []);
}
