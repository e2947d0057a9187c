import type { PointPx } from '../../domain/image/point';
import type { Affine } from '../affine';
import type { MarkShape } from './overlayStyle';
import { markOf, placeText, type ScreenPoint } from './screenPath';

/**
 * The written paths of one outline, vertex by vertex, from one drawing to the next: while one vertex of hundreds is dragged,
 * only its own numbers are made into words again.
 */
export class RingTexts {
  #map: Affine | undefined;
  #placesPx: readonly PointPx[] = [];
  #places: string[] = [];
  #markKey = '';
  #markedPx: readonly PointPx[] = [];
  #marks: string[] = [];

  /** As `linePath` writes the closed line: the places are those of `placesPx` on the screen. */
  closedLine(placesPx: readonly PointPx[], points: readonly ScreenPoint[], toScreen: Affine): string {
    this.#follow(toScreen);
    rewrite(this.#places, this.#placesPx, placesPx, points, placeText);
    this.#placesPx = placesPx;
    return points.length === 0 ? '' : `M${this.#places.join('L')}Z`;
  }

  /** As `marksPath` writes a mark around every place. */
  marks(
    placesPx: readonly PointPx[],
    points: readonly ScreenPoint[],
    toScreen: Affine,
    shape: MarkShape,
    size: number,
  ): string {
    this.#follow(toScreen);
    const { dx, dy, rest } = markOf(shape, size);
    const key = `${dx} ${dy}${rest}`;
    if (key !== this.#markKey) this.#markedPx = [];
    this.#markKey = key;
    rewrite(this.#marks, this.#markedPx, placesPx, points, ([x, y]) => placeText([x + dx, y + dy]));
    this.#markedPx = placesPx;
    return points.length === 0 ? '' : `M${this.#marks.join(`${rest}M`)}${rest}`;
  }

  #follow(toScreen: Affine): void {
    const map = this.#map;
    const isSame =
      map?.a === toScreen.a &&
      map.b === toScreen.b &&
      map.c === toScreen.c &&
      map.d === toScreen.d &&
      map.e === toScreen.e &&
      map.f === toScreen.f;
    if (isSame) return;
    this.#map = toScreen;
    this.#placesPx = [];
    this.#markedPx = [];
  }
}

/** Writes the texts of those places that are not the very ones of the last time. */
function rewrite(
  texts: string[],
  before: readonly PointPx[],
  now: readonly PointPx[],
  points: readonly ScreenPoint[],
  textOf: (point: ScreenPoint) => string,
): void {
  texts.length = now.length;
  for (let index = 0; index < now.length; index += 1) {
    const point = points[index];
    if (point && (before[index] !== now[index] || texts[index] === undefined)) texts[index] = textOf(point);
  }
}
