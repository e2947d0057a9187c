import type { PointPx } from '../../domain/image/point';
import { clampToImage, type ImageSize } from '../imageSize';

/** A vertex, and how much of an offset it takes part in: 0 stays. */
export interface OffsetVertex {
  readonly placePx: PointPx;
  readonly share: number;
}

/**
 * A ring offset evenly along its normals so that its area is that of another ring; by at most `mostOffsetPx`, which may
 * leave a difference. Vertices without a share, and all of them where nothing is missing, stay, the very same.
 */
export function keepArea(
  vertices: readonly OffsetVertex[],
  wantedPx: readonly PointPx[],
  { mostOffsetPx, image }: { readonly mostOffsetPx: number; readonly image: ImageSize },
): readonly PointPx[] {
  const places = vertices.map((vertex) => vertex.placePx);
  const wantedPx2 = signedAreaPx2(wantedPx);
  const normals = vertices.map(({ share }, index) => {
    const before = places[(index + places.length - 1) % places.length] ?? [0, 0];
    const after = places[(index + 1) % places.length] ?? [0, 0];
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]);
    if (length === 0 || share === 0) return undefined;
    return [(share * (after[1] - before[1])) / length, (share * (before[0] - after[0])) / length] as const;
  });
  const offsetBy = (byPx: number): readonly PointPx[] =>
    byPx === 0
      ? places
      : places.map((place, index) => {
          const normal = normals[index];
          if (normal === undefined) return place;
          return clampToImage([place[0] + byPx * normal[0], place[1] + byPx * normal[1]], image);
        });

  // Along its normals a ring's area grows by about its length a pixel; a few secants find the rest.
  let [onePx, oneMissing] = [0, wantedPx2 - signedAreaPx2(places)];
  if (oneMissing === 0) return places;
  let twoPx = Math.sign(wantedPx2) * Math.sign(oneMissing) * 1e-3;
  for (let round = 0; round < 8; round += 1) {
    const twoMissing = wantedPx2 - signedAreaPx2(offsetBy(twoPx));
    const slope = (twoMissing - oneMissing) / (twoPx - onePx);
    if (twoMissing === 0 || slope === 0 || !Number.isFinite(slope)) break;
    const nextPx = Math.min(Math.max(twoPx - twoMissing / slope, -mostOffsetPx), mostOffsetPx);
    [onePx, oneMissing] = [twoPx, twoMissing];
    if (nextPx === twoPx) break;
    twoPx = nextPx;
  }
  return offsetBy(twoPx);
}

/** Shoelace from the first vertex, so that a place far from the origin costs no digits. */
function signedAreaPx2(ringPx: readonly PointPx[]): number {
  const [origin] = ringPx;
  if (origin === undefined) return 0;
  let doubled = 0;
  let before = origin;
  for (const vertex of ringPx) {
    doubled +=
      (before[0] - origin[0]) * (vertex[1] - origin[1]) - (vertex[0] - origin[0]) * (before[1] - origin[1]);
    before = vertex;
  }
  return doubled / 2;
}
