import type { PointPx } from '../image/point';
import { ExactSum } from './exactSum';

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
  const doubled = new ExactSum();
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) {
      doubled.addProduct(before[0], vertex[1]);
      doubled.addProduct(-vertex[0], before[1]);
    }
    before = vertex;
  }
  return doubled.value / 2;
}
