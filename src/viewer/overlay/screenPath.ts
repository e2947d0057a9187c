import type { PointPx } from '../../domain/image/point';
import { type Affine, applyAffine } from '../affine';
import type { MarkShape } from './overlayStyle';

/** A place in CSS px of the pane. */
export type ScreenPoint = readonly [x: number, y: number];

/** Where pixels of the slice are on the screen. */
export function screenPoints(places: readonly PointPx[], toScreen: Affine): readonly ScreenPoint[] {
  return places.map((place) => applyAffine(toScreen, place));
}

/** A place as paths write it. */
export function placeText([x, y]: ScreenPoint): string {
  return `${round(x)} ${round(y)}`;
}

/** SVG path through points; hundredths of a pixel are finer than any screen. */
export function linePath(points: readonly ScreenPoint[], isClosed: boolean): string {
  let path = '';
  for (const [x, y] of points) path += `${path === '' ? 'M' : 'L'}${round(x)} ${round(y)}`;
  return isClosed && path !== '' ? `${path}Z` : path;
}

/** One SVG path with a mark of `size` around every point. */
export function marksPath(points: readonly ScreenPoint[], shape: MarkShape, size: number): string {
  const { dx, dy, rest } = markOf(shape, size);
  let path = '';
  for (const [x, y] of points) path += `M${round(x + dx)} ${round(y + dy)}${rest}`;
  return path;
}

function markPath(x: number, y: number, shape: MarkShape, size: number): string {
  return marksPath([[x, y]], shape, size);
}

/**
 * Where a mark's line begins, from its middle, and how it goes on. Written once for hundreds of marks: making words of
 * numbers is most of the work.
 */
export function markOf(
  shape: MarkShape,
  size: number,
): { readonly dx: number; readonly dy: number; readonly rest: string } {
  const half = round(size / 2);
  if (shape === 'round') {
    const turn = `a${half} ${half} 0 1 0`;
    return { dx: -half, dy: 0, rest: `${turn} ${2 * half} 0${turn} ${-2 * half} 0Z` };
  }
  if (shape === 'square') {
    return { dx: -half, dy: -half, rest: `h${2 * half}v${2 * half}h${-2 * half}Z` };
  }
  // A diamond of the same width looks smaller than a disc: its half diagonal is a fifth longer.
  const reach = round(half * 1.2);
  return { dx: 0, dy: -reach, rest: `l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}Z` };
}

/** Of points in their order those that are not nearer than `least` to the last one taken; the last of all always. */
export function spacedOut(points: readonly ScreenPoint[], least: number): readonly ScreenPoint[] {
  const taken: ScreenPoint[] = [];
  let before: ScreenPoint | undefined;
  for (const [index, point] of points.entries()) {
    const isLast = index === points.length - 1;
    if (before && !isLast && Math.hypot(point[0] - before[0], point[1] - before[1]) < least) continue;
    taken.push(point);
    before = point;
  }
  return taken;
}

/** A tag's shape, `width` wide and `size` high: with the observer's ends, stretched between them where it is wider. */
export function tagPath([x, y]: ScreenPoint, shape: MarkShape, width: number, size: number): string {
  if (width <= size) return markPath(x, y, shape, size);
  const [half, high] = [round(width / 2), round(size / 2)];
  const between = round(width - size);
  if (shape === 'round') {
    const turn = `a${high} ${high} 0 0 1`;
    return `M${round(x - half + high)} ${round(y - high)}h${between}${turn} 0 ${2 * high}h${-between}${turn} 0 ${-2 * high}Z`;
  }
  if (shape === 'square') {
    return `M${round(x - half)} ${round(y - high)}h${2 * half}v${2 * high}h${-2 * half}Z`;
  }
  return linePath(
    [
      [x - half - high / 2, y],
      [x - half + high / 2, y - high],
      [x + half - high / 2, y - high],
      [x + half + high / 2, y],
      [x + half - high / 2, y + high],
      [x - half + high / 2, y + high],
    ],
    true,
  );
}

/**
 * Size of vertex marks: the full size, less where vertices lie closer than marks are wide, so that a freehand line with
 * hundreds of vertices does not hide the edge it follows.
 */
export function markSize(points: readonly ScreenPoint[], full: number): number {
  if (points.length < 2) return full;
  let length = 0;
  for (const [index, [x, y]] of points.entries()) {
    const next = points[index + 1];
    if (next) length += Math.hypot(next[0] - x, next[1] - y);
  }
  const spacing = length / (points.length - 1);
  return Math.min(full, Math.max(full / 2, spacing * 0.6));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
