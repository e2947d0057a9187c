import type { Endplate } from '../../domain/reading/endplates';
import { type EndplateHand, emptyHand, type MarkedLines } from './endplateHand';

/** The last of the four points taken back: the line that it ended is open again, at its first end. */
export function takenBack(
  hand: EndplateHand,
  { upperPx, lowerPx }: MarkedLines,
): { readonly hand: EndplateHand; readonly removed: Endplate | undefined } {
  if (hand.startPx) return { hand: emptyHand, removed: undefined };
  const removed = lowerPx ? 'lower' : upperPx ? 'upper' : undefined;
  const line = lowerPx ?? upperPx;
  return line ? { hand: { ...emptyHand, startPx: line[0] }, removed } : { hand: emptyHand, removed };
}
