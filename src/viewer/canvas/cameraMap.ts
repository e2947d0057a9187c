import type { Affine } from '../affine';
import type { PaneCamera } from '../paneCamera';
import type { PaneSize } from '../paneView';

/**
 * The map from pixel coordinates to CSS px that a parallel camera makes (`cameraOf` says in which space it stands): the
 * focal point in the middle of the pane, `viewUp` upwards, seen from the side on which the camera is.
 */
export function cameraMap(
  camera: PaneCamera,
  spacing: { readonly columnMm: number; readonly rowMm: number },
  size: PaneSize,
): Affine {
  const { focalPoint, position, viewUp, parallelScale } = camera;
  const screenPxPerMm = size.heightPx / 2 / parallelScale;
  // Right = direction of sight × up, in the plane z = 0; sight is along −z from in front, along +z from behind.
  const sight = focalPoint[2] - position[2] < 0 ? -1 : 1;
  const right = [-sight * viewUp[1], sight * viewUp[0]] as const;
  const [ux, uy] = [viewUp[0], viewUp[1]];
  const column = spacing.columnMm * screenPxPerMm;
  const row = spacing.rowMm * screenPxPerMm;
  const a = right[0] * column;
  const b = -ux * column;
  const c = right[1] * row;
  const d = -uy * row;
  const [fx, fy] = [focalPoint[0] * screenPxPerMm, focalPoint[1] * screenPxPerMm];
  return {
    a,
    b,
    c,
    d,
    e: size.widthPx / 2 - (right[0] * fx + right[1] * fy),
    f: size.heightPx / 2 + (ux * fx + uy * fy),
  };
}
