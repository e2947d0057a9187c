import { assert } from '../base/assert';

/**
 * A plane affine map: `x = a·u + c·v + e`, `y = b·u + d·v + f`. From pixels to CSS px of a pane, or back.
 *
 * Cornerstone's camera is a parallel projection, so one such matrix holds for the whole image and no vertex has to
 * pass through the camera by itself.
 */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

type Pair = readonly [number, number];

/** The map that takes (0, 0), (step, 0) and (0, step) to the three points given. */
export function affineFromPoints(origin: Pair, alongColumns: Pair, alongRows: Pair, step: number): Affine {
  return {
    a: (alongColumns[0] - origin[0]) / step,
    b: (alongColumns[1] - origin[1]) / step,
    c: (alongRows[0] - origin[0]) / step,
    d: (alongRows[1] - origin[1]) / step,
    e: origin[0],
    f: origin[1],
  };
}

/** Where a point goes. */
export function applyAffine(map: Affine, point: Pair): [number, number] {
  return [map.a * point[0] + map.c * point[1] + map.e, map.b * point[0] + map.d * point[1] + map.f];
}

/** Where a direction goes: the map without its shift. */
export function applyToDirection(map: Affine, direction: Pair): [number, number] {
  return [map.a * direction[0] + map.c * direction[1], map.b * direction[0] + map.d * direction[1]];
}

/** Area scale with sign; negative when the map mirrors. */
export function determinant(map: Affine): number {
  return map.a * map.d - map.b * map.c;
}

/** The map back. A map that flattens the plane is a bug: a pane of no size is never mapped. */
export function invertAffine(map: Affine): Affine {
  const det = determinant(map);
  assert(Number.isFinite(det) && det !== 0, 'the view flattens the image');
  const a = map.d / det;
  const b = -map.b / det;
  const c = -map.c / det;
  const d = map.a / det;
  return { a, b, c, d, e: -(a * map.e + c * map.f), f: -(b * map.e + d * map.f) };
}
