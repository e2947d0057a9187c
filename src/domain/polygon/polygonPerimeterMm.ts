import type { PixelSpacing } from '../image/imageGrid';
import type { PointPx } from '../image/point';

/** Length of a closed ring in mm. Each edge is measured in mm, since a pixel need not be square. */
export function polygonPerimeterMm(ring: readonly PointPx[], spacing: PixelSpacing): number {
  let lengthMm = 0;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      const acrossMm = (vertex[0] - before[0]) * spacing.columnMm;
      const downMm = (vertex[1] - before[1]) * spacing.rowMm;
      lengthMm += Math.hypot(acrossMm, downMm);
    }
    before = vertex;
  }
  return lengthMm;
}
