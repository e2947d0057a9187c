import type { PointPx } from '../domain/image/point';
import { clampMove, type ImageSize, isInImage } from './imageSize';
import type { WholeTransform } from './inHand';

/** A box is never scaled below this, pixels; a smaller one not at all. */
const smallestPx = 1;
/** Halvings of the way to an angle that leads out of the image. */
const angleHalvings = 12;

/** The transform that changes nothing. */
export function identityAbout(centrePx: PointPx): WholeTransform {
  return { centrePx, scale: [1, 1], angleRad: 0, movePx: [0, 0] };
}

/**
 * Where a transform takes a place. It turns on the patient, not on the pixel grid: `aspect` is the height of a pixel
 * over its width. A move alone adds its amount and nothing else, so that whole pixels stay whole.
 */
export function transformed([column, row]: PointPx, by: WholeTransform, aspect: number): PointPx {
  const { angleRad, centrePx, movePx, scale } = by;
  if (angleRad === 0 && scale[0] === 1 && scale[1] === 1) return [column + movePx[0], row + movePx[1]];
  const across = (column - centrePx[0]) * scale[0];
  const down = (row - centrePx[1]) * scale[1] * aspect;
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  return [
    centrePx[0] + across * cos - down * sin + movePx[0],
    centrePx[1] + (across * sin + down * cos) / aspect + movePx[1],
  ];
}

/** A move, as much of it as keeps every place inside the image. */
export function moveInside(
  placesPx: readonly PointPx[],
  centrePx: PointPx,
  byPx: PointPx,
  image: ImageSize,
): WholeTransform {
  return { ...identityAbout(centrePx), movePx: clampMove(placesPx, byPx, image) };
}

/**
 * Scaling about a centre, as much of it as keeps every place inside the image, and the box of the places at least a pixel
 * wide and high. With both factors equal they stay equal.
 */
export function scaleInside(
  placesPx: readonly PointPx[],
  centrePx: PointPx,
  wanted: readonly [number, number],
  image: ImageSize,
): WholeTransform {
  const counts = [image.columns, image.rows] as const;
  const limits = ([0, 1] as const).map((axis) => {
    const along = placesPx.map((place) => place[axis]);
    const centre = centrePx[axis];
    const sizePx = largest(along) - smallest(along);
    const ahead = (counts[axis] - 0.5 - centre) / (largest(along) - centre);
    const behind = (centre + 0.5) / (centre - smallest(along));
    const room = Math.min(
      ahead > 0 ? ahead : Number.POSITIVE_INFINITY,
      behind > 0 ? behind : Number.POSITIVE_INFINITY,
    );
    return { least: sizePx > smallestPx ? smallestPx / sizePx : 1, most: Math.max(room, 1) };
  });
  const [columns, rows] = limits;
  if (columns === undefined || rows === undefined) return identityAbout(centrePx);
  const isUniform = wanted[0] === wanted[1];
  const least = Math.max(columns.least, rows.least);
  const most = Math.min(columns.most, rows.most);
  const uniform = { least, most };
  const scale = [
    within(wanted[0], isUniform ? uniform : columns),
    within(wanted[1], isUniform ? uniform : rows),
  ] as const;
  return { ...identityAbout(centrePx), scale };
}

/** Turning round a centre; where the angle leads out of the image, it stops on the way from the last one that did not. */
export function turnInside(
  placesPx: readonly PointPx[],
  last: WholeTransform,
  angleRad: number,
  image: ImageSize,
  aspect: number,
): WholeTransform {
  const about = identityAbout(last.centrePx);
  const isInside = (angle: number): boolean =>
    placesPx.every((place) => isInImage(transformed(place, { ...about, angleRad: angle }, aspect), image));
  if (isInside(angleRad)) return { ...about, angleRad };
  let fits = last.angleRad;
  let leaves = angleRad;
  for (let halving = 0; halving < angleHalvings; halving += 1) {
    const middle = (fits + leaves) / 2;
    if (isInside(middle)) fits = middle;
    else leaves = middle;
  }
  return { ...about, angleRad: fits };
}

function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(Math.max(value, least), most);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
