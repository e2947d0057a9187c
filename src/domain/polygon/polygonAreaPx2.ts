import type { PointPx } from '../image/point';
import { exactSumOf, productTail } from './exactSum';

/**
 * Area enclosed by a simple polygon, in pixels², by the shoelace formula: half the sum of x₁y₂ − x₂y₁.
 *
 * Open ring, either direction. The exact area of the given vertices, rounded once: so neither the start, the
 * direction, repeated vertices nor the distance from the origin can change a digit. MEASUREMENT.md section 2.
 */
export function polygonAreaPx2(ring: readonly PointPx[]): number {
  return Math.abs(signedPolygonAreaPx2(ring));
}

/** The shoelace area with its sign: positive when the vertices run clockwise on a screen (y downwards). */
export function signedPolygonAreaPx2(ring: readonly PointPx[]): number {
  const terms = new Float64Array(4 * ring.length);
  let at = 0;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      const [x1, y1] = before;
      const [x2, y2] = vertex;
      const first = x1 * y2;
      const second = -x2 * y1;
      terms[at++] = first;
      terms[at++] = productTail(x1, y2, first);
      terms[at++] = second;
      terms[at++] = productTail(-x2, y1, second);
    }
    before = vertex;
  }
  return exactSumOf(terms) / 2;
}
