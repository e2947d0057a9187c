import type { PointPx } from '../image/point';

/**
 * A ring without its repeated closing vertex and without consecutive repeated vertices.
 *
 * Nothing else changes: collinear vertices, direction and start stay as drawn.
 */
export function normaliseRing(verticesPx: readonly PointPx[]): readonly PointPx[] {
  const kept: PointPx[] = [];
  let before: PointPx | undefined;
  for (const vertex of verticesPx) {
    if (before !== undefined && isSamePoint(before, vertex)) continue;
    kept.push(vertex);
    before = vertex;
  }
  const first = kept[0];
  let last = kept.at(-1);
  while (kept.length > 1 && first !== undefined && last !== undefined && isSamePoint(first, last)) {
    kept.pop();
    last = kept.at(-1);
  }
  return kept;
}

/** Whether two places are the same, coordinate by coordinate. */
export function isSamePoint(a: PointPx, b: PointPx): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
