import type { PointPx } from '../image/point';

/**
 * A ring without its repeated closing vertex and without consecutive repeated vertices.
 *
 * Nothing else changes: collinear vertices, direction and start stay as drawn.
 */
export function normaliseRing(verticesPx: readonly PointPx[]): readonly PointPx[] {
  const kept: PointPx[] = [];
  for (const vertex of verticesPx) {
    const before = kept.at(-1);
    if (before === undefined || !isSamePoint(before, vertex)) kept.push(vertex);
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
