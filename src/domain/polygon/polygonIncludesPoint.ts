import type { PointPx } from '../image/point';
import { orientationSign } from './orientation';

/**
 * Whether a point lies inside a ring, by the rule of the measurement: even-odd, decided exactly.
 *
 * On a left or top edge is inside, on a right or bottom edge outside, so that of two areas with a common edge
 * exactly one has the point. MEASUREMENT.md section 3.
 */
export function polygonIncludesPoint(ring: readonly PointPx[], [column, row]: PointPx): boolean {
  let isInside = false;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined && before[1] <= row !== vertex[1] <= row) {
      const [upper, lower] = before[1] < vertex[1] ? [before, vertex] : [vertex, before];
      const side = orientationSign(upper[0], upper[1], lower[0], lower[1], column, row);
      if (side <= 0) isInside = !isInside;
    }
    before = vertex;
  }
  return isInside;
}
