import type { PointPx } from '../../../src/domain/image/point';

/** Its default `subPixelResolution`. */
const pointsPerPixel = 4;

/**
 * An outline as Cornerstone's freehand tool keeps it when it is drawn or edited along the same vertices: between two places
 * of the pointer, and back to the first, it puts a point about every quarter of a pixel on the straight line
 * (its addCanvasPointsToArray). The line is the same.
 */
export function drawnContour(outlinePx: readonly PointPx[]): readonly PointPx[] {
  return outlinePx.flatMap((from, index) => {
    const to = outlinePx[(index + 1) % outlinePx.length] ?? from;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const steps = Math.max(1, Math.floor(pointsPerPixel * Math.max(Math.abs(dx), Math.abs(dy))));
    return Array.from({ length: steps }, (_, step): PointPx => {
      const part = step / steps;
      return [from[0] + part * dx, from[1] + part * dy];
    });
  });
}
