import { type ObserverId, observerId } from '../ids';
import type { Observer, Protocol } from './protocol';

/** Whose readings settle what two observers disagree about; never one of the protocol's observers. */
export const thirdReaderId: ObserverId = observerId('third');

/** The third reader as an observer: letter 3, drawn in a hue, dash and vertex shape of its own. Undefined where the protocol names none. */
export function thirdReaderOf({ adjudication }: Pick<Protocol, 'adjudication'>): Observer | undefined {
  const { thirdReader } = adjudication;
  return thirdReader && { id: thirdReaderId, letter: '3', ...thirdReader };
}

/** Whether a mean of two of three can be made: of two observers who both read everything. */
export function isTwoNearestPossible({
  observers,
  assignment,
}: Pick<Protocol, 'assignment' | 'observers'>): boolean {
  return observers.length === 2 && assignment.kind === 'all';
}

/** Everybody who may draw in a project: the observers in their order, then the third reader. */
export function readersOf(protocol: Pick<Protocol, 'adjudication' | 'observers'>): readonly Observer[] {
  const third = thirdReaderOf(protocol);
  return third ? [...protocol.observers, third] : protocol.observers;
}
