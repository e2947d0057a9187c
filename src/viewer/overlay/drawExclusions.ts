import type { OverlayExclusion, OverlayOutline } from '../../editor/overlay';
import type { Affine } from '../affine';
import { drawVertices } from './drawOutlines';
import type { OverlayPen } from './overlayPen';
import { black, exclusionStroke, hatch, observerLooks } from './overlayStyle';
import { linePath, type ScreenPoint, screenPoints } from './screenPath';

/**
 * Parts of an outline that are left out: hatched over a dark ground, with a dashed edge, and nothing of it outside the
 * outline, as nothing of it counts there. Where two of them overlap the ground is no darker: they count once.
 */
export function drawExclusions(pen: OverlayPen, outline: OverlayOutline, toScreen: Affine): void {
  const exclusions = outline.exclusions ?? [];
  if (exclusions.length === 0) return;
  const look = observerLooks[outline.style];
  const drawn = exclusions.map((exclusion) => screenPoints(exclusion.verticesPx, toScreen));
  pen.clipped(linePath(screenPoints(outline.outlinePx, toScreen), true), () => {
    const together = drawn.map((points) => linePath(inOneSense(points), true)).join('');
    pen.shape(together, black, hatch.ground, undefined, 'exclusion-area');
    for (const points of drawn) {
      const path = linePath(points, true);
      pen.clipped(path, () => {
        pen.line(hatchPath(points, toScreen), { hue: look.hue, width: hatch.width, opacity: 0.9 }, 'hatch');
      });
      pen.casedLine(path, { ...exclusionStroke, hue: look.hue }, 'exclusion');
    }
  });
  for (const [index, exclusion] of exclusions.entries()) {
    const points = drawn[index];
    if (points && exclusion.isEdited) drawEdited(pen, exclusion, points, outline);
  }
}

/** One that is edited shows all of itself, beyond the outline too, or its vertices there could not be found. */
function drawEdited(
  pen: OverlayPen,
  exclusion: OverlayExclusion,
  points: readonly ScreenPoint[],
  outline: OverlayOutline,
): void {
  const look = observerLooks[outline.style];
  pen.line(
    linePath(points, true),
    { hue: look.hue, width: 1, dash: '1.4 3.6', opacity: 0.9 },
    'exclusion-whole',
  );
  drawVertices(pen, points, look, [], exclusion.grabbedVertex);
}

/** Vertices in one sense of rotation, so that overlapping areas add up instead of cancelling each other. */
function inOneSense(points: readonly ScreenPoint[]): readonly ScreenPoint[] {
  let doubleArea = 0;
  let from = points.at(-1);
  for (const to of points) {
    if (from) doubleArea += from[0] * to[1] - to[0] * from[1];
    from = to;
  }
  return doubleArea < 0 ? [...points].reverse() : points;
}

/** Lines at 45° over the box round points. They keep their place on the image: hatching that swims would be motion. */
function hatchPath(points: readonly ScreenPoint[], toScreen: Affine): string {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  // Of a line x + y = sum: 7 px between lines are 7·√2 between sums.
  const step = hatch.spacing * Math.SQRT2;
  const origin = toScreen.e + toScreen.f;
  const first = origin + Math.ceil((left + top - origin) / step) * step;
  let path = '';
  for (let sum = first; sum <= right + bottom; sum += step) {
    path += linePath(
      [
        [sum - bottom, bottom],
        [sum - top, top],
      ],
      false,
    );
  }
  return path;
}
