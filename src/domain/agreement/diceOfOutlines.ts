import type { PointPx } from '../image/point';
import { netAreaPx2 } from '../polygon/netAreaPx2';
import { polygonAreaPx2 } from '../polygon/polygonAreaPx2';

/**
 * Dice coefficient of two outlines on the same slice: 2|A∩B| / (|A| + |B|), from 0 (apart) to 1 (the same). Of the polygons
 * themselves, not of pixels, so it is exact but for rounding, and the same for any pixel spacing. Exclusions do not take part:
 * it compares what the observers took the muscle to be. Both rings simple and open, with an area.
 *
 * Source: Dice LR, Ecology 26 (1945) 297-302.
 */
export function diceOfOutlines(onePx: readonly PointPx[], otherPx: readonly PointPx[]): number {
  const [one, other] = [polygonAreaPx2(onePx), polygonAreaPx2(otherPx)];
  const sharedPx2 = one - netAreaPx2(onePx, [otherPx]);
  return (2 * sharedPx2) / (one + other);
}
