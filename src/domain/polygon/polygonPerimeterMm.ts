import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import { exactSumOf } from './exactSum';

/** Filled anew by every call: a new list at every event of a pointer that draws would be garbage. */
let room = new Float64Array(0);

/**
 * Length of a closed ring in mm. Each edge is measured in mm, since a pixel need not be square. Lengths are added without
 * rounding, so that start, direction and repeated vertices cannot change a digit.
 */
export function polygonPerimeterMm(ring: readonly PointPx[], spacing: PixelSpacing): number {
  if (room.length < ring.length) room = new Float64Array(2 * ring.length);
  const lengthsMm = room.subarray(0, ring.length);
  let at = 0;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      const acrossMm = (vertex[0] - before[0]) * spacing.columnMm;
      const downMm = (vertex[1] - before[1]) * spacing.rowMm;
      lengthsMm[at++] = Math.sqrt(acrossMm * acrossMm + downMm * downMm);
    }
    before = vertex;
  }
  return exactSumOf(lengthsMm);
}
