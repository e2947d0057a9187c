import type { PointPx } from '../../domain/image/point';
import type { RingRef } from '../inHand';

/** A stroke from an outline back to it, that will replace the stretch between. */
export interface RedrawStroke extends RingRef {
  readonly drawnPx: readonly PointPx[];
  /** How far from the outline its two ends may be. */
  readonly reachPx: number;
  /** False until the pointer has moved far enough to mean it: a click changes nothing. */
  readonly isMoved: boolean;
}
