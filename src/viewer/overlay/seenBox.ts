import type { PointPx } from '../../domain/image/point';
import type { Affine } from '../affine';
import { linePath, type ScreenPoint } from './screenPath';

/** The part of a drawing that can be seen, CSS px. */
export interface SeenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a place is in the box. */
export function isSeen({ left, top, right, bottom }: SeenBox, [x, y]: ScreenPoint): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * Whether all of a line lies beyond one side of the box: most outlines of a slice do, where a small part of it is drawn
 * magnified. Told without a list of its places on the screen.
 */
export function isOutOfSight(box: SeenBox, placesPx: readonly PointPx[], toScreen: Affine): boolean {
  const { a, b, c, d, e, f } = toScreen;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const place of placesPx) {
    const x = a * place[0] + c * place[1] + e;
    const y = b * place[0] + d * place[1] + f;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return right < box.left || left > box.right || bottom < box.top || top > box.bottom;
}

/**
 * SVG path of a closed line without the edges that cannot be seen: those that lie wholly beyond one side of the box. A line
 * of hundreds of vertices has few others where a small part of it is drawn magnified.
 */
export function seenPath(box: SeenBox, points: readonly ScreenPoint[]): string {
  let path = '';
  let run: ScreenPoint[] = [];
  const endRun = (): void => {
    path += linePath(run, false);
    run = [];
  };
  let from = points.at(-1);
  for (const to of points) {
    if (from && isBeyond(box, from, to)) endRun();
    else if (from) run.push(...(run.length === 0 ? [from, to] : [to]));
    from = to;
  }
  endRun();
  return path;
}

function isBeyond({ left, top, right, bottom }: SeenBox, a: ScreenPoint, b: ScreenPoint): boolean {
  return (
    (a[0] < left && b[0] < left) ||
    (a[0] > right && b[0] > right) ||
    (a[1] < top && b[1] < top) ||
    (a[1] > bottom && b[1] > bottom)
  );
}
