import { observerId } from '../ids';
import type { Protocol } from '../study/protocol';

/**
 * Stands for whoever chooses the slices beforehand, where the protocol wants that: the choices are kept as readings of
 * this observer, in round 1, without entries. No protocol lists it and no analysis counts it.
 */
export const sliceChooser = observerId('slices');

/** Whether observers find the slices chosen, and cannot change them. */
export function areSlicesGiven({ sliceRule }: Pick<Protocol, 'sliceRule'>): boolean {
  return sliceRule === 'chosen-beforehand';
}
