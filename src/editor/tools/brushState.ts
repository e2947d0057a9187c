import type { PointPx } from '../../domain/image/point';
import type { RingRef } from '../inHand';
import type { BrushDirection } from '../shape/pushWithBrush';

/** The round brush: its size, and where it is shown. */
export interface BrushState {
  readonly radiusPx: number;
  /** Undefined while the pointer is away. */
  readonly cursorPx: PointPx | undefined;
}

/** An outline under the brush. */
export interface BrushStroke extends RingRef {
  readonly direction: BrushDirection;
  /** Where the pointer was last. */
  readonly atPx: PointPx;
  readonly downPx: PointPx;
  /** False until the pointer has moved far enough to mean it: a click changes nothing. */
  readonly isMoved: boolean;
  /** The ring as it was. */
  readonly startPx: readonly PointPx[];
  /** The ring as it is now: always simple, inside the image. */
  readonly verticesPx: readonly PointPx[];
  /** The last move would have made the outline touch itself or fall apart, so the outline stayed where it was. */
  readonly isStopped: boolean;
}

/** The brush before it was used: about a quarter of a multifidus across. */
export const brushAtRest: BrushState = { radiusPx: 6, cursorPx: undefined };
