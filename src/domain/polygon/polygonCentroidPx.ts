import type { PointPx } from '../image/point';

/**
 * Centre of gravity of the area enclosed by a simple polygon.
 *
 * Sums run relative to the first vertex, so that a small outline far from the origin keeps its digits. Undefined
 * where the ring encloses nothing.
 */
export function polygonCentroidPx(ring: readonly PointPx[]): PointPx | undefined {
  const origin = ring[0];
  if (origin === undefined) return undefined;
  let doubledArea = 0;
  let columnMoment = 0;
  let rowMoment = 0;
  let before = ring.at(-1) ?? origin;
  for (const vertex of ring) {
    const x1 = before[0] - origin[0];
    const y1 = before[1] - origin[1];
    const x2 = vertex[0] - origin[0];
    const y2 = vertex[1] - origin[1];
    const cross = x1 * y2 - x2 * y1;
    doubledArea += cross;
    columnMoment += (x1 + x2) * cross;
    rowMoment += (y1 + y2) * cross;
    before = vertex;
  }
  if (doubledArea === 0) return undefined;
  return [origin[0] + columnMoment / (3 * doubledArea), origin[1] + rowMoment / (3 * doubledArea)];
}
