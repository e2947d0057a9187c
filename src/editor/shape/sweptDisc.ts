import type { PointPx } from '../../domain/image/point';

/** How far the sides of the brush's polygon stay outside the disc: far beyond rounding, so that no step repeats itself. */
const leastBeyondPx = 0.02;
/** How far its corners stand out from the disc. */
const mostBeyondPx = 0.1;

/**
 * A convex polygon around the disc that is moved from one place to another: every side at least 0.02 px outside the
 * swept area, no corner farther than 0.1 px from it. Its corners run clockwise on a screen (rows downwards).
 */
export function sweptDisc(fromPx: PointPx, toPx: PointPx, radiusPx: number): readonly PointPx[] {
  const insidePx = radiusPx + leastBeyondPx;
  const count = Math.max(8, Math.ceil(Math.PI / Math.acos(insidePx / (radiusPx + mostBeyondPx))));
  const cornerPx = insidePx / Math.cos(Math.PI / count);
  const movePx = [toPx[0] - fromPx[0], toPx[1] - fromPx[1]] as const;
  // Sides that face the movement lie at its end, the others at its beginning.
  const isAhead = (side: number): boolean => {
    const angle = ((2 * side + 1) * Math.PI) / count;
    return movePx[0] * Math.cos(angle) + movePx[1] * Math.sin(angle) > 0;
  };
  const corners: PointPx[] = [];
  const add = (centre: PointPx, corner: number): void => {
    const angle = (2 * corner * Math.PI) / count;
    corners.push([centre[0] + cornerPx * Math.cos(angle), centre[1] + cornerPx * Math.sin(angle)]);
  };
  for (let corner = 0; corner < count; corner += 1) {
    const [wasAhead, willBeAhead] = [isAhead(corner - 1), isAhead(corner)];
    if (wasAhead !== willBeAhead) add(wasAhead ? toPx : fromPx, corner);
    add(willBeAhead ? toPx : fromPx, corner);
  }
  return corners;
}
