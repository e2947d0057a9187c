import type { Settlement } from './settlement';

/** The newest decision about each target, an opened one too: the last of a target in the list, which is in the order of time. */
export function newestSettlements(settlements: readonly Settlement[]): readonly Settlement[] {
  return [...new Map(settlements.map((one) => [one.targetKey, one])).values()];
}
