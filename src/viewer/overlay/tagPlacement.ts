import type { PaneSize } from '../paneView';
import type { ScreenPoint } from './screenPath';

/** Free space between an outline and the rim of its tag. */
const gapPx = 8;
const edgePx = 4;

/**
 * Where the middle of a tag goes: outside the outline, from its middle in the given direction, clear of the line by
 * some pixels. It moves inwards only where it would leave the pane.
 *
 * `undefined` when no part of the outline is in the pane: a tag without its outline would name the wrong thing.
 */
export function tagPlacement(
  outline: readonly ScreenPoint[],
  direction: ScreenPoint,
  size: number,
  pane: PaneSize,
): ScreenPoint | undefined {
  if (outline.length === 0 || !touchesPane(outline, pane)) return undefined;
  const length = Math.hypot(direction[0], direction[1]);
  const towards: ScreenPoint = length > 0 ? [direction[0] / length, direction[1] / length] : [0, 1];
  const middle = meanPoint(outline);
  const clear = size / 2 + gapPx;
  // Beyond the farthest vertex the way is certainly free; a step back at a time finds the nearest free place.
  let reach = clear;
  for (const [x, y] of outline) {
    reach = Math.max(reach, (x - middle[0]) * towards[0] + (y - middle[1]) * towards[1] + clear);
  }
  while (reach > clear) {
    const nearer = along(middle, towards, reach - 2);
    if (distanceToOutline(outline, nearer) < clear) break;
    reach -= 2;
  }
  const [x, y] = along(middle, towards, reach);
  const keep = size / 2 + edgePx;
  return [
    Math.min(Math.max(x, keep), pane.widthPx - keep),
    Math.min(Math.max(y, keep), pane.heightPx - keep),
  ];
}

function touchesPane(outline: readonly ScreenPoint[], pane: PaneSize): boolean {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  return (
    Math.max(...xs) >= 0 &&
    Math.min(...xs) <= pane.widthPx &&
    Math.max(...ys) >= 0 &&
    Math.min(...ys) <= pane.heightPx
  );
}

function meanPoint(points: readonly ScreenPoint[]): ScreenPoint {
  const sum = points.reduce<[number, number]>((total, [x, y]) => [total[0] + x, total[1] + y], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

function along(from: ScreenPoint, towards: ScreenPoint, reach: number): ScreenPoint {
  return [from[0] + towards[0] * reach, from[1] + towards[1] * reach];
}

function distanceToOutline(outline: readonly ScreenPoint[], point: ScreenPoint): number {
  let nearest = Infinity;
  for (const [index, from] of outline.entries()) {
    const to = outline[(index + 1) % outline.length] ?? from;
    nearest = Math.min(nearest, distanceToSegment(from, to, point));
  }
  return nearest;
}

function distanceToSegment(from: ScreenPoint, to: ScreenPoint, point: ScreenPoint): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const part = squared === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / squared;
  const at = Math.min(Math.max(part, 0), 1);
  return Math.hypot(point[0] - from[0] - at * dx, point[1] - from[1] - at * dy);
}
