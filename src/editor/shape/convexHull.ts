import type { PointPx } from '../../domain/image/point';
import { orientationSign } from '../../domain/polygon/orientation';

/** The corners of the smallest convex polygon around some places, clockwise on a screen (Andrew 1979); none twice. */
export function convexHull(placesPx: readonly PointPx[]): readonly PointPx[] {
  const sorted = placesPx.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** One half of the hull, without its last corner. */
function chain(sorted: readonly PointPx[]): readonly PointPx[] {
  const corners: PointPx[] = [];
  for (const place of sorted) {
    for (;;) {
      const [before, last] = corners.slice(-2);
      if (before === undefined || last === undefined || isTurn(before, last, place)) break;
      corners.pop();
    }
    corners.push(place);
  }
  return corners.slice(0, -1);
}

function isTurn(a: PointPx, b: PointPx, c: PointPx): boolean {
  return orientationSign(a[0], a[1], b[0], b[1], c[0], c[1]) > 0;
}
