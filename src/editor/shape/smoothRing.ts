import type { PointPx } from '../../domain/image/point';
import { findPolygonProblem } from '../../domain/polygon/findPolygonProblem';
import { polygonAreaPx2 } from '../../domain/polygon/polygonAreaPx2';
import { clampToImage, type ImageSize } from '../imageSize';
import { distancePx } from '../planePx';
import { keepArea } from './keepArea';
import { type RingStation, type RingStretch, ringStations } from './ringStations';
import { simplifiedBetween } from './simplifiedBetween';

/** Standard deviation of the Gaussian along the outline, pixels. */
const sigmaPx = 2;
/** No place of the outline is moved farther than this by one smoothing, pixels: the sum of the three below. */
export const mostSmoothedPx = 0.5;
const mostMovedPx = 0.4;
const tolerancePx = 0.04;
const mostOffsetPx = 0.06;
/** Over this length at either end of a stretch the smoothing fades out. */
const fadePx = 4;

/** A ring after one smoothing. */
export interface Smoothed {
  readonly ringPx: readonly PointPx[];
  /** Area after minus area before, pixels². */
  readonly areaChangePx2: number;
  /** 1, or less where the full strength would have made the ring touch itself; 0: nothing was changed. */
  readonly strength: number;
}

/**
 * Takes the short waves and sharp corners out of a simple ring without shrinking it.
 *
 * The line itself is smoothed, not its vertices, so their spacing does not matter: a twiced Gaussian of 2 px along it
 * (`twicedOnRing`), new vertices where the smoothed line needs them (within 0.04 px). No place moves more than 0.5 px at
 * one application. The area is brought back to what it was by an even offset of at most 0.06 px, so it changes by rounding
 * only, unless that offset does not suffice (outlines of few pixels, or all of spikes): the rest is in `areaChangePx2`. With
 * a stretch, the vertices outside it stay, the very same. Never makes the ring touch itself, and never leaves the image.
 */
export function smoothRing(ringPx: readonly PointPx[], image: ImageSize, stretch?: RingStretch): Smoothed {
  const unchanged = { ringPx, areaChangePx2: 0, strength: 0 };
  if (!findPolygonProblem(ringPx).ok) return unchanged;
  const stations = ringStations(ringPx, sigmaPx, stretch);
  const areaPx2 = polygonAreaPx2(ringPx);
  for (const strength of [1, 1 / 2, 1 / 4, 1 / 8]) {
    const smooth = smoothedBy(stations, strength, image);
    const checked = findPolygonProblem(keepArea(smooth, ringPx, { mostOffsetPx, image }));
    if (checked.ok) {
      return { ringPx: checked.value, areaChangePx2: polygonAreaPx2(checked.value) - areaPx2, strength };
    }
  }
  return unchanged;
}

/** The ring's stations moved towards where the smoothing has them, as few as its shape needs. */
function smoothedBy(
  stations: readonly RingStation[],
  strength: number,
  image: ImageSize,
): readonly { readonly placePx: PointPx; readonly share: number }[] {
  const moved = stations.map((station): { placePx: PointPx; share: number } => {
    const share = station.fadePx === undefined ? 1 : fadeShare(station.fadePx);
    if (share === 0) return { placePx: station.placePx, share };
    const away = distancePx(station.placePx, station.smoothPx);
    const part = strength * share * (away > mostMovedPx ? mostMovedPx / away : 1);
    const placePx: PointPx = [
      station.placePx[0] + part * (station.smoothPx[0] - station.placePx[0]),
      station.placePx[1] + part * (station.smoothPx[1] - station.placePx[1]),
    ];
    return { placePx: clampToImage(placePx, image), share };
  });
  const places = moved.map((each) => each.placePx);
  const still = moved.flatMap((each, index) => (each.share === 0 ? [index] : []));
  const anchors = still.length > 0 ? still : farApart(places);
  const kept = new Set(simplifiedBetween(places, anchors, tolerancePx));
  return moved.filter((each) => kept.has(each.placePx));
}

/** 0 at the end of a stretch and outside it, 1 well inside, smooth in between. */
function fadeShare(fromEndPx: number): number {
  const share = Math.min(Math.max(fromEndPx / fadePx, 0), 1);
  return share * share * (3 - 2 * share);
}

/** The first station and the one farthest from it: neither is between two others on a line. */
function farApart(places: readonly PointPx[]): readonly number[] {
  const [first] = places;
  if (first === undefined) return [];
  let [farthest, farthestPx] = [0, 0];
  for (const [index, place] of places.entries()) {
    if (distancePx(first, place) > farthestPx) [farthest, farthestPx] = [index, distancePx(first, place)];
  }
  return [0, farthest];
}
