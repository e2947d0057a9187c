import type { ImageGrid } from '../domain/image/imageGrid';
import { displaySpacing, type PaneView } from './paneView';

/** Turn and mirroring of the image on screen. Readers never turn images; tests do, to prove that nothing depends on it. */
export interface Orientation {
  /** Clockwise. */
  readonly rotationDeg: number;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
}

/** The image as it lies in the file: rows left to right, columns downwards. */
export const upright: Orientation = { rotationDeg: 0, flipHorizontal: false, flipVertical: false };

/** Which way of the image points right, and which down, on screen. */
export function screenDirections(orientation: Orientation): {
  readonly right: readonly [number, number];
  readonly down: readonly [number, number];
} {
  const angle = (orientation.rotationDeg * Math.PI) / 180;
  const mirrorX = orientation.flipHorizontal ? -1 : 1;
  const mirrorY = orientation.flipVertical ? -1 : 1;
  // Rows of the matrix "mirror, then turn".
  return {
    right: [Math.cos(angle) * mirrorX, -Math.sin(angle) * mirrorY],
    down: [Math.sin(angle) * mirrorX, Math.cos(angle) * mirrorY],
  };
}

/** A parallel camera in the viewer's own display space (below). */
export interface PaneCamera {
  readonly focalPoint: [number, number, number];
  readonly position: [number, number, number];
  readonly viewUp: [number, number, number];
  /** Half the height of the pane, in display units. */
  readonly parallelScale: number;
}

const cameraDistance = 500;

/**
 * The camera for a view.
 *
 * Every slice is drawn in a display space of the viewer's own: x = column × columnMm, y = row × rowMm, z = 0, whatever
 * the plane in the patient. So a slice without position or orientation is drawn like any other, slices of one series
 * share one camera, and no large patient coordinate costs precision.
 */
export function cameraOf(
  view: PaneView,
  grid: ImageGrid,
  orientation: Orientation,
  paneHeightPx: number,
): PaneCamera {
  const { columnMm, rowMm } = displaySpacing(grid);
  const focalPoint: [number, number, number] = [
    ((grid.columns - 1) / 2) * columnMm + view.centerOffset[0],
    ((grid.rows - 1) / 2) * rowMm + view.centerOffset[1],
    0,
  ];
  const { right, down } = screenDirections(orientation);
  // Normal towards the eye = right × up; both lie in z = 0, so it is ±z: a mirrored image is seen from behind.
  const towardsEye = -(right[0] * down[1] - right[1] * down[0]);
  return {
    focalPoint,
    position: [focalPoint[0], focalPoint[1], Math.sign(towardsEye) * cameraDistance],
    viewUp: [-down[0], -down[1], 0],
    parallelScale: (view.lengthPerScreenPx * paneHeightPx) / 2,
  };
}
