import type { PointPx } from '../domain/image/point';
import { polygonCentroidPx } from '../domain/polygon/polygonCentroidPx';
import type { ImageSize } from './imageSize';
import { distanceToSegmentPx } from './planePx';

/** The room a tag needs. */
export interface TagRoom {
  readonly image: ImageSize;
  /** From the tag's centre to what it may not cover: its radius and a gap, pixels. */
  readonly clearancePx: number;
}

/**
 * Where the centre of an outline's letter tag goes: outside the outline, from its centre of gravity along a
 * direction (towards the skin; straight down where it has no length), as near as its room allows.
 *
 * It is moved inwards only where it would leave the image. Undefined for an outline without vertices.
 */
export function tagPlacement(
  outlinePx: readonly PointPx[],
  directionPx: PointPx,
  room: TagRoom,
): PointPx | undefined {
  const origin = polygonCentroidPx(outlinePx) ?? outlinePx[0];
  if (origin === undefined) return undefined;
  const length = Math.hypot(directionPx[0], directionPx[1]);
  const along: PointPx = length > 0 ? [directionPx[0] / length, directionPx[1] / length] : [0, 1];
  const at = (awayPx: number): PointPx => [origin[0] + awayPx * along[0], origin[1] + awayPx * along[1]];

  // A disc on the ray touches an edge nowhere beyond the farthest vertex's shadow on the ray plus the clearance.
  const reachesPx = outlinePx.map(
    (vertex) => (vertex[0] - origin[0]) * along[0] + (vertex[1] - origin[1]) * along[1],
  );
  let awayPx = Math.max(0, ...reachesPx) + room.clearancePx;
  // From there inwards: as far as the outline's distance allows, the tag cannot run into it.
  for (let round = 0; round < 64; round += 1) {
    const sparePx = distanceToRingPx(at(awayPx), outlinePx) - room.clearancePx;
    if (sparePx < 0.01) break;
    awayPx -= sparePx;
  }
  return insideImage(at(awayPx), room);
}

function distanceToRingPx(place: PointPx, ring: readonly PointPx[]): number {
  let nearestPx = Number.POSITIVE_INFINITY;
  let before = ring.at(-1);
  for (const vertex of ring) {
    if (before !== undefined) nearestPx = Math.min(nearestPx, distanceToSegmentPx(place, before, vertex));
    before = vertex;
  }
  return nearestPx;
}

function insideImage([column, row]: PointPx, { image, clearancePx }: TagRoom): PointPx {
  return [clampBetween(column, image.columns, clearancePx), clampBetween(row, image.rows, clearancePx)];
}

function clampBetween(index: number, count: number, wantedMarginPx: number): number {
  const marginPx = Math.min(wantedMarginPx, count / 2);
  return Math.min(Math.max(index, marginPx - 0.5), count - 0.5 - marginPx);
}
