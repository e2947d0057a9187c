import type { PointPx } from '../../domain/image/point';
import { isSamePoint } from '../../domain/polygon/normaliseRing';
import { clampToImage, type ImageSize } from '../imageSize';
import { distancePx } from '../planePx';

/**
 * A ring cut at the edges of the image, −0.5 and N − 0.5: what reaches beyond runs along the edge instead.
 *
 * Vertices inside the image stay, the very same. Meant for rings that bulge over the edge here and there; one that comes back
 * into the image through another bulge may touch itself afterwards.
 */
export function cutAtImage(ringPx: readonly PointPx[], image: ImageSize): readonly PointPx[] {
  const isInside = (place: PointPx): boolean => isSamePoint(place, clampToImage(place, image));
  if (ringPx.every(isInside)) return ringPx;
  const cut: PointPx[] = [];
  let before = ringPx.at(-1);
  for (const vertex of ringPx) {
    for (const place of before === undefined ? [] : placesAtEdges(before, vertex, image)) {
      cut.push(clampToImage(place, image));
    }
    cut.push(isInside(vertex) ? vertex : clampToImage(vertex, image));
    before = vertex;
  }
  return withoutEdgeRuns(cut, ringPx, image);
}

/** Where a segment crosses the lines of the image's four edges, exactly on them, in its order. */
function placesAtEdges(from: PointPx, to: PointPx, image: ImageSize): readonly PointPx[] {
  const crossings: { share: number; placePx: PointPx }[] = [];
  for (const axis of [0, 1] as const) {
    for (const edge of [-0.5, (axis === 0 ? image.columns : image.rows) - 0.5]) {
      if (from[axis] < edge === to[axis] < edge) continue;
      const share = (edge - from[axis]) / (to[axis] - from[axis]);
      const other = axis === 0 ? 1 : 0;
      const across = from[other] + share * (to[other] - from[other]);
      crossings.push({ share, placePx: axis === 0 ? [edge, across] : [across, edge] });
    }
  }
  return (
    crossings
      .sort((a, b) => a.share - b.share)
      .map((crossing) => crossing.placePx)
      // An end on the edge is there already.
      .filter((place) => Math.min(distancePx(place, from), distancePx(place, to)) > 1e-9)
  );
}

/** Leaves out new vertices between two others on the same edge of the image. */
function withoutEdgeRuns(
  cut: readonly PointPx[],
  ringPx: readonly PointPx[],
  image: ImageSize,
): readonly PointPx[] {
  const own = new Set(ringPx);
  const kept: PointPx[] = [];
  for (const [index, vertex] of cut.entries()) {
    const before = kept.at(-1) ?? cut.at(-1) ?? vertex;
    const after = cut[(index + 1) % cut.length] ?? vertex;
    const isBetween = [0, 1].some((axis) => {
      const edges = [-0.5, (axis === 0 ? image.columns : image.rows) - 0.5];
      const at = vertex[axis] ?? 0;
      return edges.includes(at) && before[axis] === at && after[axis] === at;
    });
    if (own.has(vertex) || !isBetween) kept.push(vertex);
  }
  return kept;
}
