import type { PointPx } from '../../domain/image/point';
import type { LinePx } from '../../domain/reading/endplates';
import type { TimePoint } from '../../domain/timePoint';
import type { OverlayLine } from '../../editor/overlay';
import { toolText } from './toolText';

/** A stroke shorter than this is a click, screen px: a line so short has no direction. */
const leastLengthPx = 24;

/** The midline that is being drawn on one of the scans. */
export interface MidlineHand {
  readonly timePoint: TimePoint;
  readonly fromPx?: PointPx;
  readonly toPx?: PointPx;
}

/** What a pane's pointer does while the midline is set. */
export interface MidlinePointer {
  readonly kind: 'down' | 'move' | 'up' | 'leave' | 'double' | 'cancel';
  readonly atPx: PointPx;
  readonly pixelsPerScreenPx: number;
  readonly button: number;
}

/** One step of the stroke that sets the midline: the hand after it, and the line when it was let go. */
export function midlineStep(
  hand: MidlineHand,
  timePoint: TimePoint,
  { kind, atPx, pixelsPerScreenPx, button }: MidlinePointer,
): { readonly hand: MidlineHand; readonly linePx?: LinePx } {
  if (kind === 'down' && button === 0) return { hand: { timePoint, fromPx: atPx, toPx: atPx } };
  const { fromPx } = hand;
  if (!fromPx || hand.timePoint !== timePoint) return { hand };
  if (kind === 'move') return { hand: { timePoint, fromPx, toPx: atPx } };
  if (kind === 'cancel') return { hand: { timePoint } };
  if (kind !== 'up') return { hand };
  const lengthPx = Math.hypot(atPx[0] - fromPx[0], atPx[1] - fromPx[1]);
  if (lengthPx < leastLengthPx * pixelsPerScreenPx) return { hand: { timePoint } };
  return { hand: { timePoint }, linePx: [fromPx, atPx] };
}

/** The midline over a scan while it is being set: the one in hand, else the one that is kept. */
export function midlineLines(
  hand: MidlineHand | undefined,
  timePoint: TimePoint,
  keptPx: LinePx | undefined,
): readonly OverlayLine[] {
  if (!hand) return [];
  const isHere = hand.timePoint === timePoint && hand.fromPx && hand.toPx;
  const linePx = isHere && hand.fromPx && hand.toPx ? ([hand.fromPx, hand.toPx] as const) : keptPx;
  if (!linePx) return [];
  return [{ fromPx: linePx[0], toPx: linePx[1], style: 'dashed', label: toolText.midlineLabel }];
}

/** Whether the midline is being set, and how far: read past React, as a stroke moves with every pointer event. */
export interface MidlineDesk {
  /** Undefined while it is not being set. */
  readonly get: () => MidlineHand | undefined;
  readonly set: (hand: MidlineHand | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A desk on which nothing lies. */
export function createMidlineDesk(): MidlineDesk {
  let hand: MidlineHand | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => hand,
    set: (next) => {
      if (next === hand) return;
      hand = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
