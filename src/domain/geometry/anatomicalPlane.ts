import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { angleDeg } from './lps';
import { planeNormalLps } from './planeNormalLps';

/** The body planes; oblique when an image is more than 45° from each of them. */
export type AnatomicalPlaneKind = 'axial' | 'sagittal' | 'coronal' | 'oblique';

/** Which body plane an image lies in, and by how much it is tilted out of the nearest one. */
export interface AnatomicalPlane {
  readonly kind: AnatomicalPlaneKind;
  readonly tiltDeg: number;
}

/** The body axis that stands on each plane: from the right to the left, from the front to the back, to the head. */
const axes: readonly { readonly kind: AnatomicalPlaneKind; readonly axisLps: PointLps }[] = [
  { kind: 'axial', axisLps: [0, 0, 1] },
  { kind: 'sagittal', axisLps: [1, 0, 0] },
  { kind: 'coronal', axisLps: [0, 1, 0] },
];

/** Beyond this an image belongs to no body plane. Slices through L5/S1 reach about 40° and are still axial. */
const obliqueBeyondDeg = 45;

/** Names the body plane nearest to an image. */
export function anatomicalPlane(plane: ImagePlane): AnatomicalPlane {
  const normal = planeNormalLps(plane);
  let nearest: AnatomicalPlane = { kind: 'oblique', tiltDeg: 90 };
  for (const { kind, axisLps } of axes) {
    const angle = angleDeg(normal, axisLps);
    const tiltDeg = Math.min(angle, 180 - angle);
    if (tiltDeg < nearest.tiltDeg) nearest = { kind, tiltDeg };
  }
  return nearest.tiltDeg > obliqueBeyondDeg ? { kind: 'oblique', tiltDeg: nearest.tiltDeg } : nearest;
}
