import type { TimePoint } from '../../domain/timePoint';
import { type EndplateHand, emptyHand } from './endplateHand';

interface Desk {
  readonly hands: Readonly<Record<TimePoint, EndplateHand>>;
  /** The scan that was touched last: keys mean it. */
  readonly timePoint: TimePoint;
}

/** Where endplates are being marked on both scans: beside the screen's state, because it changes with the pointer. */
export interface EndplateDesk {
  readonly get: () => Desk;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setHand: (timePoint: TimePoint, hand: EndplateHand) => void;
  readonly touch: (timePoint: TimePoint) => void;
  /** Nothing begun on either scan, the pre-op scan first. */
  readonly clear: (timePoint?: TimePoint) => void;
}

export function createEndplateDesk(): EndplateDesk {
  let desk: Desk = { hands: { preop: emptyHand, followUp: emptyHand }, timePoint: 'preop' };
  const listeners = new Set<() => void>();
  const set = (next: Desk): void => {
    desk = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => desk,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setHand: (timePoint, hand) => {
      if (desk.hands[timePoint] !== hand) set({ ...desk, hands: { ...desk.hands, [timePoint]: hand } });
    },
    touch: (timePoint) => {
      if (desk.timePoint !== timePoint) set({ ...desk, timePoint });
    },
    clear: (timePoint = 'preop') => set({ hands: { preop: emptyHand, followUp: emptyHand }, timePoint }),
  };
}
