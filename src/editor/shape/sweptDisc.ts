import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { convexHull } from './convexHull';

/** How far outside the disc, at the place that the brush comes to, the sides of its polygon stay at least, pixels. */
const leastBeyondPx = 0.02;
/** How far its corners stand out from the disc at most. */
const mostBeyondPx = 0.05;
/** How far they stand out at the place that it comes from. */
const behindPx = 0.01;

/**
 * A convex polygon around the disc that is moved from one place, which it has cleared before, to another: no corner is
 * farther than 0.05 px from the area swept. Its corners run clockwise on a screen (rows downwards).
 *
 * At the end, and along the way, every side is at least 0.01 px outside; at the beginning only the corners are, 0.01 px,
 * where the border cleared before lies at 0.02 px or more. So the polygons of one move and the next share no side and
 * no corner, even in an exactly straight drag, and cutting by them never has to decide about lines that coincide.
 */
export function sweptDisc(fromPx: PointPx, toPx: PointPx, radiusPx: number): readonly PointPx[] {
  const insidePx = radiusPx + leastBeyondPx;
  const halfStep = Math.acos(insidePx / (radiusPx + mostBeyondPx));
  const half = Math.max(4, Math.ceil(Math.PI / (2 * halfStep)));
  const cornerPx = insidePx / Math.cos(Math.PI / (2 * half));
  const isStill = isSamePoint(fromPx, toPx);
  // Standing still it is turned so that no side runs along the rows or columns, as many outlines do.
  const ahead = isStill ? 0.1 : Math.atan2(toPx[1] - fromPx[1], toPx[0] - fromPx[0]);
  const corners = Array.from({ length: half + 1 }, (_, i): PointPx => {
    const angle = ahead - Math.PI / 2 + (i * Math.PI) / half;
    return around(toPx, cornerPx, angle);
  });
  const rear = Array.from({ length: half + 1 }, (_, i): PointPx => {
    const angle = ahead + Math.PI / 2 + (i * Math.PI) / half;
    return isStill ? around(toPx, cornerPx, angle) : around(fromPx, radiusPx + behindPx, angle);
  });
  // After a short move the ends of the rear lie inside.
  return convexHull([...corners, ...rear]);
}

function around(centre: PointPx, distancePx: number, angle: number): PointPx {
  return [centre[0] + distancePx * Math.cos(angle), centre[1] + distancePx * Math.sin(angle)];
}
