import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { simplifyStroke } from '../simplifyStroke';
import { type EdgeMap, noDirection } from './edgeMap';

/** How far leaving out points may move the path; less than a freehand line's, since the ridge is known better. */
const tolerancePx = 0.15;

/**
 * A path over neighbouring pixels as a line of few points on the ridge of the gradient, between two places that it begins
 * and ends at exactly.
 *
 * Each pixel goes to the top of the parabola through the gradient at it and one pixel to either side across the edge, at most
 * half a pixel away (Devernay 1995 along the gradient). Pixels on ground without an edge are left out: the line is
 * straight there, as it is where the path is no longer than its two ends.
 */
export function ridgePath(
  edges: EdgeMap,
  pixels: readonly PointPx[],
  fromPx: PointPx,
  toPx: PointPx,
): readonly PointPx[] {
  const line: PointPx[] = [fromPx];
  for (const pixel of pixels.slice(1, -1)) {
    const direction = edges.directionAt(pixel[0], pixel[1]);
    if (direction !== noDirection) line.push(onRidge(edges, pixel, direction));
  }
  line.push(toPx);
  const different = line.filter((place, index) => {
    const before = line[index - 1];
    return before === undefined || !isSamePoint(before, place);
  });
  return simplifyStroke(different, tolerancePx);
}

function onRidge(edges: EdgeMap, [column, row]: PointPx, direction: number): PointPx {
  const angle = (direction * Math.PI) / 128;
  // Across the edge: its direction turned by a quarter.
  const [across, down] = [-Math.sin(angle), Math.cos(angle)];
  const here = edges.magnitudeAt(column, row);
  const behind = edges.magnitudeAt(column - across, row - down);
  const ahead = edges.magnitudeAt(column + across, row + down);
  const bend = behind - 2 * here + ahead;
  // Without a top, the higher side.
  const top = bend < 0 ? (behind - ahead) / (2 * bend) : Math.sign(ahead - behind);
  const away = Math.min(Math.max(top, -0.5), 0.5);
  return [column + away * across, row + away * down];
}
