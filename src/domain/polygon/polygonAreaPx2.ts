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

/** Filled anew by every call: a new list at every event of a pointer that draws would be garbage. */
let room = new Float64Array(0);

/** The shoelace area with its sign: positive when the vertices run clockwise on a screen (y downwards). */
export function signedPolygonAreaPx2(ring: readonly PointPx[]): number {
  const length = 4 * ring.length;
  if (room.length < length) room = new Float64Array(2 * length);
  const terms = room.subarray(0, length);
  let at = 0;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      const x1 = before[0];
      const y1 = before[1];
      const x2 = vertex[0];
      const y2 = vertex[1];
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
