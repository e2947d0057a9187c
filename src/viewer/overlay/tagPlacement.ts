import type { PaneSize } from '../paneView';
import type { ScreenPoint } from './screenPath';

/** Free space between an outline and the rim of its tag. */
const gapPx = 8;
const edgePx = 4;

/**
 * Where the middle of a tag goes: outside the outline, from its middle in the given direction, clear of the line by
 * some pixels, with both of its ends where it is wider than high. It moves inwards only where it would leave the pane.
 *
 * `undefined` when no part of the outline is in the pane: a tag without its outline would name the wrong thing.
 */
export function tagPlacement(
  outline: readonly ScreenPoint[],
  direction: ScreenPoint,
  size: number,
  pane: PaneSize,
  width = size,
): ScreenPoint | undefined {
  if (outline.length === 0 || !touchesPane(outline, pane)) return undefined;
  const clear = size / 2 + gapPx;
  const nearest = nearestFreePlace(outline, meanPoint(outline), direction, clear);
  const [x, y] = width > size ? withEnds(outline, nearest, direction, clear, (width - size) / 2) : nearest;
  const keep = size / 2 + edgePx;
  const keepAside = width / 2 + edgePx;
  return [
    Math.min(Math.max(x, keepAside), pane.widthPx - keepAside),
    Math.min(Math.max(y, keep), pane.heightPx - keep),
  ];
}

/**
 * The place nearest to the outline, on a ray from `origin`, that can be reached along the ray from far away without
 * coming nearer to the line than `clear`. At least `clear` from the origin. A direction of no length points down.
 */
export function nearestFreePlace(
  outline: readonly ScreenPoint[],
  origin: ScreenPoint,
  direction: ScreenPoint,
  clear: number,
): ScreenPoint {
  const length = Math.hypot(direction[0], direction[1]);
  const towards: ScreenPoint = length > 0 ? [direction[0] / length, direction[1] / length] : [0, 1];
  // Beyond the farthest vertex the way is certainly free.
  let reach = clear;
  for (const [x, y] of outline) {
    reach = Math.max(reach, (x - origin[0]) * towards[0] + (y - origin[1]) * towards[1] + clear);
  }
  // From there inwards by as much as the line is away: that step cannot run into it.
  for (let round = 0; round < 40 && reach > clear; round += 1) {
    const spare = distanceToOutline(outline, along(origin, towards, reach)) - clear;
    if (spare < 0.05) break;
    reach = Math.max(reach - spare, clear);
  }
  return along(origin, towards, reach);
}

/** Farther out, until the ends of what is `2 · aside` wider than high are clear of the line, too. */
export function withEnds(
  outline: readonly ScreenPoint[],
  at: ScreenPoint,
  direction: ScreenPoint,
  clear: number,
  aside: number,
): ScreenPoint {
  const length = Math.hypot(direction[0], direction[1]);
  const towards: ScreenPoint = length > 0 ? [direction[0] / length, direction[1] / length] : [0, 1];
  let [x, y] = at;
  for (let step = 0; step < 20; step += 1) {
    const isClear = [-aside, 0, aside].every(
      (end) => distanceToOutline(outline, [x + end, y]) >= clear - 0.1,
    );
    if (isClear) break;
    x += 4 * towards[0];
    y += 4 * towards[1];
  }
  return [x, y];
}

/** The mean of points; not the centre of gravity of the area, but near enough to place words. */
export function meanPoint(points: readonly ScreenPoint[]): ScreenPoint {
  let [sumX, sumY] = [0, 0];
  for (const [x, y] of points) {
    sumX += x;
    sumY += y;
  }
  return [sumX / points.length, sumY / points.length];
}

/** Distance of a place from the closed line through points. */
export function distanceToOutline(outline: readonly ScreenPoint[], [x, y]: ScreenPoint): number {
  let nearest = Infinity;
  let from = outline.at(-1);
  for (const to of outline) {
    if (from) nearest = Math.min(nearest, squaredToSegment(from, to, x, y));
    from = to;
  }
  return Math.sqrt(nearest);
}

function touchesPane(outline: readonly ScreenPoint[], pane: PaneSize): boolean {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of outline) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right >= 0 && left <= pane.widthPx && bottom >= 0 && top <= pane.heightPx;
}

function along(from: ScreenPoint, towards: ScreenPoint, reach: number): ScreenPoint {
  return [from[0] + towards[0] * reach, from[1] + towards[1] * reach];
}

function squaredToSegment(from: ScreenPoint, to: ScreenPoint, x: number, y: number): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const squared = dx * dx + dy * dy;
  const part = squared === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / squared;
  const at = part < 0 ? 0 : part > 1 ? 1 : part;
  const awayX = x - from[0] - at * dx;
  const awayY = y - from[1] - at * dy;
  return awayX * awayX + awayY * awayY;
}
